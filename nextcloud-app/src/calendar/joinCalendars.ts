// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

const ZONE = /^BEGIN:VTIMEZONE\r?\n[\s\S]*?^END:VTIMEZONE\r?\n/gm
const EVENT = /^BEGIN:VEVENT\r?\n[\s\S]*?^END:VEVENT\r?\n/gm

/** Several calendars as one file: each zone once, then their events. They are the server's own, so their lines are known. */
export function joinCalendars(texts: readonly string[]): string {
  const zones = [...new Set(texts.flatMap((text) => text.match(ZONE) ?? []))]
  const events = texts.flatMap((text) => text.match(EVENT) ?? [])
  return ['BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Parcours//Parcours//FR\r\nCALSCALE:GREGORIAN\r\n', ...zones, ...events, 'END:VCALENDAR\r\n'].join('')
}
