// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { InvalidArgumentError, type Command } from 'commander'
import { MAX_INVITATIONS } from '../services/spaces.ts'
import { dayOf } from '../services/clock.ts'
import { withServices, type CommandContext } from './commandContext.ts'

interface InviteOptions {
  readonly count: number
  readonly label?: string
  readonly host?: boolean
  readonly json?: boolean
}

/** Most characters of a label. */
const MAX_LABEL = 100

export function addSpaceCommands(program: Command, context: CommandContext): void {
  const { words, write } = context
  const space = program.command('space').description(words.space)

  space.command('invite').description(words.spaceInvite)
    .option('--count <number>', words.spaceCount, readCount, 1)
    .option('--label <text>', words.spaceLabel, (text: string) => text.slice(0, MAX_LABEL))
    .option('--host', words.spaceHost)
    .option('--json', words.asJson)
    .action(({ count, label, host = false, json = false }: InviteOptions) => withServices(context, async ({ services, config }) => {
      const issued = await services.spaces.invite({ count, label: label ?? null, isHost: host })
      if (json) {
        for (const one of issued) write(JSON.stringify({ ...one, url: config.publicUrl }))
        return
      }
      write(words.invited(issued.length, config.publicUrl))
      for (const { spaceId, label: ownLabel, pairingCode, expiresAt } of issued) {
        write([pairingCode, spaceId, expiresAt.toISOString().slice(0, 10), ownLabel ?? ''].join('  ').trimEnd())
      }
    }))

  space.command('list').description(words.spaceList).option('--json', words.asJson)
    .action(({ json = false }: { readonly json?: boolean }) => withServices(context, async ({ services }) => {
      for await (const { spaceId, label, origin, status, isCampus, isHost, createdAt, lastSeenOn } of services.spaces.list()) {
        const lastSeen = lastSeenOn === null ? null : dayOf(lastSeenOn)
        write(json
          ? JSON.stringify({ spaceId, label, origin, status, isCampus, isHost, createdAt, lastSeenOn: lastSeen })
          : [spaceId, words.statuses[status], lastSeen ?? '–', isHost ? words.isHost : '', origin ?? '', label ?? ''].join('  ').trimEnd())
      }
    }))

  space.command('revoke').description(words.spaceRevoke).argument('<space>')
    .action((spaceId: string) => withServices(context, async ({ services }) => {
      const isDone = await services.spaces.revoke(spaceId)
      if (!isDone) context.fail()
      write(isDone ? words.revoked(spaceId) : words.unknownSpace(spaceId))
    }))
}

function readCount(text: string): number {
  const count = Number(text)
  if (!/^\d{1,6}$/.test(text) || count < 1 || count > MAX_INVITATIONS) throw new InvalidArgumentError(`1 – ${MAX_INVITATIONS}`)
  return count
}
