// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Language } from '../../course.ts'
import type { PlayableAdventure, VariableValue } from '../adventure.ts'
import { bookWords, type BookWords } from './bookWords.ts'
import { toGameBook, type BookPassage, type GameBook } from './toGameBook.ts'

/**
 * The book as a fragment of safe HTML, for paper and for browsers without scripts: numbers are links, missions are boxes.
 * @param heading level of the passages' headings: 2 below a page's title
 */
export function gameBookHtml(adventure: PlayableAdventure, language: Language = adventure.language, heading: 2 | 3 = 2): string {
  const words = bookWords(language)
  const book = toGameBook(adventure)
  return [writeSheet(book, words, heading), ...book.passages.map(passage => writePassage(passage, words, heading))].join('\n')
}

function writeSheet({ variables }: GameBook, words: BookWords, heading: number): string {
  if (variables.length === 0) return `<p class="book-how">${escape(words.how)}</p>`
  const rows = variables.map(({ name, values }) => `<li>${escape(nameOf(name))}${words.colon} ${values.map(value => `☐ ${escape(nameOf(value))}`).join(' · ')}</li>`)
  return `<section class="book-sheet"><h${heading}>${escape(words.sheet)}</h${heading}><p class="book-how">${escape(words.how)} ${escape(words.tick)}</p><ul>${rows.join('')}</ul></section>`
}

function writePassage({ number, title, prose, mission, choices, isEnding }: BookPassage, words: BookWords, heading: number): string {
  const text = prose.map(({ html, condition }) => (condition === null ? html : `<div class="book-condition"><p><em>${escape(words.ifTicked(phraseOf(condition)))}</em></p>${html}</div>`))
  const ways = choices.map(({ text: choice, next, ticks, condition }) => {
    const before = condition === null ? '' : `<em>${escape(words.ifTicked(phraseOf(condition)))}</em> `
    const tick = ticks.length === 0 ? '' : ` <em>${escape(words.tickNow(ticks.map(phraseOf).join(', ')))}</em>`
    return `<li>${before}${escape(choice)}${tick}${STOPPED.test(choice) && tick === '' ? '' : words.colon} ${goTo(next, words)}</li>`
  })
  return [
    `<article class="book-passage" id="book-${number}"><h${heading}><span class="book-number">${number}</span> ${escape(title)}</h${heading}>`,
    ...text,
    ...mission === null ? [] : [writeMission(mission, words)],
    ...ways.length === 0 ? [] : [`<ul class="book-choices">${ways.join('')}</ul>`],
    ...isEnding ? [`<p class="book-ending">${escape(words.ending)}</p>`] : [],
    '</article>',
  ].join('\n')
}

/** A choice that ends as a sentence needs no colon before its number. */
const STOPPED = /[.!?…:][\s\u00A0\u202F]*[»”"]?$/

function writeMission({ todoHtml, hintHtml, next }: NonNullable<BookPassage['mission']>, words: BookWords): string {
  const hint = hintHtml === null ? '' : `<p class="book-hint"><strong>${escape(words.hint)}</strong> ${hintHtml}</p>`
  return `<div class="book-mission"><p><strong>${escape(words.mission)}</strong> ${todoHtml}</p>${hint}<p>☐ ${escape(words.done)} ${goTo(next, words)}</p></div>`
}

function goTo(number: number, words: BookWords): string {
  return `<a href="#book-${number}">${escape(words.goTo(number))}</a>`
}

function phraseOf({ variable, value }: VariableValue): string {
  return `${nameOf(variable)}\u00A0: ${nameOf(value)}`
}

/** Names of variables are ids; on paper they are read by people. */
function nameOf(id: string): string {
  return id.replaceAll('-', ' ')
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}
