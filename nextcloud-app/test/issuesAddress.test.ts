// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { withIssuesAddress } from '../build/issuesAddress.ts'

const INFO = readFileSync(join(import.meta.dirname, '../appinfo/info.xml'), 'utf8')

describe('the address where people report what is wrong', () => {
  it('is written once into what the store shows', () => {
    const written = withIssuesAddress(INFO, 'https://forge.example.org/parcours/issues?a=$1', true)
    expect(written.match(/<bugs>.*?<\/bugs>/g)).toEqual(['<bugs>https://forge.example.org/parcours/issues?a=$1</bugs>'])
  })

  it('may be missing for servers of one’s own, not for the store', () => {
    expect(withIssuesAddress(INFO, undefined, false)).toBe(INFO)
    expect(() => withIssuesAddress(INFO, '', true)).toThrow('PARCOURS_ISSUES')
  })

  it.each(['http://forge.example.org', 'https://', 'https://x"><script>', 'https://x&y', `https://${'x'.repeat(249)}`, 'mailto:a@example.org'])('is refused: %s', (address) => {
    expect(() => withIssuesAddress(INFO, address, false)).toThrow('PARCOURS_ISSUES')
  })
})
