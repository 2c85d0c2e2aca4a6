// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Token } from 'markdown-it'
import type { QuizOption, QuizQuestion } from '../course.ts'
import { isIdentifier } from '../format/identifiers.ts'
import { LIMITS } from '../limits.ts'
import { renderBlocks } from './markdownParser.ts'
import { reportAt, type MarkdownPlace } from './markdownPlace.ts'
import { parseQuizOption } from './parseQuizOption.ts'
import { checkAttributeNames, type TextBlock } from './splitBlocks.ts'

/** A question and where it stands; `line` counts from 0 in the text. */
export interface LocatedQuestion {
  readonly question: QuizQuestion
  readonly line: number
}

/** Reads one `:::quiz` block: the wording, then one list of options as the last thing in it. */
export function parseQuizBlock(block: TextBlock, place: MarkdownPlace): LocatedQuestion | undefined {
  const questionId = readQuestionId(block, place)
  const listStart = block.tokens.findLastIndex(token => token.type === 'bullet_list_open' && token.level === 1)
  if (listStart < 0) {
    reportAt(place, block.line, 'question-without-options')
    return undefined
  }
  const listEnd = closeOf(block.tokens, listStart)
  const after = block.tokens[listEnd + 1]
  if (after !== undefined) reportAt(place, after.map?.[0] ?? block.line, 'text-after-options')
  const prompt = block.tokens.slice(0, listStart)
  const promptText = prompt.filter(token => token.type === 'inline' || token.type === 'fence' || token.type === 'code_block')
  if (promptText.every(token => token.content.trim() === '')) reportAt(place, block.line, 'question-without-text')
  const options = readOptions(block.tokens.slice(listStart + 1, listEnd), block, place)
  if (questionId === undefined) return undefined
  const isMultiple = options.filter(option => option.isRight).length > 1
  return { line: block.line, question: { questionId, promptHtml: renderBlocks(prompt), isMultiple, options } }
}

function readQuestionId(block: TextBlock, place: MarkdownPlace): string | undefined {
  checkAttributeNames(block, ['id'], place)
  const id = block.attributes.get('id')
  if (id === undefined || id === '') reportAt(place, block.line, 'missing-attribute', { key: 'id' })
  else if (!isIdentifier(id)) reportAt(place, block.line, 'wrong-id', { value: id, limit: LIMITS.idCharacters })
  else return id
  return undefined
}

function closeOf(tokens: Token[], open: number): number {
  const level = tokens[open]?.level
  let close = open + 1
  while (close < tokens.length && !(tokens[close]?.nesting === -1 && tokens[close]?.level === level)) close += 1
  return close
}

function readOptions(tokens: Token[], block: TextBlock, place: MarkdownPlace): QuizOption[] {
  const options: QuizOption[] = []
  const ids = new Set<string>()
  for (const [index, token] of tokens.entries()) {
    if (token.type !== 'list_item_open' || token.level !== 2) continue
    const line = token.map?.[0] ?? block.line
    const option = parseQuizOption(tokens.slice(index + 1, closeOf(tokens, index)), options.length, line, place)
    if (option === undefined) continue
    if (ids.has(option.optionId)) reportAt(place, line, 'duplicate-option', { id: option.optionId })
    ids.add(option.optionId)
    options.push(option)
    if (options.length === LIMITS.optionsPerQuestion + 1) reportAt(place, line, 'too-many-options', { limit: LIMITS.optionsPerQuestion })
  }
  if (options.length === 1) reportAt(place, block.line, 'too-few-options')
  if (options.length > 0 && !options.some(option => option.isRight)) reportAt(place, block.line, 'question-without-right-answer')
  return options
}
