// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from 'vitest'
import { LIMITS, readCsv } from '../src/index.ts'

describe('a CSV file', () => {
  it.each([
    ['a,b\n1,2\n', [['a', 'b'], ['1', '2']]],
    ['\uFEFFa;b\r\n1;"x;y"\r\n', [['a', 'b'], ['1', 'x;y']]],
    ['a\tb\n\n"line\nline"\t"say ""hi"""', [['a', 'b'], ['line\nline', 'say "hi"']]],
    ['a,b,\n1,,', [['a', 'b', ''], ['1', '', '']]],
    ['a,b\r1,2', [['a', 'b'], ['1', '2']]],
    ['a,b\n5" screen,"quoted" after', [['a', 'b'], ['5" screen', 'quoted after']]],
    ['a\n""\nx', [['a'], [''], ['x']]],
    ['', []],
  ])('%j has its cells', (text, cells) => {
    expect(readCsv(text)).toEqual(cells)
  })

  it('is not read with a quote left open', () => {
    expect(readCsv('a,b\n"never closed,1\n2,3')).toBeUndefined()
  })

  it('has the cells it was written with, whatever is in them', () => {
    const signs = ['a', '"', ',', ';', '\r\n', ' ', 'é', '=']
    const rows = Array.from({ length: 300 }, (_, row) => Array.from({ length: 4 }, (_, column) => (
      Array.from({ length: (row * 7 + column) % 5 }, (_, sign) => signs[(row * 31 + column * 17 + sign * 13) % signs.length]).join(''))))
    for (const delimiter of [',', ';']) {
      const text = [['h', 'i', 'j', 'k'], ...rows].map(row => row.map(cell => `"${cell.replaceAll('"', '""')}"`).join(delimiter)).join('\r\n')
      expect(readCsv(text)?.slice(1)).toEqual(rows)
    }
  })

  it('of two million commas, lines or quotes costs a moment, and is left where it passes the limits', () => {
    const begun = performance.now()
    expect(readCsv(','.repeat(2_000_000))?.[0]).toHaveLength(LIMITS.importedColumns + 1)
    expect(readCsv('a,b\n'.repeat(500_000))).toHaveLength(LIMITS.importedRows + 1)
    expect(readCsv('"'.repeat(2_000_000))?.[0]?.[0]).toHaveLength(999_999)
    expect(performance.now() - begun).toBeLessThan(3_000)
  })
})
