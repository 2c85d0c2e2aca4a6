// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import ICAL from 'ical.js'
import { foldLine } from './foldLine.ts'
import type { JCalComponent, JCalProperty } from './jCal.ts'

export type WriteProperty = (property: JCalProperty) => string

/** A component as lines, each ended. */
export function writeComponent([name, properties, components]: JCalComponent, write: WriteProperty = writeProperty): string {
  const title = name.toUpperCase()
  return `BEGIN:${title}\r\n${properties.map(write).join('')}${components.map(component => writeComponent(component, write)).join('')}END:${title}\r\n`
}

/**
 * A property as a line. ical.js writes and escapes it; it is folded here, because ical.js takes some 100 ms to fold a feed
 * of 200 sessions (measured on 2026-11-22), and every subscriber asks for it every hour.
 */
export function writeProperty(property: JCalProperty): string {
  return `${foldLine(ICAL.stringify.property([...property], ICAL.design.icalendar, true))}\r\n`
}

/** Writes what one event after another says in the same words once: the sessions of a series share more than half of their lines. */
export function writeRepeatedly(): WriteProperty {
  const lasts = new Map<string, { readonly value: unknown; readonly line: string }>()
  return (property) => {
    const last = lasts.get(property[0])
    if (last !== undefined && last.value === property[3]) return last.line
    const line = writeProperty(property)
    if (Object.keys(property[1]).length === 0) lasts.set(property[0], { value: property[3], line })
    return line
  }
}
