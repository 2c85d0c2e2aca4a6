// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { MarkdownPlace } from './markdownPlace.ts'

/**
 * Path, from the course's folder, of the file that `media/x` means in a module.
 * A sheet stands one folder lower and may write `../media/x`, as other Markdown readers want it.
 */
export function findMediaPath(target: string, place: Pick<MarkdownPlace, 'folder' | 'paths'>): string | undefined {
  const [, name] = /^(?:\.\.?\/)?media\/([A-Za-z0-9._-]+)$/.exec(target) ?? []
  if (name === undefined) return undefined
  const path = `${place.folder}/media/${name}`
  return place.paths.has(path) ? path : undefined
}
