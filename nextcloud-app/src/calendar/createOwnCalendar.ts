// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { CalendarEntryMessage } from '@parcours/courses'
import { createDav, davProblem, type Dav, type DavAccess } from './askDav.ts'
import { listByUid, listHeld, listWritableCalendars, restoreFromBin, type HeldEntry } from './davEntries.ts'
import { entryFile, isOutdated, withAlarmsOf } from './entryText.ts'
import type { CalendarChoice, OwnCalendar } from './ownCalendar.ts'

const ICS = { 'Content-Type': 'text/calendar; charset=utf-8' }

/** The calendars of the person who is logged in to this Nextcloud. */
export function createOwnCalendar(access: DavAccess): OwnCalendar {
  const dav = createDav(access)
  return {
    async compare(entries) {
      const calendars = await listWritableCalendars(dav)
      const held = await findAll(dav, calendars, entries.map(({ calendarUid }) => calendarUid))
      const isHeld = ({ calendarUid }: CalendarEntryMessage) => held.has(calendarUid)
      const outdated = new Set(entries.filter((entry) => held.get(entry.calendarUid)?.some(({ text }) => isOutdated(text, entry))))
      const toCome = entries.filter(({ status }) => status !== 'cancelled')
      const used = new Set([...held.values()].flat().map(({ calendarId }) => calendarId))
      return {
        calendars,
        currentCount: toCome.filter((entry) => isHeld(entry) && !outdated.has(entry)).length,
        outdatedCount: outdated.size,
        absentCount: toCome.filter((entry) => !isHeld(entry)).length,
        writtenIn: calendars.filter(({ calendarId }) => used.has(calendarId)).map(({ title }) => title),
      }
    },

    async write(calendarId, entries, onWritten = () => undefined) {
      // A server accepts the same UID in another of one's calendars: whoever chose another calendar before has it there.
      const held = await findAll(dav, await listWritableCalendars(dav), entries.map(({ calendarUid }) => calendarUid))
      let count = 0
      // One after the other: two at once are answered 500 where Nextcloud runs on SQLite (measured on 2026-11-22).
      for (const entry of entries) {
        const there = held.get(entry.calendarUid)
        if (there !== undefined) {
          for (const one of there.filter(({ text }) => isOutdated(text, entry))) await replace(dav, one, entry)
        } else if (entry.status !== 'cancelled') {
          await add(dav, calendarId, entry)
        }
        count += 1
        onWritten(count)
      }
      return count
    },

    async remove(calendarUids) {
      const held = await findAll(dav, await listWritableCalendars(dav), calendarUids)
      const files = [...held.values()].flat()
      for (const { calendarId, file } of files) {
        const answer = await dav.ask({ method: 'DELETE', pieces: [calendarId, file] })
        // Gone meanwhile is gone.
        if (answer.status !== 404 && answer.status >= 300) throw davProblem(answer)
      }
      return files.length
    },
  }
}

/** Where each UID is written, in whichever calendars. */
async function findAll(dav: Dav, calendars: readonly CalendarChoice[], calendarUids: readonly string[]): Promise<ReadonlyMap<string, readonly HeldEntry[]>> {
  const uidOf = new Map(calendarUids.map((calendarUid) => [entryFile(calendarUid), calendarUid]))
  const found = new Map<string, HeldEntry[]>()
  if (uidOf.size === 0) {
    return found
  }
  const answers = await Promise.all(calendars.map(({ calendarId }) => listHeld(dav, calendarId, [...uidOf.keys()])))
  for (const entry of answers.flat()) {
    const calendarUid = uidOf.get(entry.file)
    if (calendarUid !== undefined) found.set(calendarUid, [...found.get(calendarUid) ?? [], entry])
  }
  return found
}

/** A new entry; where its UID is taken, the entry that has it becomes this one. */
async function add(dav: Dav, calendarId: string, entry: CalendarEntryMessage, isSecond = false): Promise<void> {
  const pieces = [calendarId, entryFile(entry.calendarUid)]
  const answer = await dav.ask({ method: 'PUT', pieces, headers: { ...ICS, 'If-None-Match': '*' }, body: entry.icalendar })
  if (answer.status === 201 || answer.status === 204) {
    return
  }
  const isRestored = answer.status === 500 && await restoreFromBin(dav, entry.calendarUid)
  if (answer.status === 500 && !isRestored && !isSecond) {
    // Somebody else was writing: a phone, or Nextcloud itself.
    await add(dav, calendarId, entry, true)
    return
  }
  const isTaken = isRestored || answer.status === 412 || answer.status === 400
  const [holder] = isTaken ? await findHolder(dav, calendarId, entry.calendarUid) : []
  if (holder === undefined) throw davProblem(answer)
  await replace(dav, holder, entry)
}

/** Under our own name, or under that of another program. */
async function findHolder(dav: Dav, calendarId: string, calendarUid: string): Promise<readonly HeldEntry[]> {
  const ours = await listHeld(dav, calendarId, [entryFile(calendarUid)])
  return ours.length > 0 ? ours : await listByUid(dav, calendarId, calendarUid)
}

/** Over the version that was read; when somebody wrote in between, over theirs, once. */
async function replace(dav: Dav, held: HeldEntry, entry: CalendarEntryMessage, isSecond = false): Promise<void> {
  const answer = await dav.ask({ method: 'PUT', pieces: [held.calendarId, held.file], headers: { ...ICS, 'If-Match': held.etag }, body: withAlarmsOf(held.text, entry) })
  if (answer.status === 412 && !isSecond) {
    const [fresh] = await listHeld(dav, held.calendarId, [held.file])
    if (fresh !== undefined) {
      await replace(dav, fresh, entry, true)
      return
    }
  }
  if (answer.status >= 300) throw davProblem(answer)
}
