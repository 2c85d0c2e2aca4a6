// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const QUOTED = String.raw`'((?:[^'\\]|\\.)*)'`
const SINGLE = new RegExp(String.raw`\bt\(\s*'parcours',\s*${QUOTED}`, 'g')
const PLURAL = new RegExp(String.raw`\bn\(\s*'parcours',\s*${QUOTED},\s*${QUOTED}`, 'g')

/** Every text given to `t()` and `n()` in the sources, as the keys of Nextcloud's translation files. */
export function listSourceStrings(folder: string): readonly string[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => /\.(ts|vue)$/.test(name))
  const keys = files.flatMap((name) => keysOf(readFileSync(join(folder, name), 'utf8')))
  return [...new Set(keys)].sort()
}

function keysOf(source: string): readonly string[] {
  const singles = [...source.matchAll(SINGLE)].map(([, text = '']) => unescape(text))
  const plurals = [...source.matchAll(PLURAL)].map(([, one = '', many = '']) => `_${unescape(one)}_::_${unescape(many)}_`)
  return [...singles, ...plurals]
}

function unescape(text: string): string {
  return text.replaceAll(/\\(.)/g, '$1')
}
