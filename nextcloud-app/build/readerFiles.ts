// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { isStaffPath } from '../src/staffPath.ts'

const SOURCE = join(import.meta.dirname, '../src')
const IMPORT = /(?:\bfrom\s+|\bimport\s*\(?\s*)'(\.{1,2}\/[^']+\.(?:ts|vue))'/g
const STAFF_ROUTE = /\{ path: '([^']+)', component: [^\n]+/g

/** Files of the campus that somebody may meet without leading or coordinating, whatever is loaded when. */
export function listReaderFiles(): readonly string[] {
  const found = new Set<string>()
  const waiting = [join(SOURCE, 'campus.ts')]
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (found.has(file)) continue
    found.add(file)
    const folder = dirname(file)
    waiting.push(...[...withoutStaffViews(readFileSync(file, 'utf8')).matchAll(IMPORT)].map(([, name = '']) => join(folder, name)))
  }
  return [...found]
}

function withoutStaffViews(source: string): string {
  return source.replace(STAFF_ROUTE, (route, path: string) => (isStaffPath(path) ? '' : route))
}
