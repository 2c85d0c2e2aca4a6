// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

/** SPDX identifiers of free-culture and free-software licences seen on surveys. @see https://spdx.org/licenses/ */
const FREE_LICENCES: ReadonlySet<string> = new Set([
  'CC0-1.0', 'CC-BY-2.0', 'CC-BY-2.5', 'CC-BY-3.0', 'CC-BY-4.0', 'CC-BY-SA-2.0', 'CC-BY-SA-2.5', 'CC-BY-SA-3.0',
  'CC-BY-SA-4.0', 'CC-BY-3.0-US', 'CC-BY-SA-2.0-FR', 'LAL-1.2', 'LAL-1.3', 'GFDL-1.2-or-later', 'GFDL-1.3-or-later',
  'GFDL-1.3-only', 'GPL-3.0-or-later', 'GPL-3.0-only', 'AGPL-3.0-or-later', 'AGPL-3.0-only', 'MIT', 'Apache-2.0', 'BSD-3-Clause',
  'Unlicense', 'etalab-2.0',
])
const SPDX_IDENTIFIER = /^[A-Za-z0-9][A-Za-z0-9.+-]{1,63}$/

/** `plausible` has the shape of an SPDX identifier without being one we know as free. */
export function judgeLicence(licence: string): 'free' | 'plausible' | 'wrong' {
  if (FREE_LICENCES.has(licence)) return 'free'
  return SPDX_IDENTIFIER.test(licence) ? 'plausible' : 'wrong'
}
