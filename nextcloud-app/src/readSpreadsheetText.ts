// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
/**
 * The text of a CSV file as spreadsheets write it: UTF-8, UTF-16 where it begins with a mark, and otherwise
 * Windows-1252, which Excel still writes in French and in which every byte is a sign.
 */
export function readSpreadsheetText(bytes: ArrayBuffer): string {
  const [first, second] = new Uint8Array(bytes)
  if (first === 0xFF && second === 0xFE) return new TextDecoder('utf-16le').decode(bytes)
  if (first === 0xFE && second === 0xFF) return new TextDecoder('utf-16be').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}
