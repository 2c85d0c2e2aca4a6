// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Language } from '../course.ts'
import { LIMITS } from '../limits.ts'
import { isIdentifier, isLanguageTag } from './identifiers.ts'

/** What a file is for, told by its place alone. */
export type CoursePath =
  | { readonly kind: 'course' }
  | { readonly kind: 'course-translation'; readonly language: Language }
  | { readonly kind: 'activity'; readonly folder: string; readonly name: string; readonly language: Language }
  | { readonly kind: 'captions'; readonly folder: string }
  | { readonly kind: 'sheet'; readonly folder: string; readonly name: string; readonly language: Language }
  | { readonly kind: 'media'; readonly folder: string; readonly extension: string }
  /** Of no use to the course, and harmless: README, LICENSE. */
  | { readonly kind: 'aside' }
  | { readonly kind: 'unexpected' }

const NAMED = /^([^.]+)\.([^.]+)\.(md|vtt)$/
const FILE_NAME = /^[A-Za-z0-9][A-Za-z0-9._-]*$/
const ASIDE = /^(?:README|LICENSE|LICENCE)(?:\.[a-zA-Z-]+)?(?:\.md|\.txt)?$/

/** Whether a path stays inside the folder and can be part of an address without escaping. */
export function isSafePath(path: string): boolean {
  return path.length <= LIMITS.pathCharacters
    && path.split('/').every(part => FILE_NAME.test(part) && !part.includes('..'))
}

export function readCoursePath(path: string): CoursePath {
  const [first = '', second, third, ...rest] = path.split('/')
  if (rest.length > 0) return { kind: 'unexpected' }
  if (second === undefined) return readRootFile(first)
  if (third === undefined) return readModuleFile(first, second)
  if (second === 'media') return { kind: 'media', folder: first, extension: extensionOf(third) }
  if (second === 'sheets') {
    const sheet = readNamed(third)
    if (sheet?.extension === 'md') return { kind: 'sheet', folder: first, name: sheet.name, language: sheet.language }
  }
  return { kind: 'unexpected' }
}

function readRootFile(name: string): CoursePath {
  if (name === 'course.yml') return { kind: 'course' }
  const language = /^course\.([^.]+)\.yml$/.exec(name)?.[1]
  if (language !== undefined && isLanguageTag(language)) return { kind: 'course-translation', language }
  return ASIDE.test(name) ? { kind: 'aside' } : { kind: 'unexpected' }
}

function readModuleFile(folder: string, name: string): CoursePath {
  const named = readNamed(name)
  if (named === undefined) return { kind: 'unexpected' }
  if (named.extension === 'vtt') return { kind: 'captions', folder }
  return { kind: 'activity', folder, name: named.name, language: named.language }
}

function readNamed(name: string): { name: string; language: Language; extension: string } | undefined {
  const [, base = '', language = '', extension = ''] = NAMED.exec(name) ?? []
  return isIdentifier(base) && isLanguageTag(language) ? { name: base, language, extension } : undefined
}

/** Letters after the last point, lower case; empty without a point. */
export function extensionOf(name: string): string {
  const point = name.lastIndexOf('.')
  return point < 0 ? '' : name.slice(point + 1).toLowerCase()
}
