// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { existsSync } from 'node:fs'
import { open, readFile, type FileHandle } from 'node:fs/promises'
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
      const file = await open(path, 'a+', 0o600)
      try {
        const start = await isTorn(file) ? '\n' : ''
        await file.appendFile(`${start}${erasureHash} ${erasedAt.toISOString()}\n`)
        await file.sync()
      } finally {
        await file.close()
      }
    },
    async list() {
      if (!existsSync(path)) return []
      return (await readFile(path, 'utf8')).split('\n').slice(0, -1).flatMap(parseLine)
    },
  }
}

/** Whether a crash or a full disk cut the last line short: what follows would be lost with it. */
async function isTorn(file: FileHandle): Promise<boolean> {
  const { size } = await file.stat()
  if (size === 0) return false
  const { buffer } = await file.read(Buffer.alloc(1), 0, 1, size - 1)
  return buffer.toString() !== '\n'
}

function parseLine(line: string): Erasure[] {
  const [erasureHash = '', time = '', ...more] = line.split(' ')
  const erasedAt = new Date(time)
  return erasureHash === '' || Number.isNaN(erasedAt.getTime()) || more.length > 0 ? [] : [{ erasureHash, erasedAt }]
}
