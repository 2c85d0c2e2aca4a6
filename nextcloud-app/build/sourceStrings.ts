// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const QUOTED = String.raw`'((?:[^'\\]|\\.)*)'`
const SINGLE = new RegExp(String.raw`\bt\(\s*'parcours',\s*${QUOTED}`, 'g')
const PLURAL = new RegExp(String.raw`\bn\(\s*'parcours',\s*${QUOTED},\s*${QUOTED}`, 'g')

const PHP_SINGLE = new RegExp(String.raw`->t\(\s*${QUOTED}`, 'g')
const PHP_PLURAL = new RegExp(String.raw`->n\(\s*${QUOTED},\s*${QUOTED}`, 'g')

/** Every text given to `t()` and `n()` in the Vue app, as the keys of Nextcloud's translation files. */
export function listSourceStrings(folder: string): readonly string[] {
  return listKeys(folder, /\.(ts|vue)$/, SINGLE, PLURAL)
}

/** The texts of some files of the app. */
export function listStringsOf(files: readonly string[]): readonly string[] {
  return [...new Set(files.flatMap((file) => keysOf(readFileSync(file, 'utf8'), SINGLE, PLURAL)))].sort()
}

/** The same for `$l->t()` and `$l->n()` of a folder of PHP. */
export function listPhpStrings(folder: string): readonly string[] {
  return listKeys(folder, /\.php$/, PHP_SINGLE, PHP_PLURAL)
}

function listKeys(folder: string, ending: RegExp, single: RegExp, plural: RegExp): readonly string[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => ending.test(name))
  const keys = files.flatMap((name) => keysOf(readFileSync(join(folder, name), 'utf8'), single, plural))
  return [...new Set(keys)].sort()
}

function keysOf(source: string, single: RegExp, plural: RegExp): readonly string[] {
  const singles = [...source.matchAll(single)].map(([, text = '']) => unescape(text))
  const plurals = [...source.matchAll(plural)].map(([, one = '', many = '']) => `_${unescape(one)}_::_${unescape(many)}_`)
  return [...singles, ...plurals]
}

function unescape(text: string): string {
  return text.replaceAll(/\\(.)/g, '$1')
}
