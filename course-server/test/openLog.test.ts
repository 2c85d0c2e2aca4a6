// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { spawnSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'

const LINES = 5_000

/** What a program that logs prints before it ends. */
function printed(ending: string): string {
  const script = `import { openLog } from './src/openLog.ts'
    const log = openLog()
    for (let line = 0; line < ${LINES}; line += 1) log.write(line + '\\n')
    ${ending}`
  return spawnSync(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script], { cwd: new URL('..', import.meta.url), encoding: 'utf8', maxBuffer: 1e7 }).stdout
}

describe('the log', () => {
  it.each([
    ['by itself', ''], ['by closing the log', 'log.close(); process.kill(process.pid, \'SIGKILL\')'], ['at once', 'process.exit(1)'], ['by a bug', 'throw new Error(\'A bug\')'],
  ])('keeps each line, in order, of a program that ends %s', (_, ending) => {
    expect(printed(ending)).toBe(Array.from({ length: LINES }, (__, line) => `${line}\n`).join(''))
  })
})
