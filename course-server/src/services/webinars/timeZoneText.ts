// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { FindTimeZoneText } from '@parcours/courses'
import { tzlib_get_ical_block as findBlock } from 'timezones-ical-library'
import { setBounded } from '../setBounded.ts'

/** Zones of one server: a handful; reading one costs some milliseconds the first time. */
const MAX_KEPT = 100
const kept = new Map<string, string | undefined>()

/** The rules of a zone, as calendars want them; undefined for a name that the library does not know. */
export const findTimeZoneText: FindTimeZoneText = (timeZone) => {
  if (!kept.has(timeZone)) {
    const [text] = [findBlock(timeZone)].flat()
    setBounded(kept, timeZone, text?.startsWith('BEGIN:VTIMEZONE') === true ? text : undefined, MAX_KEPT)
  }
  return kept.get(timeZone)
}
