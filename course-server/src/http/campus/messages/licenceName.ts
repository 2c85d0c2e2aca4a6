// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
/** A licence as its authors write it: `CC-BY-SA-4.0` is `CC BY-SA 4.0`, on one line. */
export function licenceName(licence: string): string {
  return licence.replace(/^CC-(.+)-(\d.*)$/, 'CC\u00a0$1\u00a0$2')
}
