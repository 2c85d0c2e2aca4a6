// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

const BUGS = /<bugs>[^<]*<\/bugs>/

/** An address in XML, as the store's schema bounds it. */
const ADDRESS = /^https:\/\/[^\s<>&"']{1,248}$/

/**
 * `info.xml` with the address where people report what is wrong, which its schema wants; the sources hold a name that
 * leads nowhere (RFC 2606), since each publisher has their own.
 * @param isForStore true where an archive without it must not be made
 * @throws when the address is missing or is none
 */
export function withIssuesAddress(info: string, address: string | undefined, isForStore: boolean): string {
  if (address === undefined || address === '') {
    if (isForStore) throw new Error('Set PARCOURS_ISSUES to the https address where people report what is wrong: the store shows it.')
    return info
  }
  if (!ADDRESS.test(address)) throw new Error(`PARCOURS_ISSUES must be an address that begins with https://, of at most 256 characters: ${address}`)
  return info.replace(BUGS, () => `<bugs>${address}</bugs>`)
}
