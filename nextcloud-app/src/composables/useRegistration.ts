// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { PublicSeries } from '@parcours/courses'
import { ref } from 'vue'
import { n, t } from '../l10n.ts'
import { isInSeries, isWaiting, listComing, listEntries, listLeftUids, standingOf } from '../myRegistrations.ts'
import { useShell } from '../shell/shell.ts'
import { NO_CALENDAR, useOwnCalendar } from '../stores/ownCalendar.ts'
import { useWebinars, type RegistrationWish } from '../stores/webinars.ts'
import { registrationSentence } from '../webinarWords.ts'

/** Registering, leaving and coming back, with the person's own calendar following. */
export function useRegistration(getSeries: () => PublicSeries) {
  const webinars = useWebinars()
  const ownCalendar = useOwnCalendar()
  const { reminders } = useShell()
  const isBusy = ref(false)
  /** What was just done, for `role="status"`. */
  const said = ref('')
  const problem = ref<unknown>()

  /** One act at a time. True once it is done, even when the calendar could not follow: that is told beside. */
  async function act(task: () => Promise<string>): Promise<boolean> {
    isBusy.value = true
    problem.value = undefined
    said.value = ''
    let isDone = false
    try {
      const sentence = await task()
      isDone = true
      said.value = sentence
      said.value = [sentence, await follow()].filter((part) => part !== '').join(' ')
    } catch (error) {
      problem.value = error
    } finally {
      isBusy.value = false
    }
    return isDone
  }

  /** The calendar, and the reminders of this place; trouble with one leaves the other done. */
  async function follow(): Promise<string> {
    const { seriesId } = getSeries()
    const standing = standingOf(webinars.registrations, seriesId)
    const [inCalendar] = await Promise.all([
      followInCalendar(),
      // Whoever waits has no dates to write yet: Nextcloud writes them when a place comes.
      reminders?.keepSessions(seriesId, listComing(standing, new Date()), isInSeries(standing) && ownCalendar.isHere ? ownCalendar.chosen : NO_CALENDAR),
    ])
    return inCalendar
  }

  /** Takes away what one has left, writes what one has a place in; what it did, in words. */
  async function followInCalendar(): Promise<string> {
    if (!ownCalendar.isHere) {
      return ''
    }
    const now = new Date()
    const { seriesId } = getSeries()
    const removedCount = await ownCalendar.remove(listLeftUids(webinars.registrations.filter((one) => one.seriesId === seriesId), now))
    const standing = standingOf(webinars.registrations, seriesId)
    const entries = listEntries(standing, now)
    const isWriting = entries.length > 0 && ownCalendar.chosen !== NO_CALENDAR
    if (isWriting) {
      await ownCalendar.write(entries)
    }
    return [
      removedCount === 0 ? '' : n('parcours', '%n entry was taken out of your calendar.', '%n entries were taken out of your calendar.', removedCount),
      isWriting ? n('parcours', '%n session is in your calendar.', '%n sessions are in your calendar.', entries.filter((entry) => entry.status !== 'cancelled').length) : '',
      reminders !== undefined && isWaiting(standing) && ownCalendar.chosen !== NO_CALENDAR ? t('parcours', 'When you get a place, Nextcloud puts its dates in your calendar.') : '',
    ].filter((part) => part !== '').join(' ')
  }

  return {
    isBusy,
    said,
    problem,
    register: (wish: RegistrationWish) => act(async () => registrationSentence(await webinars.register(getSeries(), wish))),
    withdraw: (registrationId: string) => act(async () => {
      const hadPlace = webinars.registrations.find((one) => one.registrationId === registrationId)?.status === 'confirmed'
      await webinars.withdraw(registrationId)
      return hadPlace ? t('parcours', 'You are not registered any more. Your place goes to whoever waits first.') : t('parcours', 'You are not registered any more.')
    }),
    leave: (registrationId: string, sessionId: string) => act(async () => {
      await webinars.leaveSession(registrationId, sessionId)
      return t('parcours', 'You have left this session. The others stay as they were.')
    }),
    comeBack: (registrationId: string, sessionId: string) => act(async () => {
      await webinars.rejoinSession(registrationId, sessionId)
      return t('parcours', 'You are back in this session, or in its waiting list if it is full.')
    }),
    /** The calendar alone. */
    keepDates: () => act(() => Promise.resolve('')),
  }
}

export type RegistrationActs = ReturnType<typeof useRegistration>
