// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import pino from 'pino'

/** What waits for a reader of the log that has stopped reading; lines beyond are lost rather than the memory. */
const LONGEST_WAITING_CHARACTERS = 4 * 1024 * 1024

export interface OpenLog {
  write(line: string): void
  /** Writes what still waits. */
  close(): void
}

/**
 * Standard output for the log. Lines that come while others are being written are written together: one by one,
 * a crowd of 500 waited a tenth longer. Whatever ends the program writes what waits, except a kill.
 */
export function openLog(): OpenLog {
  const stream = pino.destination({ dest: 1, sync: false, maxLength: LONGEST_WAITING_CHARACTERS })
  return {
    write: (line) => { stream.write(line) },
    close: () => { stream.flushSync() },
  }
}
