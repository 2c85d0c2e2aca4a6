// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { t } from '../../l10n.ts'
import { no, yes, type Check, type Finding, type Space } from '../check.ts'
import { findFiles } from '../files.ts'
import { matchesPattern } from '../matchName.ts'
import type { Wanted } from '../readArguments.ts'
import { listOwnShares, listSharesOf, type Share } from '../shares.ts'

/** Things of the same pattern past these are not asked about. */
const MOST_THINGS = 5

/** A public link, protected as asked. */
export const publicLink: Check = {
  whatIsLookedAt: () => t('parcours', 'the shares you made, to see which have a public link and how it is protected'),
  async look(space, wanted) {
    const shares = await listShares(space, wanted)
    const links = shares.filter(({ kind }) => kind === 'link')
    if (links.length === 0) {
      return shares.length === 0
        ? no('not-shared', t('parcours', 'There is no public link yet.'))
        : no('shared-otherwise', t('parcours', '“{name}” is shared with people, but has no public link.', { name: shares[0]?.name ?? '' }))
    }
    return judge(links, wanted.values('protege'))
  },
}

/** With a name, only what is asked for; without, everything the person shares. */
async function listShares(space: Space, wanted: Wanted): Promise<readonly Share[]> {
  const pattern = wanted.text('nom')
  if (pattern === undefined) {
    return await listOwnShares(space)
  }
  const things = (await findFiles(space, pattern)).filter(({ name }) => matchesPattern(pattern, name)).slice(0, MOST_THINGS)
  return (await Promise.all(things.map(({ names }) => listSharesOf(space, names)))).flat()
}

function judge(links: readonly Share[], protections: readonly string[]): Finding {
  const needsPassword = protections.includes('password')
  const needsExpiry = protections.includes('expiry')
  const good = links.find(({ hasPassword, hasExpiry }) => (hasPassword || !needsPassword) && (hasExpiry || !needsExpiry))
  if (good !== undefined) {
    return yes(t('parcours', '“{name}” has a public link, as asked.', { name: good.name }))
  }
  const withPassword = links.find(({ hasPassword }) => hasPassword)
  return needsPassword && (withPassword === undefined || !needsExpiry)
    ? no('no-password', t('parcours', 'The public link of “{name}” has no password: whoever finds it gets in.', { name: links[0]?.name ?? '' }))
    : no('no-expiry', t('parcours', 'The public link of “{name}” has no end date.', { name: (withPassword ?? links[0])?.name ?? '' }))
}
