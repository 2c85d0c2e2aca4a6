// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

/** Puts the no-break spaces of French typography before « : ; ? ! » and inside « guillemets ». */
export function frenchSpaces(text: string): string {
  return text.replace(/ ([:;?!»])/g, '\u00A0$1').replace(/« /g, '«\u00A0')
}
