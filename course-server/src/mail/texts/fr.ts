// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { MailWords } from '../mailWords.ts'

export const fr: MailWords = {
  subjects: {
    'confirm-address': ({ seriesTitle }) => `À confirmer\u00a0: votre inscription à «\u00a0${seriesTitle}\u00a0»`,
    'registered': ({ seriesTitle }) => `Votre inscription à «\u00a0${seriesTitle}\u00a0»`,
    'waitlisted': ({ seriesTitle }) => `Liste d’attente\u00a0: «\u00a0${seriesTitle}\u00a0»`,
    'promoted': ({ seriesTitle }) => `Une place s’est libérée\u00a0: «\u00a0${seriesTitle}\u00a0»`,
    'requested': ({ seriesTitle }) => `Demande reçue\u00a0: «\u00a0${seriesTitle}\u00a0»`,
    'refused': ({ seriesTitle }) => `Votre demande pour «\u00a0${seriesTitle}\u00a0»`,
    'withdrawn': ({ seriesTitle }) => `Vous ne participez plus à «\u00a0${seriesTitle}\u00a0»`,
    'session-changed': ({ seriesTitle }) => `Changement\u00a0: «\u00a0${seriesTitle}\u00a0»`,
    'series-cancelled': ({ seriesTitle }) => `Annulé\u00a0: «\u00a0${seriesTitle}\u00a0»`,
    'reminder': ({ seriesTitle }) => `Bientôt\u00a0: «\u00a0${seriesTitle}\u00a0»`,
    'replay': ({ seriesTitle }) => `La rediffusion est là\u00a0: «\u00a0${seriesTitle}\u00a0»`,
    'announcement': ({ seriesTitle, announcement }) => announcement?.subject ?? seriesTitle,
  },
  greeting: (name) => (name === null ? 'Bonjour,' : `Bonjour ${name},`),
  leads: {
    'confirm-address': ({ seriesTitle }) => `Quelqu’un, sans doute vous, a donné cette adresse pour s’inscrire à «\u00a0${seriesTitle}\u00a0». Rien n’est encore enregistré à ce nom.`,
    'registered': ({ waitingRank }) => (waitingRank === null
      ? 'C’est noté\u00a0: vous êtes inscrit⋅e. Une seule inscription vaut pour toutes les séances ci-dessous.'
      : `Vous êtes sur la liste d’attente, en position ${waitingRank}.`),
    'waitlisted': ({ waitingRank }) => `Toutes les places sont prises pour le moment. Vous êtes sur la liste d’attente${waitingRank === null ? '' : `, en position ${waitingRank}`}. Si une place se libère, elle est à vous et nous vous écrivons.`,
    'promoted': () => 'Une place s’est libérée et elle est à vous. Si vous ne pouvez plus venir, laissez-la\u00a0: la personne suivante l’aura.',
    'requested': () => 'Votre demande d’inscription est arrivée. L’équipe d’animation vous répondra.',
    'refused': () => 'L’équipe d’animation n’a pas pu retenir votre demande. Vous pouvez lui répondre ou chercher une autre série.',
    'withdrawn': () => 'Vous ne participez plus à cette série, et votre place est libre. Les dates jointes retirent les séances de votre agenda.',
    'session-changed': () => 'Quelque chose a changé. Voici ce qui vaut maintenant\u00a0:',
    'series-cancelled': () => 'Cette série est annulée. Les dates jointes retirent les séances de votre agenda.',
    'reminder': () => 'Un seul rappel, et c’est celui-ci\u00a0:',
    'replay': () => 'Vous pouvez regarder la rediffusion quand vous voulez\u00a0: elle compte autant que la séance.',
    'announcement': ({ announcement }) => announcement?.text ?? '',
  },
  confirm: 'Confirmer mon inscription',
  confirmWhy: 'Si ce n’est pas vous, ne faites rien\u00a0: cette adresse sera effacée dans une semaine.',
  manage: 'Voir mon inscription, rejoindre la séance ou me retirer (sans compte ni mot de passe)',
  page: 'La page de la série',
  watchReplay: 'Regarder la rediffusion',
  calendarHint: 'Les dates sont jointes\u00a0: votre agenda peut les ajouter, et suivra les changements.',
  cancelledSession: 'annulée',
  tentativeSession: 'à confirmer',
  online: 'en ligne',
  footer: ({ organiser, contactRetentionDays }) =>
    `Ce message vous est envoyé par ${organiser === '' ? 'l’équipe d’animation' : organiser} avec Parcours. Votre nom et votre adresse ne servent qu’à cela, et sont effacés ${contactRetentionDays} jours après la dernière séance.`,
  unsubscribe: 'Ne plus recevoir de courriel au sujet de cette série',
}
