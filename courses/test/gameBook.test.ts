// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from 'vitest'
import { gameBookHtml, toGameBook } from '../src/index.ts'
import { ASSEMBLEE, TRI, read, withChange } from './support/adventures.ts'

const book = toGameBook(read(ASSEMBLEE))

describe('a game-book', () => {
  it('numbers every passage once, from 1 where the story begins, in an order that does not tell it', () => {
    expect(book.passages.map(({ number }) => number)).toEqual(Array.from({ length: 16 }, (_, index) => index + 1))
    expect(book.passages[0]?.passageId).toBe('arrivee')
    const told = read(ASSEMBLEE).passages.map(({ passageId }) => passageId)
    expect(book.passages.map(({ passageId }) => passageId)).not.toEqual(told)
    expect([...book.passages.map(({ passageId }) => passageId)].sort()).toEqual([...told].sort())
  })

  it('gives the same numbers each time, and leads by them where the choices lead', () => {
    expect(toGameBook(read(ASSEMBLEE))).toEqual(book)
    const names = new Map(book.passages.map(({ number, passageId }) => [number, passageId]))
    for (const { passageId, choices, mission } of read(ASSEMBLEE).passages) {
      const printed = book.passages.find(passage => passage.passageId === passageId)
      expect(printed?.choices.map(({ next }) => names.get(next))).toEqual(choices.map(({ targetId }) => targetId))
      expect(names.get(printed?.mission?.next ?? 0)).toBe(mission?.successId)
    }
  })

  it('asks to tick only what some passage depends on', () => {
    expect(book.variables).toEqual([{ name: 'role', values: ['secretaire', 'renfort'] }, { name: 'date', values: ['fixee', 'a-choisir'] }])
    expect(toGameBook(read(withChange('::: si role=a-deux\nVous êtes deux.\n:::', 'Vous êtes deux.'))).variables).toEqual([])
  })

  it('is read in both languages, with links between numbers and boxes for missions', () => {
    const french = gameBookHtml(read(ASSEMBLEE))
    expect(french).toMatch(/<a href="#book-\d+">allez au\u00A0\d+<\/a>/)
    expect(french.match(/class="book-mission"/g)).toHaveLength(4)
    expect(french.match(/class="book-passage"/g)).toHaveLength(16)
    expect(french).toContain('Si vous avez coché «\u00A0role\u00A0: renfort\u00A0»\u00A0:')
    expect(french).not.toMatch(/undefined|null/)
    expect(gameBookHtml(read(ASSEMBLEE), 'en')).toContain('go to\u00A0')
    const targets = [...french.matchAll(/href="#(book-\d+)"/g)].map(([, id]) => id)
    const ids = new Set([...french.matchAll(/id="(book-\d+)"/g)].map(([, id]) => id))
    expect(targets.every(id => ids.has(id))).toBe(true)
  })

  it('parts a choice from its number, once', () => {
    const html = gameBookHtml(read(withChange('[Plus tard]', '[Plus tard ?]')))
    expect(html).toMatch(/Plus tard \? <a /)
    expect(html).toMatch(/Encore un carton\u00A0: <a /)
    expect(html).toMatch(/<em>\(cochez [^)]*\)<\/em>\u00A0: <a /)
  })

  it('lets no markup of an author through', () => {
    const html = gameBookHtml(read(withChange('[Plus tard]', '[<b onclick=x>Plus tard</b>]', TRI.replace('## Le tri', '## <i>Le tri</i>'))))
    expect(html).not.toMatch(/<b |<i>/)
    expect(html).toContain('&lt;b onclick=x&gt;')
  })
})
