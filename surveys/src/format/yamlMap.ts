// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { LineCounter, isAlias, isMap, isScalar, isSeq, parseDocument, visit, type Node, type YAMLMap } from 'yaml'
import type { IssueList } from '../issues/issueList.ts'
import { LIMITS } from '../limits.ts'

/** A YAML text whose root is a map, with the way from a node to its line. */
export interface YamlRoot {
  readonly map: YAMLMap
  readonly lineOf: (node: Node | null | undefined) => number
}

/**
 * Reads YAML 1.2 without anchors, aliases or tags: nothing can be expanded, so no bomb.
 * @param firstLine line of the file on which `text` begins, from 1
 */
export function parseYamlMap(text: string, file: string, firstLine: number, issues: IssueList): YamlRoot | undefined {
  if (text.length > LIMITS.yamlCharacters) {
    issues.add('yaml-too-large', file, firstLine, { limit: LIMITS.yamlCharacters })
    return undefined
  }
  const deepLine = findDeepLine(text)
  if (deepLine !== undefined) {
    issues.add('yaml-too-deep', file, firstLine + deepLine)
    return undefined
  }
  const lines = new LineCounter()
  const lineAt = (offset: number): number => firstLine + Math.max(1, lines.linePos(offset).line) - 1
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, version: '1.2', schema: 'core', merge: false, uniqueKeys: true })
  for (const problem of document.errors) issues.add('yaml-syntax', file, lineAt(problem.pos[0]))
  if (document.errors.length > 0) return undefined
  const lineOf = (node: Node | null | undefined): number => lineAt(node?.range?.[0] ?? 0)
  if (!isMap(document.contents)) {
    issues.add('yaml-not-a-map', file, lineOf(document.contents))
    return undefined
  }
  const clever = findCleverNodes(document.contents)
  for (const node of clever) issues.add('yaml-alias', file, lineOf(node))
  return clever.length > 0 ? undefined : { map: document.contents, lineOf }
}

/** Index of a line that could nest deeper than the format ever needs; the parser itself recurses. */
function findDeepLine(text: string): number | undefined {
  let openCount = 0
  for (const [index, line] of text.split('\n').entries()) {
    const indent = /^[\s\-?:]*/.exec(line)?.[0] ?? ''
    if (indent.length > LIMITS.yamlDepth * 4) return index
    for (const character of line) {
      if (character === '[' || character === '{') openCount += 1
      else if (character === ']' || character === '}') openCount = Math.max(0, openCount - 1)
      if (openCount > LIMITS.yamlDepth) return index
    }
  }
  return undefined
}

function findCleverNodes(root: Node): Node[] {
  const found: Node[] = []
  visit(root, {
    Node(_, node) {
      const hasAnchor = (isMap(node) || isSeq(node) || isScalar(node)) && node.anchor !== undefined
      if (isAlias(node) || hasAnchor || node.tag !== undefined) found.push(node)
    },
  })
  return found
}
