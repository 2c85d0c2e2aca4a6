// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { isMap, isScalar, isSeq, type Node, type Scalar, type YAMLMap } from 'yaml'
import type { SurveyIssueCode, IssueDetail, IssueList } from '../issues/issueList.ts'
import { LIMITS } from '../limits.ts'
import { isIdentifier } from './identifiers.ts'
import type { YamlRoot } from './yamlMap.ts'

/**
 * Reads one map of known keys. Each reading gives `undefined` when the key is absent or wrong;
 * what is wrong, or missing though required, is reported on its line.
 */
export interface FieldReader {
  readonly line: number
  readonly has: (key: string) => boolean
  readonly lineOf: (key: string) => number
  readonly report: (code: SurveyIssueCode, key: string | undefined, detail?: IssueDetail) => void
  readonly text: (key: string, limit: number) => string | undefined
  readonly identifier: (key: string) => string | undefined
  readonly wholeNumber: (key: string, min: number, max: number) => number | undefined
  /** A whole number of either sign within the limits. */
  readonly integer: (key: string) => number | undefined
  readonly flag: (key: string) => boolean | undefined
  readonly choice: <T extends string>(key: string, allowed: readonly T[]) => T | undefined
  readonly texts: (key: string, min: number, max: number, limit: number) => LocatedText[] | undefined
  /** Texts or whole numbers, both as text: points of a scale are written without quotes. */
  readonly words: (key: string, min: number, max: number) => LocatedText[] | undefined
  readonly map: (key: string, allowedKeys: readonly string[] | 'any') => FieldReader | undefined
  readonly maps: (key: string, min: number, max: number, allowedKeys: readonly string[]) => FieldReader[] | undefined
  readonly keys: () => string[]
}

export interface LocatedText {
  readonly text: string
  readonly line: number
}

/** @param allowedKeys every other key is an error; `any` where keys are ids checked by the caller */
export function readFields(root: YamlRoot, file: string, issues: IssueList, allowedKeys: readonly string[] | 'any'): FieldReader {
  const { map, lineOf: nodeLine } = root
  const entries = entriesOf(map)
  const mapLine = nodeLine(map)
  const lineOf = (key: string): number => { const entry = entries.get(key); return entry === undefined ? mapLine : nodeLine(entry.key) }
  const report: FieldReader['report'] = (code, key, detail) => { issues.add(code, file, key === undefined ? mapLine : lineOf(key), detail) }
  const value = (key: string): Node | null | undefined => entries.get(key)?.value
  const scalar = (key: string): Scalar | undefined => { const node = value(key); return isScalar(node) ? node : undefined }
  const isAbsent = (key: string): boolean => !entries.has(key)

  if (allowedKeys !== 'any') {
    for (const [key, { key: node }] of entries) {
      if (!allowedKeys.includes(key)) issues.add('unknown-key', file, nodeLine(node), { key, allowed: allowedKeys.join(', ') })
    }
  }

  const reader: FieldReader = {
    line: mapLine,
    has: key => entries.has(key),
    lineOf,
    report,
    keys: () => [...entries.keys()],
    text(key, limit) {
      if (isAbsent(key)) return undefined
      const node = scalar(key)
      const text = typeof node?.value === 'string' ? node.value.trim() : ''
      if (text === '') { report('wrong-text', key, { key }); return undefined }
      if (text.length > limit) { report('text-too-long', key, { key, limit }); return undefined }
      return text
    },
    identifier(key) {
      const text = reader.text(key, Number.POSITIVE_INFINITY)
      if (text === undefined || isIdentifier(text)) return text
      report('wrong-id', key, { value: text, limit: LIMITS.idCharacters })
      return undefined
    },
    wholeNumber(key, min, max) {
      if (isAbsent(key)) return undefined
      const node = scalar(key)
      // The source is looked at because YAML reads `012` as 12 and `0x10` as 16.
      const isPlain = node?.type === 'PLAIN' && /^(?:0|[1-9][0-9]{0,8})$/.test(node.source ?? '')
      if (isPlain && typeof node.value === 'number' && node.value >= min && node.value <= max) return node.value
      report('wrong-number', key, { key, min, max })
      return undefined
    },
    integer(key) {
      if (isAbsent(key)) return undefined
      const found = integerOf(value(key))
      if (found === undefined) report('wrong-integer', key, { key })
      return found
    },
    flag(key) {
      if (isAbsent(key)) return undefined
      const flag = scalar(key)?.value
      if (typeof flag === 'boolean') return flag
      report('wrong-flag', key, { key })
      return undefined
    },
    choice(key, allowed) {
      if (isAbsent(key)) return undefined
      const text = scalar(key)?.value
      const found = allowed.find(choice => choice === text)
      if (found === undefined) report('wrong-choice', key, { key, value: String(text), allowed: allowed.join(', ') })
      return found
    },
    texts(key, min, max, limit) {
      const items = readList(key, min, max)
      if (items === undefined) return undefined
      const texts: LocatedText[] = []
      for (const item of items) {
        const text = isScalar(item) && typeof item.value === 'string' ? item.value.trim() : ''
        if (text === '') issues.add('wrong-text', file, nodeLine(item), { key })
        else if (text.length > limit) issues.add('text-too-long', file, nodeLine(item), { key, limit })
        else if (texts.some(other => other.text === text)) issues.add('repeated-entry', file, nodeLine(item), { key, value: text })
        else texts.push({ text, line: nodeLine(item) })
      }
      return texts
    },
    words(key, min, max) {
      return readList(key, min, max)?.flatMap((item) => {
        const word = isScalar(item) && typeof item.value === 'string' ? item.value.trim() : integerOf(item)?.toString()
        if (word !== undefined && word !== '' && word.length <= LIMITS.idCharacters) return [{ text: word, line: nodeLine(item) }]
        issues.add('wrong-text', file, nodeLine(item), { key })
        return []
      })
    },
    map(key, keys) {
      const node = value(key)
      if (isMap(node)) return readFields({ map: node, lineOf: nodeLine }, file, issues, keys)
      if (!isAbsent(key)) report('wrong-map', key, { key })
      return undefined
    },
    maps(key, min, max, keys) {
      const items = readList(key, min, max)
      return items?.flatMap((item) => {
        if (isMap(item)) return [readFields({ map: item, lineOf: nodeLine }, file, issues, keys)]
        issues.add('wrong-map', file, nodeLine(item), { key })
        return []
      })
    },
  }

  function readList(key: string, min: number, max: number): Node[] | undefined {
    if (isAbsent(key)) return undefined
    const node = value(key)
    if (!isSeq(node) || node.items.length < min || node.items.length > max) {
      report('wrong-list', key, { key, min, max })
      return undefined
    }
    return node.items as Node[] // The parser fills sequences of a document with nodes.
  }
  return reader
}

/** The source is looked at because YAML reads `012` as 12 and `0x10` as 16. */
function integerOf(node: Node | null | undefined): number | undefined {
  if (!isScalar(node) || typeof node.value !== 'number' || node.type !== 'PLAIN') return undefined
  if (!/^-?(?:0|[1-9][0-9]{0,9})$/.test(node.source ?? '')) return undefined
  return Math.abs(node.value) <= LIMITS.number ? node.value : undefined
}

interface Entry { readonly key: Node; readonly value: Node | null }

function entriesOf(map: YAMLMap): Map<string, Entry> {
  const entries = new Map<string, Entry>()
  for (const pair of map.items) {
    const key = pair.key as Node // The parser fills maps of a document with nodes.
    entries.set(isScalar(key) ? String(key.value) : '', { key, value: pair.value as Node | null })
  }
  return entries
}
