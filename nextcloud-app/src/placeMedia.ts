// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

/** Files of courses as the course server writes them: with its own address, or from the root of its site. */
const MEDIA = /(<(?:img|a|source|audio|video)\b[^>]*?\s(?:src|href)=")(?:https?:\/\/[^"/]+)?\/api\/v1(\/courses\/[^"]+")/g

/**
 * Points files of courses to where this page asks the API: directly or through Nextcloud. Pictures from another
 * origin are asked for without cookies: a course server on another port of the same machine would be sent Nextcloud's.
 */
export function placeMedia(html: string, apiUrl: string, pageUrl: string): string {
  const placed = html.replaceAll(MEDIA, (_, start: string, path: string) => `${start}${apiUrl}${path}`)
  const isElsewhere = new URL(apiUrl, pageUrl).origin !== new URL(pageUrl).origin
  return isElsewhere ? placed.replaceAll(/<(img|audio|video)\b/g, '<$1 crossorigin="anonymous"') : placed
}
