// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { CalendarEntryMessage } from '@parcours/courses'
import { defineStore } from 'pinia'
import { computed, ref, shallowRef } from 'vue'
import type { CalendarChoice, CalendarStanding } from '../calendar/ownCalendar.ts'
import { useShell } from '../shell/shell.ts'

const CHOICE_KEY = 'calendar.choice'
/** Said by whoever keeps their dates by themselves. */
export const NO_CALENDAR = ''
/** The calendar that Nextcloud gives each account. */
const USUAL = 'personal'

/** The person's own calendars, where this place has any. */
export const useOwnCalendar = defineStore('ownCalendar', () => {
  const { calendar, storage } = useShell()
  const calendars = shallowRef<readonly CalendarChoice[]>([])
  const chosen = ref(storage.read(CHOICE_KEY) ?? USUAL)
  /** Entries written of those being written. */
  const writtenCount = ref(0)

  async function compare(entries: readonly CalendarEntryMessage[]): Promise<CalendarStanding | undefined> {
    const standing = await (await calendar?.())?.compare(entries)
    calendars.value = standing?.calendars ?? []
    if (chosen.value !== NO_CALENDAR && !calendars.value.some(({ calendarId }) => calendarId === chosen.value)) {
      chosen.value = calendars.value.find(({ calendarId }) => calendarId === USUAL)?.calendarId ?? calendars.value[0]?.calendarId ?? NO_CALENDAR
    }
    return standing
  }

  return {
    isHere: calendar !== undefined,
    calendars,
    chosen,
    chosenTitle: computed(() => calendars.value.find(({ calendarId }) => calendarId === chosen.value)?.title ?? ''),
    writtenCount,
    compare,
    async write(entries: readonly CalendarEntryMessage[]): Promise<void> {
      writtenCount.value = 0
      storage.write(CHOICE_KEY, chosen.value)
      await (await calendar?.())?.write(chosen.value, entries, (count) => { writtenCount.value = count })
    },
    /** How many there were. */
    remove: async (calendarUids: readonly string[]): Promise<number> => (calendarUids.length === 0 ? 0 : await (await calendar?.())?.remove(calendarUids) ?? 0),
  }
})
