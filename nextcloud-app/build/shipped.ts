// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

/** Folders of the app that run in a Nextcloud. */
export const SHIPPED_FOLDERS = ['appinfo', 'css', 'img', 'js', 'l10n', 'lib', 'templates'] as const

/** Sources, maps, tests and hidden files stay at home. */
export function isShipped(path: string): boolean {
  return !/\.(ts|vue|map)$|(^|\/)\.[^/]+$|\/(tests?|node_modules)(\/|$)/.test(path.slice(path.lastIndexOf('nextcloud-app/') + 'nextcloud-app/'.length))
}
