// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type {
  Awaited, Language, RegistrationAction, RegistrationActor, RegistrationCounts, RegistrationState, RegistrationStatus, ReminderChannel, TransitionRefusal,
} from '@parcours/courses'
import type { SeriesKey } from './seriesRepository.ts'

/** A pseudonym in its own space. */
export interface LearnerName {
  readonly spaceNumber: number
  readonly subject: string
}

/** What somebody typed; kept apart from the registration, and forgotten on its own day. */
export interface TypedContact {
  readonly name: string | null
  readonly address: string | null
  /** Keyed: tells equal addresses apart from others, and nothing else. */
  readonly addressHash: string | null
  readonly language: Language
}

export interface RegisterWrite {
  readonly key: SeriesKey
  /** 0: the whole series. */
  readonly sessionNumber: number
  readonly registrationId: string
  /** Undefined for somebody who came by a plain form. */
  readonly learner: LearnerName | undefined
  /** A guest who is gone when it comes to writing is refused: no recovery phrase opens, so nobody could erase, what is kept of them. */
  readonly isGuest?: boolean
  readonly channel: ReminderChannel
  readonly answersJson: string
  readonly contact: TypedContact | undefined
  /** Nothing is sure before the address was confirmed. */
  readonly needsAddress: boolean
  readonly sendsMail: boolean
  readonly now: Date
}

/** All there is of somebody whom a series sees for the first time: nothing is to be read again. */
export interface Newcomer {
  readonly registrant: Registrant
  /** Theirs, where they left a contact. */
  readonly language: Language | undefined
}

export type RegisterOutcome =
  /** `isNew` is false for a repeated request, and for whoever was registered already. */
  | { readonly kind: 'registered'; readonly registration: StoredRegistration; readonly isNew: boolean; readonly newcomer?: Newcomer }
  /** The address is registered already, by a form: the mail says what there is to say. */
  | { readonly kind: 'address-known' }
  | { readonly kind: 'refused'; readonly code: RegisterRefusal }

export type RegisterRefusal = 'invalid-token' | 'unknown-series' | 'registration-closed' | 'registration-id-in-use' | 'registration-refused' | 'too-many-registrations'

/** One registration as it is stored. */
export interface StoredRegistration extends SeriesKey {
  readonly registrationNumber: number
  readonly registrationId: string
  readonly registrantNumber: number
  /** 0: the whole series. */
  readonly sessionNumber: number
  readonly status: RegistrationStatus
  readonly awaits: Awaited | null
  readonly arrival: number
  /** Place in the waiting list, from 1; null when not waiting. */
  readonly waitingRank: number | null
  readonly sequence: number
  readonly channel: ReminderChannel
  readonly answersJson: string
  readonly registeredAt: Date
  readonly confirmedAt: Date | null
  readonly leftAt: Date | null
}

/** With whom it belongs to, for the trainer's desk and for mail. */
export interface RegistrantRecord extends StoredRegistration {
  readonly isExcluded: boolean
  readonly contact: StoredContact | undefined
  readonly hasFailedMail: boolean
}

export interface StoredContact {
  readonly name: string | null
  readonly address: string | null
  readonly language: Language
  readonly isAddressConfirmed: boolean
  readonly wantsMail: boolean
}

export interface ActWrite {
  readonly registrationId: string
  readonly action: RegistrationAction
  readonly by: RegistrationActor
  readonly sendsMail: boolean
  readonly now: Date
}

export type ActOutcome =
  | { readonly kind: 'done'; readonly registration: StoredRegistration; readonly before: RegistrationState }
  | { readonly kind: 'refused'; readonly code: 'unknown-registration' | TransitionRefusal }

/** Everything known of one person in one series. */
export interface Registrant extends SeriesKey {
  readonly registrantNumber: number
  readonly isExcluded: boolean
  /** Number of the space whose learner it is; undefined for somebody who came by a plain form. */
  readonly learnerSpace: number | undefined
  /** By registration number. */
  readonly registrations: readonly StoredRegistration[]
}

/** By what is registered to, the whole series under 0. */
export type Counts = ReadonlyMap<number, RegistrationCounts>

export interface Person {
  readonly registrantNumber: number
  readonly name: string | null
  /**
   * The same for one person through several series, as far as it is known: an address, else an account. Two forms without
   * an address are two people, with two places: nothing told apart Rose who came back from another Rose, and nobody is
   * followed to find out. The trainer, who sees both names, can refuse one.
   */
  readonly personKey: string
}

/** Whose progress a registrant's is; somebody who came by a plain form has none. */
export interface RegisteredLearner extends LearnerName {
  readonly registrantNumber: number
  readonly isGuest: boolean
}

export interface RegistrationRepository {
  /** Resolves after the commit; many share one. First come, first served. @throws WriterBusyError */
  register(write: RegisterWrite): Promise<RegisterOutcome>
  /** A step of one registration, with the promotions that follow from it, in one transaction. */
  act(write: ActWrite): Promise<ActOutcome>
  /** Leaves one session of a standing registration, or comes back to it. */
  leaveSession(registrationId: string, sessionNumber: number, now: Date): Promise<boolean>
  rejoinSession(registrationId: string, sessionNumber: number, newRegistrationId: string, now: Date): Promise<StoredRegistration | undefined>
  setExcluded(registrationId: string, exclusion: { readonly isExcluded: boolean; readonly sendsMail: boolean; readonly now: Date }): Promise<boolean>
  find(registrationId: string): Promise<StoredRegistration | undefined>
  findRegistrant(key: SeriesKey, registrantNumber: number): Promise<Registrant | undefined>
  /** The person of this token in a series. */
  findOfLearner(key: SeriesKey, learner: LearnerName): Promise<Registrant | undefined>
  /** In every series, those whose last session is not over first. */
  listOfLearner(learner: LearnerName, page: { readonly when: 'upcoming' | 'past' | 'all'; readonly now: Date; readonly offset: number; readonly limit: number }): Promise<readonly Registrant[]>
  /** Every registrant of a series, for attendance and figures; at most `MAX_REGISTRATIONS`. */
  listRegistrants(key: SeriesKey): Promise<readonly Registrant[]>
  /** Those with a pseudonym, trainers and support left out; of one registrant, where a number is given. */
  listLearners(key: SeriesKey, registrantNumber?: number): Promise<readonly RegisteredLearner[]>
  listRecords(key: SeriesKey, page: { readonly status: RegistrationStatus | undefined; readonly offset: number; readonly limit: number }): Promise<{ readonly records: readonly RegistrantRecord[]; readonly count: number }>
  findRecord(registrationId: string): Promise<RegistrantRecord | undefined>
  /** Of the series, and of each session chosen alone (by session number). */
  counts(key: SeriesKey): Promise<Counts>
  /** Who the registrants are, for lists and announcements. */
  listPeople(key: SeriesKey): Promise<readonly Person[]>
  unsubscribe(registrationId: string): Promise<boolean>
  subscribe(registrationId: string, write: { readonly sendsMail: boolean; readonly now: Date }): Promise<boolean>
  findContact(key: SeriesKey, registrantNumber: number): Promise<StoredContact | undefined>
  /** Names and addresses whose time has come; returns how many. */
  purgeContacts(now: Date): Promise<number>
  /** Whether anybody's traces were erased since then: registered or not, it is not kept. */
  wereErased(since: Date): Promise<boolean>
  /** Afterwards: nothing of them is left where it stood on the disk. Some seconds for a million registrations. */
  overwriteContacts(): Promise<void>
}

/** Registrations of one series, those that ended included: a form cannot fill a disk. */
export const MAX_REGISTRATIONS = 20_000
