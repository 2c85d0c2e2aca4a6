// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { LIMITS } from '../limits.ts'
import { isExternalAddress } from '../markdown/checkLink.ts'
import { findMediaPath } from '../markdown/findMediaPath.ts'
import type { FieldReader } from './fieldReader.ts'

/** A material as written; the title of a sheet comes later, from the sheet itself. */
export type WrittenMaterial =
  | { readonly kind: 'sheet'; readonly sheetId: string; readonly title: string | undefined; readonly line: number }
  | { readonly kind: 'link'; readonly title: string; readonly url: string }
  | { readonly kind: 'file'; readonly title: string; readonly path: string }

const KEYS = ['title', 'sheet', 'url', 'file']

/** Undefined when the activity says nothing of materials. */
export function readMaterials(fields: FieldReader, folder: string, paths: ReadonlySet<string>): WrittenMaterial[] | undefined {
  return fields.maps('materials', 0, LIMITS.materialsPerActivity, KEYS)?.flatMap((entry) => {
    const material = readMaterial(entry, folder, paths)
    return material === undefined ? [] : [material]
  })
}

function readMaterial(entry: FieldReader, folder: string, paths: ReadonlySet<string>): WrittenMaterial | undefined {
  const title = entry.text('title', LIMITS.titleCharacters)
  const targets = ['sheet', 'url', 'file'].filter(key => entry.has(key))
  const [target] = targets
  if (targets.length !== 1 || target !== 'sheet' && !entry.has('title')) {
    entry.report('wrong-material', undefined)
    return undefined
  }
  if (target === 'sheet') {
    const sheetId = entry.identifier('sheet')
    return sheetId === undefined ? undefined : { kind: 'sheet', sheetId, title, line: entry.lineOf('sheet') }
  }
  return target === 'url' ? readLink(entry, title ?? '') : readFile(entry, title ?? '', folder, paths)
}

function readLink(entry: FieldReader, title: string): WrittenMaterial | undefined {
  const url = entry.text('url', Number.POSITIVE_INFINITY)
  if (url === undefined) return undefined
  if (isExternalAddress(url)) return { kind: 'link', title, url }
  entry.report('unsafe-link', 'url', { target: url })
  return undefined
}

function readFile(entry: FieldReader, title: string, folder: string, paths: ReadonlySet<string>): WrittenMaterial | undefined {
  const target = entry.text('file', LIMITS.pathCharacters)
  if (target === undefined) return undefined
  const path = findMediaPath(target, { folder, paths })
  if (path !== undefined) return { kind: 'file', title, path }
  entry.report('missing-media', 'file', { target })
  return undefined
}
