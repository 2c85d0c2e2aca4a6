// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Language, PublicSession, Role } from '@parcours/courses'
import type { Component, InjectionKey, Ref } from 'vue'
import { inject } from 'vue'
import type { OwnCalendar } from '../calendar/ownCalendar.ts'
import type { Missions } from '../missions/missions.ts'

/** Who is here. `identityId` is made by this browser: it names what is kept here, the server never sees it. */
export type Identity =
  | { readonly kind: 'none' }
  | {
      readonly kind: 'guest'
      readonly identityId: string
      /** Undefined until the server was reached: what is done meanwhile waits in this browser. */
      readonly recoveryPhrase: string | undefined
    }
  | { readonly kind: 'role'; readonly identityId: string; readonly rights: Rights }
  | { readonly kind: 'account'; readonly identityId: string; readonly rights: Rights }

/** What the last token said; the server decides again at each request. */
export interface Rights {
  readonly roles: readonly Role[]
  readonly isHost: boolean
}

/** All that differs between the campus and Nextcloud. What a place cannot do is `undefined`, never a pretence. */
export interface Shell {
  readonly place: 'campus' | 'nextcloud'
  /** Address of the API without a final slash, such as `/api/v1`. */
  readonly apiUrl: string
  readonly routerBase: string
  readonly language: Language
  /** Languages the interface can be shown in. */
  readonly languages: readonly Language[]
  /** Address of the same page in another language; undefined where language is an account setting. */
  readonly languageHref: ((language: Language, path: string) => string) | undefined

  readonly identity: Readonly<Ref<Identity>>
  /** Identities of this browser with something to send, the current one first. */
  listIdentityIds: () => readonly string[]
  /** The identity, made now if there was none. Works offline: the server learns of it with the first token. */
  createIdentity: () => Exclude<Identity, { kind: 'none' }>
  /** A token good for 30 seconds at least; renewed before it expires, one renewal in flight per identity. */
  getToken: (identityId: string) => Promise<string>
  /** Called after a 401: the next `getToken` asks for a new one. */
  dropToken: (identityId: string) => void
  /** Headers of every request to the API: how the token travels, and what this place asks besides. */
  readonly requestHeaders: RequestHeaders
  /** What only a shared, account-less place offers. */
  readonly browserIdentity: BrowserIdentity | undefined

  readonly storage: NamespacedStorage
  /** Runs one task at a time among all tabs of this browser. */
  runAlone: <T>(name: string, task: () => Promise<T>) => Promise<T>
  /** Loads what writes in the person's own calendars; undefined where they have none here. */
  readonly calendar: (() => Promise<OwnCalendar>) | undefined
  /** Loads what looks at the person's own space; undefined where there is none: missions are then declared by hand. */
  readonly missions: (() => Promise<Missions>) | undefined
  /** Where runs of adventures are kept in this place; undefined on the campus, where the course server keeps them sealed. */
  readonly runs: RunKeeper | undefined
  readonly reminders: Reminders | undefined
  /** Texts kept in the person's own Files; undefined where there are none. */
  readonly textFiles: TextFiles | undefined
  /** Where « Demander à quelqu'un » leads; undefined when the space named nobody. */
  readonly askSomeone: AskSomeone | undefined
  readonly theme: Theme
  /** What surrounds the views: header, navigation, main. */
  readonly frame: Component
}

export interface BrowserIdentity {
  /** Takes up an earlier guest; throws when the phrase is unknown. */
  resume: (recoveryPhrase: string) => Promise<void>
  /** Spends a role link. */
  logIn: (secret: string) => Promise<void>
  /** Gives the role back; the guest of this browser, if any, is here again. */
  logOut: () => Promise<void>
  /** Forgets one identity and what it left here, once it is erased on the server. Nobody takes its place. */
  forget: (identityId: string) => void
  /** Forgets every identity and all that this browser keeps. The server keeps its facts. */
  leaveComputer: () => void
}

export interface NamespacedStorage {
  read: (key: string) => string | undefined
  /** False when the browser refused (full, or private mode): nothing was kept. */
  write: (key: string, value: string) => boolean
  remove: (key: string) => void
  /** Keys that begin so, sorted. */
  listKeys: (prefix: string) => readonly string[]
  /** Calls back when another tab changed something; returns how to stop. */
  watch: (callback: (key: string | undefined) => void) => () => void
}

export interface Reminders {
  /** Sets one reminder; resolves with the sentence that confirms it. @throws ApiProblem, NoAnswer */
  remind: (reminder: ReminderWish) => Promise<string>
  /**
   * All the places one has in this series, none when one has left: their reminders are given, and later
   * moves followed, without the app. What is told again changes nothing.
   * @param calendarId where the dates of a place that comes later go; empty for none
   * @throws ApiProblem, NoAnswer
   */
  keepSessions: (seriesId: string, sessions: readonly SessionToRemind[], calendarId: string) => Promise<void>
  /** The person wants nothing kept: no reminder of a course or of a webinar is left. @throws ApiProblem, NoAnswer */
  removeAll: () => Promise<void>
}

export type SessionToRemind = Pick<PublicSession, 'sessionId' | 'title' | 'startsAt' | 'timeZone'>

/** Where a run is kept besides this browser, so that it is found again on another device. */
export interface RunKeeper {
  readonly read: (adventureId: string) => Promise<{ readonly savedRun: string; readonly revision: number } | undefined>
  /** The new revision. @throws ApiProblem `run-changed-elsewhere` when another device has gone on. */
  readonly write: (adventureId: string, savedRun: string, revision: number) => Promise<number>
  readonly remove: (adventureId: string) => Promise<void>
  /** Of every story: the person wants nothing kept. */
  readonly removeAll: () => Promise<void>
}

export interface TextFiles {
  /** Lets the person choose a text; undefined when they gave up. */
  readonly pick: () => Promise<{ readonly path: string; readonly text: string } | undefined>
  /** @throws ApiProblem, NoAnswer */
  readonly read: (path: string) => Promise<string>
}

export interface ReminderWish {
  readonly courseId: string
  readonly activityId: string
  readonly title: string
  readonly remindAt: Date
}

/** `token` is undefined for what is read in nobody's name. */
export type RequestHeaders = (token: string | undefined) => Readonly<Record<string, string>>

export interface AskSomeone {
  readonly href: string
}

export interface Theme {
  /** Computed value of a CSS variable of the theme, such as `--color-primary-element`. */
  readVariable: (name: string) => string
}

/** The token as the course server itself wants it. */
export const bearerHeaders: RequestHeaders = (token) => (token === undefined ? {} : { Authorization: `Bearer ${token}` })

export const SHELL: InjectionKey<Shell> = Symbol('shell')

/** @throws when no shell was provided, which is a mistake in the entry file. */
export function useShell(): Shell {
  const shell = inject(SHELL)
  if (shell === undefined) {
    throw new Error('No shell was provided.')
  }
  return shell
}
