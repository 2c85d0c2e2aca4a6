// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

/** Pictures a page may show. */
export const PICTURE_EXTENSIONS = ['svg', 'png', 'jpg', 'jpeg', 'webp', 'avif', 'gif'] as const

/** Files a page may link to or offer as material. Office files in open formats only. */
export const MEDIA_EXTENSIONS = [
  ...PICTURE_EXTENSIONS, 'pdf', 'odt', 'odp', 'ods', 'odg', 'txt', 'csv', 'ics', 'mp3', 'ogg', 'opus',
] as const

export function isPictureExtension(extension: string): boolean {
  return PICTURE_EXTENSIONS.some(known => known === extension)
}

export function isMediaExtension(extension: string): boolean {
  return MEDIA_EXTENSIONS.some(known => known === extension)
}
