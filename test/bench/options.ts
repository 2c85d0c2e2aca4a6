// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Mode } from './sizes.ts'

export interface Options {
  readonly mode: Mode
  readonly isJson: boolean
  /** Name of a measure or of a number; undefined for all. */
  readonly only: string | undefined
}

export const USAGE = 'npm run bench -- [--quick | --full] [--json] [--only NAME]'

/** Reads the command line. @throws with the usage when it holds anything else */
export function parseOptions(args: readonly string[]): Options {
  let mode: Mode = 'usual'
  let isJson = false
  let only: string | undefined
  for (let at = 0; at < args.length; at++) {
    const arg = args[at]
    if (arg === '--quick') mode = 'quick'
    else if (arg === '--full') mode = 'full'
    else if (arg === '--json') isJson = true
    else if (arg === '--only' && args[at + 1] !== undefined) only = args[++at]
    else throw new Error(`Unknown option ${arg ?? ''}.\n${USAGE}`)
  }
  return { mode, isJson, only }
}
