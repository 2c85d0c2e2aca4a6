// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { OWN_SHARES } from './addresses.ts'
import type { Space } from './check.ts'
import { listOf, numberOf, ocsData, textOf, type Fields } from './ocsData.ts'

export type ShareKind = 'person' | 'group' | 'link' | 'mail'

/** The token of a public link is in the answer: it is not read here, so that nothing can pass it on. */
export interface Share {
  readonly kind: ShareKind
  readonly canEdit: boolean
  /** With whom, as the person knows them. */
  readonly withName: string
  readonly ownerName: string
  readonly ownerId: string
  /** Last piece of its path. */
  readonly name: string
  readonly hasPassword: boolean
  readonly hasExpiry: boolean
}

/** https://docs.nextcloud.com/server/latest/developer_manual/client_apis/OCS/ocs-share-api.html; 7 is a team, 10 a conversation. */
const KIND_OF_TYPE: Readonly<Record<number, ShareKind>> = { 0: 'person', 1: 'group', 3: 'link', 4: 'mail', 6: 'person', 7: 'group', 9: 'group', 10: 'group' }
const MAY_UPDATE = 2

/** Shares the person made of one thing. A path that is gone has none. @throws CannotKnow, AppIsAbsent */
export async function listSharesOf(space: Space, names: readonly string[]): Promise<readonly Share[]> {
  return await readShares(space, space.addresses.sharesOf(...names))
}

/** All the shares the person made. */
export async function listOwnShares(space: Space): Promise<readonly Share[]> {
  return await readShares(space, OWN_SHARES)
}

export async function listSharesReceived(space: Space): Promise<readonly Share[]> {
  return await readShares(space, `${OWN_SHARES}?shared_with_me=true`)
}

async function readShares(space: Space, address: string): Promise<readonly Share[]> {
  const answer = await space.ask({ method: 'GET', address })
  return answer.status === 404 ? [] : listOf(ocsData(answer)).flatMap(readShare)
}

function readShare(fields: Fields): readonly Share[] {
  const kind = KIND_OF_TYPE[numberOf(fields['share_type'])]
  const path = textOf(fields['path']) || textOf(fields['file_target'])
  return kind === undefined ? [] : [{
    kind,
    canEdit: (numberOf(fields['permissions']) & MAY_UPDATE) !== 0,
    withName: textOf(fields['share_with_displayname']),
    ownerName: textOf(fields['displayname_owner']),
    ownerId: textOf(fields['uid_owner']),
    name: path.split('/').at(-1) ?? '',
    // An own password, or none: the value is a placeholder or a hash, which nobody needs to see.
    hasPassword: textOf(fields['password']) !== '',
    hasExpiry: textOf(fields['expiration']) !== '',
  }]
}
