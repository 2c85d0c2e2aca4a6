// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { MailWords } from '../mailWords.ts'

export const en: MailWords = {
  subjects: {
    'confirm-address': ({ seriesTitle }) => `Please confirm: your registration to “${seriesTitle}”`,
    'registered': ({ seriesTitle }) => `Your registration to “${seriesTitle}”`,
    'waitlisted': ({ seriesTitle }) => `Waiting list: “${seriesTitle}”`,
    'promoted': ({ seriesTitle }) => `A place is free: “${seriesTitle}”`,
    'requested': ({ seriesTitle }) => `Request received: “${seriesTitle}”`,
    'refused': ({ seriesTitle }) => `Your request for “${seriesTitle}”`,
    'withdrawn': ({ seriesTitle }) => `You no longer take part in “${seriesTitle}”`,
    'session-changed': ({ seriesTitle }) => `Changed: “${seriesTitle}”`,
    'series-cancelled': ({ seriesTitle }) => `Cancelled: “${seriesTitle}”`,
    'reminder': ({ seriesTitle }) => `Soon: “${seriesTitle}”`,
    'replay': ({ seriesTitle }) => `The replay is there: “${seriesTitle}”`,
    'announcement': ({ seriesTitle, announcement }) => announcement?.subject ?? seriesTitle,
  },
  greeting: (name) => (name === null ? 'Hello,' : `Hello ${name},`),
  leads: {
    'confirm-address': ({ seriesTitle }) => `Somebody, most likely you, gave this address to register for “${seriesTitle}”. Nothing is certain yet.`,
    'registered': ({ waitingRank }) => (waitingRank === null
      ? 'You are registered. One registration is good for all the sessions below.'
      : `You are on the waiting list, in place ${waitingRank}.`),
    'waitlisted': ({ waitingRank }) => `All places are taken for now. You are on the waiting list${waitingRank === null ? '' : `, in place ${waitingRank}`}. When a place becomes free it is yours, and we write to you.`,
    'promoted': () => 'A place became free and it is yours. If you cannot come any more, please leave it: the next person gets it.',
    'requested': () => 'Your request has arrived. The trainers will answer you.',
    'refused': () => 'The trainers could not accept your request. You can answer them, or look for another series.',
    'withdrawn': () => 'You no longer take part in this series, and your place is free. The attached dates take the sessions out of your calendar.',
    'session-changed': () => 'Something has changed. This is what holds now:',
    'series-cancelled': () => 'This series is cancelled. The attached dates take the sessions out of your calendar.',
    'reminder': () => 'There is one reminder only, and this is it:',
    'replay': () => 'You can watch the replay whenever you like: it counts as much as the session.',
    'announcement': ({ announcement }) => announcement?.text ?? '',
  },
  confirm: 'Confirm my registration',
  confirmWhy: 'If this was not you, do nothing: this address will be erased in a week.',
  manage: 'See my registration, join the session or withdraw (no account, no password)',
  page: 'The page of the series',
  watchReplay: 'Watch the replay',
  calendarHint: 'The dates are attached: your calendar can add them, and will follow changes.',
  cancelledSession: 'cancelled',
  tentativeSession: 'to be confirmed',
  online: 'online',
  footer: ({ organiser, contactRetentionDays }) =>
    `This message is sent to you by ${organiser === '' ? 'the trainers' : organiser} with Parcours. Your name and address serve this alone, and are erased ${contactRetentionDays} days after the last session.`,
  unsubscribe: 'No more mail about this series',
}
