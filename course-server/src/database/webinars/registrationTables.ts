// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { EntitySchema } from 'typeorm'
import { flag, instant, integer, key, maybe, text } from '../tables/columns.ts'

const ofSeries = { space_number: key(integer), series_number: key(integer) } as const

/** One person in one series, whatever they register to. */
export const registrantsTable = new EntitySchema({
  name: 'registrants',
  columns: {
    ...ofSeries,
    registrant_number: key(integer),
    /** Null for somebody who came by a plain form, without a token. */
    learner_space_number: maybe(integer),
    learner_number: maybe(integer),
    /** Trainers and support: listed, and counted nowhere. */
    is_excluded: flag,
  },
  uniques: [{ name: 'registrants_learner', columns: ['space_number', 'series_number', 'learner_space_number', 'learner_number'] }],
  indices: [{ name: 'registrants_of_learner', columns: ['learner_space_number', 'learner_number'] }],
})

/** At most one of a person and target waits or holds; those that ended stay beside it. Session 0 is the whole series. */
export const registrationsTable = new EntitySchema({
  name: 'registrations',
  columns: {
    ...ofSeries,
    registration_number: key(integer),
    registration_id: text,
    registrant_number: integer,
    session_number: integer,
    status: text,
    awaits: maybe(text),
    /** In the waiting list; lower is earlier. */
    arrival: integer,
    /** Added to a session's own in calendar objects. */
    sequence: integer,
    channel: text,
    /** To the questions asked at registration. */
    answers_json: text,
    registered_at: instant,
    /** When they got their place; null: never. */
    confirmed_at: maybe(instant),
    /** When they left it or were refused. */
    left_at: maybe(instant),
  },
  indices: [
    { name: 'registrations_registration_id', columns: ['registration_id'] },
    { name: 'registrations_of_registrant', columns: ['space_number', 'series_number', 'registrant_number'] },
    { name: 'registrations_in_line', columns: ['space_number', 'series_number', 'session_number', 'status', 'arrival'] },
    {
      name: 'registrations_live', columns: ['space_number', 'series_number', 'registrant_number', 'session_number'], unique: true,
      where: "status IN ('pending', 'waitlisted', 'confirmed')",
    },
  ],
})

/** Names and addresses: read by the trainer's list and by the mail that leaves, and by nothing else. */
export const contactsTable = new EntitySchema({
  name: 'contacts',
  columns: {
    ...ofSeries,
    registrant_number: key(integer),
    name: maybe(text),
    address: maybe(text),
    address_hash: maybe(text),
    language: text,
    is_address_confirmed: flag,
    wants_mail: flag,
    created_at: instant,
  },
  indices: [{ name: 'contacts_address_hash', columns: ['space_number', 'series_number', 'address_hash'] }],
})

/** A person's own feed; the secret in its address is kept as a hash. */
export const calendarFeedsTable = new EntitySchema({
  name: 'calendar_feeds',
  columns: { space_number: key(integer), learner_number: key(integer), feed_hash: text },
  indices: [{ name: 'calendar_feeds_feed_hash', columns: ['feed_hash'] }],
})

export const calendarCountersTable = new EntitySchema({
  name: 'calendar_counters',
  columns: { space_number: key(integer), last_change_number: integer },
})

/**
 * What a space's calendars must follow; the learners' space leads. Registrant 0 is everybody of that
 * space in the series, session 0 all its sessions.
 */
export const calendarChangesTable = new EntitySchema({
  name: 'calendar_changes',
  columns: {
    space_number: key(integer),
    change_number: key(integer),
    owner_space_number: integer,
    series_number: integer,
    registrant_number: integer,
    session_number: integer,
    changed_at: instant,
  },
})
