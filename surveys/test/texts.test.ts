// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { countThemes, decideReminder, pageTexts, quotableTexts, redact, searchTexts, showsReminder, suggestRedactions, withThemes, type FreeText } from '../src/index.ts'

const aText = (text: string, more: Partial<FreeText> = {}): FreeText => ({ textId: text, questionId: 'q', text, mayQuote: false, themeIds: [], redacted: undefined, ...more })
const many = (count: number): FreeText[] => Array.from({ length: count }, (_, index) => aText(`t${index}`))

describe('free texts', () => {
  it.each([
    { count: 0, page: 1, on: 0, pages: 1, current: 1 }, { count: 20, page: 1, on: 20, pages: 1, current: 1 }, { count: 21, page: 2, on: 1, pages: 2, current: 2 },
    { count: 21, page: 9, on: 1, pages: 2, current: 2 }, { count: 21, page: 0, on: 20, pages: 2, current: 1 }, { count: 21, page: Number.NaN, on: 20, pages: 2, current: 1 },
  ])('$count of them show $on on page $page', ({ count, page, on, pages, current }) => {
    const shown = pageTexts(many(count), page, 20)
    expect([shown.texts.length, shown.pageCount, shown.page, shown.textCount]).toEqual([on, pages, current, count])
  })

  it('are never more than 50 to a page', () => {
    expect(pageTexts(many(100), 1, 1000).texts.length).toBe(50)
  })

  it.each([
    { query: '', found: 3 }, { query: 'EQUIPE', found: 1 }, { query: 'formateurices', found: 1 }, { query: 'rien du tout', found: 0 },
  ])('looking for « $query » finds $found', ({ query, found }) => {
    expect(searchTexts([aText('Une équipe à l’écoute'), aText('Les formateur⋅ices'), aText('Trop court')], query).length).toBe(found)
  })

  it('leave only with the writer’s agreement and after redaction', () => {
    expect(quotableTexts([aText('z', { mayQuote: true, redacted: 'z' }), aText('b', { mayQuote: true }), aText('c', { redacted: 'c' }), aText('a', { mayQuote: true, redacted: 'a' })])).toEqual(['a', 'z'])
  })

  it.each([
    { held: 0, others: 0, kind: 'hidden' }, { held: 5, others: 0, kind: 'shown' }, { held: 4, others: 6, kind: 'hidden' }, { held: 5, others: 5, kind: 'shown' }, { held: 6, others: 4, kind: 'hidden' }, { held: 0, others: 5, kind: 'shown' },
  ])('with a theme in $held and not in $others others give a share: $kind', ({ held, others, kind }) => {
    const texts = [...Array.from({ length: held }, (_, index) => aText(`h${index}`, { themeIds: ['x'] })), ...Array.from({ length: others }, (_, index) => aText(`o${index}`, { themeIds: ['y'] }))]
    expect(countThemes(texts, [{ themeId: 'x', label: 'X' }])[0]?.kind).toBe(kind)
  })

  it('keep known themes once, in the themes’ order', () => {
    expect(withThemes(aText('t'), ['y', 'z', 'x', 'y'], [{ themeId: 'x', label: '' }, { themeId: 'y', label: '' }]).themeIds).toEqual(['x', 'y'])
  })
})

describe('redaction', () => {
  it.each([
    { text: 'Merci à Mme Durand pour tout', redacted: 'Merci à […] pour tout' }, { text: 'Écrire à a.b@c.org vite', redacted: 'Écrire à […] vite' },
    { text: 'Appelez le 06 12 34 56 78.', redacted: 'Appelez le […].' }, { text: 'voir https://exemple.org/x?y', redacted: 'voir […]' }, { text: 'Avec @nadia', redacted: 'Avec […]' },
    { text: 'Rien ici, en 2026', redacted: 'Rien ici, en 2026' },
  ])('suggests $redacted', ({ text, redacted }) => {
    expect(redact(text, suggestRedactions(text))).toBe(redacted)
  })

  it('removes exactly the spans, whatever they are', () => {
    fc.assert(fc.property(fc.string(), fc.array(fc.record({ start: fc.integer({ min: -5, max: 40 }), end: fc.integer({ min: -5, max: 40 }) })), (text, spans) => {
      const places = Array.from({ length: text.length }, (_, index) => index)
      const kept = places.filter(index => !spans.some(({ start, end }) => index >= start && index < end)).map(index => text.charAt(index)).join('')
      expect(redact(text, spans).replaceAll('[…]', '')).toBe(kept.replaceAll('[…]', ''))
    }))
  })

  it('takes no time on a hostile text', () => {
    const started = performance.now()
    suggestRedactions('a.'.repeat(50_000) + '@'.repeat(50_000) + '1 '.repeat(50_000))
    expect(performance.now() - started).toBeLessThan(2000)
  })
})

describe('reminders', () => {
  const at = (day: number): Date => new Date(Date.UTC(2026, 0, 1 + day))
  it.each([
    { now: 0, sent: [], closes: 30, decision: { kind: 'wait', until: at(7) } }, { now: 7, sent: [], closes: 30, decision: { kind: 'send', number: 1 } },
    { now: 8, sent: [7], closes: 30, decision: { kind: 'wait', until: at(14) } }, { now: 14, sent: [7], closes: 30, decision: { kind: 'send', number: 2 } },
    { now: 25, sent: [7, 14], closes: 30, decision: { kind: 'never', reason: 'two-sent' } }, { now: 30, sent: [], closes: 30, decision: { kind: 'never', reason: 'closed' } },
    { now: 29, sent: [], closes: 30, decision: { kind: 'never', reason: 'too-late' } }, { now: 1, sent: [], closes: 5, decision: { kind: 'never', reason: 'too-late' } },
    { now: 400, sent: [], closes: undefined, decision: { kind: 'send', number: 1 } },
  ])('on day $now after $sent, closing $closes: $decision', ({ now, sent, closes, decision }) => {
    expect(decideReminder({ now: at(now), openedAt: at(0), closesAt: closes === undefined ? undefined : at(closes), sentAt: sent.map(at) })).toEqual(decision)
  })

  it.each([[true, false], [false, true], [true, true]])('are silenced by a receipt (%s) or a refusal (%s)', (hasReceipt, hasRefused) => {
    expect(showsReminder({ hasReceipt, hasRefused })).toBe(false)
    expect(showsReminder({ hasReceipt: false, hasRefused: false })).toBe(true)
  })
})
