// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import ICAL from 'ical.js'
import { foldLine } from './foldLine.ts'
import type { JCalComponent, JCalProperty } from './jCal.ts'

/** A component as lines, each ended. */
export function writeComponent([name, properties, components]: JCalComponent): string {
  const title = name.toUpperCase()
  return `BEGIN:${title}\r\n${properties.map(writeProperty).join('')}${components.map(writeComponent).join('')}END:${title}\r\n`
}

/**
 * A property as a line. ical.js writes and escapes it; it is folded here, because ical.js takes some 100 ms to fold a feed
 * of 200 sessions (measured on 2026-11-22), and every subscriber asks for it every hour.
 */
export function writeProperty(property: JCalProperty): string {
  return `${foldLine(ICAL.stringify.property([...property], ICAL.design.icalendar, true))}\r\n`
}
