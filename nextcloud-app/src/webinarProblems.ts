// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { t } from './l10n.ts'
import { addSentences } from './problemSentence.ts'

/** Refusals that only webinars and calendars know, as sentences. */
addSentences({
  'unknown-series': () => t('parcours', 'This series does not exist here, or is not open to you. The list of webinars shows those that are.'),
  'unknown-session': () => t('parcours', 'This session does not exist any more. The page of its series shows what is planned.'),
  'unknown-registration': () => t('parcours', 'This registration is not known here. Open the page of the series to register.'),
  'unknown-link': () => t('parcours', 'This link is not known, or is no longer valid. If it came by mail, check that it is whole; the latest mail has one that works.'),
  'unknown-attestation': () => t('parcours', 'No attestation has this code. Check each sign: it stands at the foot of the paper.'),
  'registration-closed': () => t('parcours', 'Registration to this series is closed. Nothing was sent.'),
  'registration-refused': () => t('parcours', 'The people who organise this series could not give you a place. You may ask them why.'),
  'registration-id-in-use': () => t('parcours', 'This registration was mixed up with another one. Try again: a new one is made.'),
  'too-many-registrations': () => t('parcours', 'This series cannot take any more registrations, not even to its waiting list. You may write to the people who organise it.'),
  'impossible-now': () => t('parcours', 'This is not possible any more: something changed meanwhile. Reload the page to see where you are.'),
  'not-registered': () => t('parcours', 'You have no place in this session for now. If you wait for one, the page of the series says when it is yours.'),
  'address-needed': () => t('parcours', 'Without an address no mail can come. Type one, or register without mail.'),
  'no-replay': () => t('parcours', 'The replay is not there any more. What you watched before is kept.'),
  'invalid-address': () => t('parcours', 'This address does not look like an e-mail address. What you typed is still there: correct it, or leave it empty.'),
  'door-closed': () => t('parcours', 'The room is not open now. It opens shortly before the session; this page shows the button when it does.'),
  'room-unavailable': () => t('parcours', 'The meeting server does not answer. Try again in a minute; if it goes on, the people who organise the session know another way.'),
  'nothing-to-attest': () => t('parcours', 'There is nothing to attest yet: no session attended, no replay watched, no course completed.'),
  'calendar-read-only': () => t('parcours', 'Nextcloud does not let you write in this calendar. Choose another one.'),
  'unknown-calendar': () => t('parcours', 'This calendar is not there any more. Choose another one.'),
  'calendar-entry-changed': () => t('parcours', 'An entry was changed in your calendar at the same moment. Try again.'),
  'calendar-away': () => t('parcours', 'Your calendar does not answer. Your registration is kept; try again in a moment, what was written is not written twice.'),
  'calendar-refused': () => t('parcours', 'Your calendar did not accept an entry. Your registration is kept. You can also download the dates as a file.'),
})
