// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { VariableValue } from '../adventure.ts'
import { slugOf } from '../format/slug.ts'
import { findTwineLinks, toOurNames, type TwineLink } from './twineLinks.ts'
import type { TwinePassage } from './readTwine.ts'

/** What becomes of a passage: lines of an adventure, and what had to be told. */
export interface ConvertedPassage {
  readonly lines: readonly string[]
  readonly effects: readonly VariableValue[]
  readonly targets: readonly { readonly name: string; readonly line: number }[]
  readonly hasWay: boolean
}

/** `report` is given a line of the passage's text, from 0. */
export type ReportTwine = (code: 'twine-macro' | 'twine-picture' | 'twine-unclosed-link' | 'twine-html' | 'twine-link-in-text', line: number, text: string) => void

const CONDITION = /^<<if \$(\w{1,64}) (?:is|eq|==) (?:"([^"]{1,64})"|'([^']{1,64})')>>$/
const MACRO = /<<[^<>\n]{0,400}>>|\([a-z][a-z-]{0,30}:[^()\n]{0,400}\)/gi
const PICTURE = /\[(?:<|>)?img\[[^\n\]]{0,400}\](?:\[[^\n\]]{0,200}\])*\]|<(?:img|audio|video|iframe)\b[^>\n]{0,400}>/gi
const TAG = /<\/?[a-z][a-z0-9-]{0,30}(?:\s[^<>\n]{0,400})?\/?>/gi

/** Twine's text as our Markdown, line by line. Links alone on their line become choices where they stand, others at the end. */
export function convertPassage({ text }: TwinePassage, idOf: (name: string) => string, report: ReportTwine): ConvertedPassage {
  const { lines: source, missions } = takeMissions(text)
  const lines: string[] = []
  const effects: VariableValue[] = []
  const targets: { name: string; line: number }[] = []
  let waiting: string[] = []
  let isConditional = false
  const choiceOf = (link: TwineLink, index: number): string => {
    if (link.unread !== undefined) report('twine-macro', index, link.unread)
    effects.push(...link.effects)
    targets.push({ name: link.target, line: index })
    return writeChoice(link, idOf(link.target))
  }
  for (const [index, line] of source.entries()) {
    const opened = readCondition(line)
    const isEnd = line.trim() === '<</if>>'
    if (opened !== undefined && !isConditional) {
      isConditional = true
      effects.push(opened)
      lines.push('', `::: si ${opened.variable}=${opened.value}`)
      continue
    }
    if (isEnd && isConditional) {
      lines.push(...waiting, ':::', '')
      waiting = []
      isConditional = false
      continue
    }
    const links = findTwineLinks(line)
    const bare = links.reduce((rest, { whole }) => rest.replace(whole, ''), line).replace(/^\s*[-*+•]?\s*|\s+$/g, '')
    if (bare === '' && links.length > 0) {
      lines.push(...links.flatMap(({ link }) => (isAddress(link.target) ? [writeAddress(link)] : [choiceOf(link, index)])))
      continue
    }
    for (const { link } of links) {
      if (isAddress(link.target)) continue
      report('twine-link-in-text', index, link.words)
      waiting.push(choiceOf(link, index))
    }
    const words = links.reduce((rest, { whole, link }) => rest.replace(whole, () => (isAddress(link.target) ? writeAddress(link) : link.words)), line)
    lines.push(convertWords(words, index, report))
  }
  const end = isConditional ? [...waiting, ':::'] : waiting
  const all = [...lines, ...missions.flatMap(mission => ['', '```mission', ...mission, '```', '']), ...end.length > 0 ? ['', ...end] : []]
  return { lines: tellApart(all), effects, targets, hasWay: targets.length > 0 || missions.length > 0 }
}

/** A mission that our own export hid in a comment, and its way on, which is part of it. Other comments are dropped, their lines kept. */
function takeMissions(text: string): { lines: string[]; missions: string[][] } {
  const missions: string[][] = []
  const withoutMissions = text.replace(/\/%mission\n([^%]{0,4000})%\//g, (whole, block: string) => {
    missions.push(block.split('\n').filter(line => line.trim() !== ''))
    return '\n'.repeat(whole.split('\n').length - 1)
  })
  const lines = withoutMissions.split('\n').map(line => (missions.length > 0 && line.endsWith('/%mission%/') ? '' : line)).join('\n')
  const blank = (whole: string): string => '\n'.repeat(whole.split('\n').length - 1)
  const kept = lines.replace(/\/%(?!#)[^%]{0,4000}%\/|\/\*[^*]{0,4000}\*\/|<!--[^<>]{0,4000}-->/g, blank)
  return { lines: kept.split('\n'), missions }
}

function readCondition(line: string): VariableValue | undefined {
  const [, variable, quoted, single] = CONDITION.exec(line.trim()) ?? []
  return variable === undefined ? undefined : toOurNames(variable, quoted ?? single ?? '')
}

function convertWords(line: string, index: number, report: ReportTwine): string {
  const told = (code: Parameters<ReportTwine>[0]) => (found: string): string => {
    report(code, index, found)
    return ''
  }
  const words = line.replace(PICTURE, told('twine-picture')).replace(MACRO, told('twine-macro')).replace(TAG, told('twine-html')).replace(/''([^'\n]+)''/g, '**$1**')
  if (words.includes('[[')) report('twine-unclosed-link', index, words.slice(words.indexOf('[[')))
  return asText(words)
}

/** Words that would mean something in our format, put so that they do not. */
function asText(line: string): string {
  const [, marks, title] = /^(?:(!{1,6}|#{1,2}(?!#))[ \t]*)(\S.*)$/.exec(line) ?? []
  if (marks !== undefined && title !== undefined) return `### ${title}`
  if (/^\s*(?:-{3,}|={3,})\s*$/.test(line)) return '\n***'
  return line.replace(/^(\s*)(:{2,}|`{3,}|~{3,})/, '$1\\$2').replaceAll('](#', '] (#')
}

function isAddress(target: string): boolean {
  return /^https?:\/\//i.test(target)
}

function writeAddress({ words, target }: TwineLink): string {
  return `[${words}](${target.replace(/[\s()<>]/g, encodeURIComponent)})`
}

function writeChoice({ words, effects, id }: TwineLink, targetId: string): string {
  const braces = [...id === undefined ? [] : [`#${id}`], ...effects.map(({ variable, value }) => `${variable}=${value}`)].join(' ')
  return `- [${words.replace(/[[\]]/g, '')}](#${targetId})${braces === '' ? '' : ` {${braces}}`}`
}

/** Two choices to one passage need names of their own. */
function tellApart(lines: readonly string[]): string[] {
  const names = new Set<string>()
  return lines.map((line) => {
    const [, words, target, braces = ''] = /^- \[([^\]]*)\]\(#([^)]*)\)(?: \{([^}]*)\})?$/.exec(line) ?? []
    if (words === undefined || target === undefined) return line
    const own = /^#(\S+)/.exec(braces)?.[1]
    const name = own ?? target
    if (!names.has(name)) {
      names.add(name)
      return line
    }
    let free = slugOf(words, target)
    while (names.has(free)) free = `${free.slice(0, 60)}-${names.size}`
    names.add(free)
    const rest = braces.replace(/^#\S+\s*/, '')
    return `- [${words}](#${target}) {#${free}${rest === '' ? '' : ` ${rest}`}}`
  })
}
