// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

/** Addresses of one person's space, each piece encoded. The allow-list looks at them again before anything is sent. */
export interface Addresses {
  readonly folder: (...names: readonly string[]) => string
  readonly calendars: string
  readonly calendar: (name: string) => string
  readonly addressBooks: string
  readonly addressBook: (name: string) => string
  readonly versions: (fileId: string) => string
  readonly sharesOf: (...names: readonly string[]) => string
  readonly groups: string
  readonly picture: string
}

export function createAddresses(userId: string): Addresses {
  const user = encodeURIComponent(userId)
  const dav = '/remote.php/dav'
  return {
    folder: (...names) => `${dav}/files/${user}/${names.map((name) => `${encodeURIComponent(name)}/`).join('')}`,
    calendars: `${dav}/calendars/${user}/`,
    calendar: (name) => `${dav}/calendars/${user}/${encodeURIComponent(name)}/`,
    addressBooks: `${dav}/addressbooks/users/${user}/`,
    addressBook: (name) => `${dav}/addressbooks/users/${user}/${encodeURIComponent(name)}/`,
    versions: (fileId) => `${dav}/versions/${user}/versions/${encodeURIComponent(fileId)}`,
    sharesOf: (...names) => `${OWN_SHARES}?path=${encodeURIComponent(`/${names.join('/')}`)}`,
    groups: `/ocs/v2.php/cloud/users/${user}/groups`,
    picture: `/index.php/avatar/${user}/64`,
  }
}

export const OWN_SHARES = '/ocs/v2.php/apps/files_sharing/api/v1/shares'
