// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const SOURCES = fileURLToPath(new URL('../src/', import.meta.url))

describe('colours of what succeeded, is wrong or wants attention', () => {
  it('are those that Nextcloud means for words and lines: the others are pale grounds since Nextcloud 33', () => {
    const files = readdirSync(SOURCES, { recursive: true, encoding: 'utf8' }).filter((name) => /\.(vue|css)$/.test(name))
    const pale = files.flatMap((name) => [...readFileSync(SOURCES + name, 'utf8').matchAll(/^.*(?:color|border[\w-]*): ?[^;]*var\(--color-(?:success|warning|error|info)\).*$/gm)]
      .map(([line]) => `${name}: ${line.trim()}`).filter((line) => !line.includes('--color-sun')))
    expect(files.length).toBeGreaterThan(100)
    expect(pale).toEqual([])
  })
})
