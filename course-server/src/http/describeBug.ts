// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
/** What a log keeps of an unexpected error. */
export interface BugDescription {
  readonly name: string
  readonly message: string
  readonly stack: readonly string[]
}

const MAX_MESSAGE_LENGTH = 300
const MAX_FRAMES = 12
/** Tokens, pseudonyms, hashes and quoted values: a driver may put any of them into its message. */
const SECRETS = /[\w-]{32,}(\.[\w-]+)*|"[^"]*"|'[^']*'/g

/** Enough to mend the bug, without what a person typed: parameters and SQL are left out. */
export function describeBug(error: unknown): BugDescription {
  if (!(error instanceof Error)) return { name: typeof error, message: '', stack: [] }
  const frames = (error.stack ?? '').split('\n').map((line) => line.trim()).filter((line) => line.startsWith('at '))
  return {
    name: error.name,
    message: error.message.slice(0, MAX_MESSAGE_LENGTH).replaceAll(SECRETS, '…'),
    stack: frames.slice(0, MAX_FRAMES),
  }
}
