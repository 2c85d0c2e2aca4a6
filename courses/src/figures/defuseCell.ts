// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

/**
 * A cell that begins with one of these is a formula to a spreadsheet: an apostrophe makes it text.
 * https://owasp.org/www-community/attacks/CSV_Injection
 */
export function defuseCell(cell: string): string {
  return /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell
}
