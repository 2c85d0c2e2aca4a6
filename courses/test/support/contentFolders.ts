// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { CourseFile } from '../../src/index.ts'

const CONTENT = fileURLToPath(new URL('../../content', import.meta.url))

/** Names of the folders of shipped courses. */
export function listContentFolders(): string[] {
  return readdirSync(CONTENT).filter(name => existsSync(join(CONTENT, name, 'course.yml')))
}

export function readContentFolder(name: string): CourseFile[] {
  const root = join(CONTENT, name)
  const paths = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter(path => statSync(join(root, path)).isFile())
  return paths.map((path): CourseFile => {
    const isText = /\.(?:md|yml|vtt)$/.test(path)
    if (isText) return { kind: 'text', path, text: readFileSync(join(root, path), 'utf8') }
    return { kind: 'media', path, sizeBytes: statSync(join(root, path)).size }
  })
}
