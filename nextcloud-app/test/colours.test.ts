// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

const SOURCES = join(import.meta.dirname, '../src')

describe('colours of what succeeded, is wrong or wants attention', () => {
  it('are those that Nextcloud means for words and lines: the others are pale grounds', () => {
    const files = readdirSync(SOURCES, { recursive: true, encoding: 'utf8' }).filter((name) => /\.(vue|css)$/.test(name))
    const pale = files.flatMap((name) => [...readFileSync(join(SOURCES, name), 'utf8').matchAll(/^.*(?:color|border[\w-]*): ?[^;]*var\(--color-(?:success|warning|error|info)\).*$/gm)]
      .map(([line]) => `${name}: ${line.trim()}`).filter((line) => !line.includes('--color-sun')))
    expect(files.length).toBeGreaterThan(100)
    expect(pale).toEqual([])
  })
})
