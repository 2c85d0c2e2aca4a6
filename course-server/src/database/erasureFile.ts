// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { existsSync } from 'node:fs'
import { open, readFile } from 'node:fs/promises'
import type { Erasure } from './eraseLearner.ts'

/** Where erasures are remembered outside the database: it may be lost with all it remembers. */
export interface ErasureFile {
  /** On the disk when this resolves. */
  append(erasure: Erasure): Promise<void>
  /** Oldest first. A line cut short by a crash is left out: its erasure was never answered. */
  list(): Promise<readonly Erasure[]>
}

export const NO_ERASURE_FILE: ErasureFile = { append: () => Promise.resolve(), list: () => Promise.resolve([]) }

/** One line per erasure: a keyed hash and an instant. Nothing in it tells who. */
export function createErasureFile(path: string): ErasureFile {
  return {
    async append({ erasureHash, erasedAt }) {
      const file = await open(path, 'a', 0o600)
      try {
        await file.write(`${erasureHash} ${erasedAt.toISOString()}\n`)
        await file.sync()
      } finally {
        await file.close()
      }
    },
    async list() {
      if (!existsSync(path)) return []
      return (await readFile(path, 'utf8')).split('\n').slice(0, -1).map(parseLine)
    },
  }
}

function parseLine(line: string): Erasure {
  const [erasureHash = '', erasedAt = ''] = line.split(' ')
  return { erasureHash, erasedAt: new Date(erasedAt) }
}
