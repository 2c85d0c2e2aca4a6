// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { PlacesLeft, RegistrationStatus, SessionKind } from '@parcours/courses'
import type { ErrorCode } from '../../../errors.ts'
import type { CampusLanguage } from './campusMessages.ts'

/** Every sentence of the webinars' pages, whole. */
export interface WebinarMessages {
  readonly title: string
  readonly lead: string
  readonly none: string
  readonly nonePast: string
  readonly toPast: string
  readonly toUpcoming: string
  readonly pastTitle: string
  readonly sessionCount: (count: number) => string
  readonly next: (when: string) => string
  readonly last: (when: string) => string
  readonly places: Readonly<Record<PlacesLeft, string>>
  readonly by: (organiser: string) => string
  readonly kinds: Readonly<Record<SessionKind, string>>
  readonly sessions: string
  readonly session: (number: number, title: string) => string
  readonly online: string
  readonly cancelled: string
  readonly tentative: string
  readonly seriesCancelled: string
  readonly materials: string
  readonly replay: string
  readonly followFeed: string
  readonly registerTitle: string
  readonly registerOneTitle: string
  readonly registerOne: string
  readonly whichSession: string
  readonly wholeSeries: string
  readonly registerLead: (days: number) => string
  readonly closed: string
  readonly isClosed: string
  readonly isOver: string
  readonly nameLabel: string
  readonly nameHint: string
  readonly emailLabel: string
  readonly emailHint: string
  readonly noMail: string
  readonly optional: string
  readonly leaveEmpty: string
  readonly register: string
  readonly joinWaitingList: string
  readonly askForPlace: string
  readonly waiting: string
  readonly approval: string
  readonly refusals: Readonly<Partial<Record<ErrorCode, string>>>
  readonly refused: string
  readonly mailSentTitle: string
  readonly mailSent: string
  readonly linkTitle: string
  readonly statuses: Readonly<Record<RegistrationStatus, string>>
  readonly waitingRank: (rank: number) => string
  readonly waitingNews: string
  readonly keepLink: string
  readonly confirm: string
  readonly confirmLead: string
  readonly notMe: string
  readonly withdraw: string
  readonly withdrawOne: string
  readonly withdrawLead: string
  readonly leaveWaitingList: string
  readonly leaveWaitingListLead: string
  readonly takeBack: string
  readonly takeBackLead: string
  readonly comeBack: string
  readonly mailTitle: string
  readonly unsubscribeLead: string
  readonly mayStillWrite: string
  readonly unsubscribe: string
  readonly unsubscribed: string
  readonly subscribe: string
  readonly join: string
  readonly joinName: string
  readonly joinNameHint: string
  readonly joinConsent: string
  readonly joinLowBandwidth: string
  readonly joinElsewhere: string
  readonly joinReady: string
  readonly enterRoom: string
  readonly phone: (number: string, pin: string | null) => string
  readonly opensAt: (day: string, hour: string) => string
  readonly attestationTitle: string
  readonly attestationLead: string
  readonly attestationLabel: string
  readonly check: string
  readonly attestationUnknown: string
  readonly attestationTrue: string
  readonly attestationSeries: (title: string) => string
  readonly attestationSessions: (present: number, replayed: number, all: number) => string
  readonly attestationHours: (hours: string) => string
  readonly attestationCourse: (day: string) => string
  readonly attestationIssued: (day: string) => string
  readonly attestationNoName: string
}

const fr: WebinarMessages = {
  title: 'Webinaires',
  lead: 'Des séances en direct, gratuites, avec ou sans compte. Une seule inscription vaut pour toute une série.',
  none: 'Aucune séance n’est annoncée pour le moment.',
  nonePast: 'Aucune série n’est encore terminée.',
  toPast: 'Séries passées et rediffusions',
  toUpcoming: 'Séries à venir',
  pastTitle: 'Séries passées',
  sessionCount: (count) => (count < 2 ? `${count} séance` : `${count} séances`),
  next: (when) => `Prochaine séance\u00a0: ${when}`,
  last: (when) => `Dernière séance\u00a0: ${when}`,
  places: { unlimited: 'Places non limitées', free: 'Il reste des places', few: 'Dernières places', waitingList: 'Complet\u00a0: inscription sur liste d’attente' },
  by: (organiser) => `Proposé par ${organiser}`,
  kinds: { webinar: 'Webinaire', workshop: 'Atelier', exchange: 'Temps d’échange' },
  sessions: 'Les séances',
  session: (number, title) => `${number}. ${title}`,
  online: 'en ligne',
  cancelled: 'annulée',
  tentative: 'date à confirmer',
  seriesCancelled: 'Cette série est annulée.',
  materials: 'Supports',
  replay: 'Rediffusion',
  followFeed: 'Suivre cette série dans un agenda (flux iCalendar)',
  registerTitle: 'S’inscrire à la série',
  registerOneTitle: 'S’inscrire',
  registerOne: 'M’inscrire',
  whichSession: 'Quelle séance',
  wholeSeries: 'Toutes les séances',
  registerLead: (days) => `Rien n’est obligatoire. Ce que vous écrivez ne sert qu’à cette série et est effacé ${days} jours après la dernière séance.`,
  closed: 'Inscriptions closes',
  isClosed: 'Les inscriptions sont closes.',
  isOver: 'Cette série est terminée.',
  nameLabel: 'Nom ou pseudonyme',
  nameHint: 'L’équipe d’animation le verra dans sa liste. Un prénom suffit.',
  emailLabel: 'Adresse de courriel',
  emailHint: 'Pour recevoir les dates, les changements et le lien de chaque séance. Nous vous demanderons d’abord de confirmer cette adresse.',
  noMail: 'Ce serveur n’envoie pas de courriel\u00a0: gardez la page qui suit, elle est votre seul lien.',
  optional: 'facultatif',
  leaveEmpty: 'Laissez ce champ vide',
  register: 'M’inscrire à la série',
  joinWaitingList: 'M’inscrire sur la liste d’attente',
  askForPlace: 'Demander une place',
  waiting: 'Toutes les places sont prises\u00a0: vous serez sur la liste d’attente, et une place qui se libère va à la première personne qui attend.',
  approval: 'L’équipe d’animation répond à chaque demande.',
  refusals: {
    'invalid-address': 'Cette adresse n’est pas complète\u00a0: vérifiez-la, elle doit ressembler à prenom@exemple.org.',
    'registration-closed': 'Les inscriptions sont closes\u00a0: votre demande n’a pas été enregistrée.',
    'registration-refused': 'L’équipe d’animation n’a pas retenu votre demande.',
    'too-many-registrations': 'Cette série a reçu trop d’inscriptions. Écrivez à l’équipe d’animation.',
    'too-many-requests': 'Beaucoup d’inscriptions viennent d’ici en ce moment. Réessayez dans une minute.',
    'door-closed': 'La porte n’est pas ouverte en ce moment.',
    'room-unavailable': 'Le salon ne répond pas. Réessayez dans un instant\u00a0: votre place est gardée.',
    'impossible-now': 'Ce n’est plus possible maintenant.',
  },
  refused: 'Cela n’a pas pu être enregistré. Vérifiez ce que vous avez écrit et réessayez.',
  mailSentTitle: 'Regardez vos courriels',
  mailSent: 'Un message vient de partir à l’adresse que vous avez donnée. Ouvrez le lien qu’il contient pour que votre inscription soit sûre. Sans cela, l’adresse est effacée dans une semaine.',
  linkTitle: 'Mon inscription',
  statuses: {
    pending: 'Votre demande est enregistrée, et attend une réponse.', waitlisted: 'Vous êtes sur la liste d’attente.', confirmed: 'Vous êtes inscrit⋅e.',
    refused: 'L’équipe d’animation n’a pas retenu votre demande.', declined: 'Vous avez décliné l’invitation.', withdrawn: 'Vous ne participez plus à cette série.',
  },
  waitingRank: (rank) => `Votre position dans la liste\u00a0: ${rank}.`,
  waitingNews: 'Dès qu’une place se libère, elle va à la première personne qui attend, sans que vous ayez rien à faire\u00a0: revenez voir cette page, elle le dira.',
  keepLink: 'Gardez l’adresse de cette page\u00a0: elle remplace un compte et un mot de passe.',
  confirm: 'Confirmer mon inscription',
  confirmLead: 'Votre adresse est la bonne\u00a0? Confirmez pour que votre inscription soit sûre.',
  notMe: 'Ce n’était pas vous\u00a0? Ne faites rien\u00a0: aucune place n’est gardée, et l’adresse est oubliée.',
  withdraw: 'Me retirer de la série',
  withdrawOne: 'Me désinscrire',
  withdrawLead: 'Votre place ira à la première personne qui attend. Si vous vous réinscrivez plus tard, ce sera après les personnes qui attendent.',
  leaveWaitingList: 'Quitter la liste d’attente',
  leaveWaitingListLead: 'Vous n’attendrez plus de place. Si vous vous réinscrivez plus tard, ce sera à la fin de la liste.',
  takeBack: 'Retirer ma demande',
  takeBackLead: 'L’équipe d’animation n’aura plus à vous répondre. Vous pourrez demander de nouveau une place tant que les inscriptions sont ouvertes.',
  comeBack: 'M’inscrire de nouveau',
  mailTitle: 'Les courriels',
  mayStillWrite: 'L’équipe d’animation peut encore vous écrire, par exemple pour une autre date.',
  unsubscribeLead: 'Sans courriel, vous restez inscrit⋅e, et rien ne vous prévient quand une séance est déplacée ou annulée, ni quand une place se libère pour vous\u00a0: cette page le dit toujours.',
  unsubscribe: 'Ne plus recevoir de courriel au sujet de cette série',
  unsubscribed: 'Vous ne recevez plus aucun courriel au sujet de cette série, pas même quand une séance est déplacée ou annulée\u00a0: cette page le dit toujours, gardez son adresse.',
  subscribe: 'Recevoir de nouveau les courriels de cette série',
  join: 'Rejoindre la séance',
  joinName: 'Nom affiché dans le salon',
  joinNameHint: 'Facultatif, et conservé nulle part ici. Sans nom, le salon affiche «\u00a0Participant⋅e\u00a0».',
  joinConsent: 'Noter ma présence (pour l’attestation et les chiffres de groupe)',
  joinLowBandwidth: 'Connexion lente\u00a0: écouter seulement',
  joinElsewhere: 'Le salon est sur un autre site, qui ne dit pas qui est venu\u00a0: les personnes qui animent notent les présences.',
  joinReady: 'Le salon est ouvert.',
  enterRoom: 'Entrer dans le salon',
  phone: (number, pin) => (pin === null ? `Par téléphone\u00a0: ${number}` : `Par téléphone\u00a0: ${number}, puis le code ${pin}`),
  opensAt: (day, hour) => `La porte ouvre le ${day} à ${hour}.`,
  attestationTitle: 'Vérifier une attestation',
  attestationLead: 'Écrivez le code imprimé sur l’attestation.',
  attestationLabel: 'Code',
  check: 'Vérifier',
  attestationUnknown: 'Ce code ne correspond à aucune attestation. Vérifiez les lettres\u00a0: il n’y a ni O, ni I, ni zéro.',
  attestationTrue: 'Ce code est celui d’une attestation de ce serveur. Voici ce qu’elle dit\u00a0:',
  attestationSeries: (title) => `Série\u00a0: ${title}`,
  attestationSessions: (present, replayed, all) => `Séances suivies en direct\u00a0: ${present}\u00a0; par la rediffusion\u00a0: ${replayed}\u00a0; séances tenues\u00a0: ${all}`,
  attestationHours: (hours) => `Durée de présence\u00a0: ${hours}`,
  attestationCourse: (day) => `Parcours terminé le ${day}`,
  attestationIssued: (day) => `Attestation établie le ${day}`,
  attestationNoName: 'Le serveur ne connaît pas le nom imprimé sur le papier\u00a0: il a été écrit par la personne elle-même.',
}

const en: WebinarMessages = {
  title: 'Webinars',
  lead: 'Live sessions, free of charge, with an account or without. One registration is good for a whole series.',
  none: 'No session is announced for now.',
  nonePast: 'No series is over yet.',
  toPast: 'Past series and replays',
  toUpcoming: 'Series to come',
  pastTitle: 'Past series',
  sessionCount: (count) => (count === 1 ? '1 session' : `${count} sessions`),
  next: (when) => `Next session: ${when}`,
  last: (when) => `Last session: ${when}`,
  places: { unlimited: 'No limit of places', free: 'There are places left', few: 'Last places', waitingList: 'Full: registration goes to the waiting list' },
  by: (organiser) => `Offered by ${organiser}`,
  kinds: { webinar: 'Webinar', workshop: 'Workshop', exchange: 'Exchange' },
  sessions: 'The sessions',
  session: (number, title) => `${number}. ${title}`,
  online: 'online',
  cancelled: 'cancelled',
  tentative: 'date to be confirmed',
  seriesCancelled: 'This series is cancelled.',
  materials: 'Materials',
  replay: 'Replay',
  followFeed: 'Follow this series in a calendar (iCalendar feed)',
  registerTitle: 'Register for the series',
  registerOneTitle: 'Register',
  registerOne: 'Register me',
  whichSession: 'Which session',
  wholeSeries: 'All sessions',
  registerLead: (days) => `Nothing is required. What you write serves this series alone and is erased ${days} days after the last session.`,
  closed: 'Registration closed',
  isClosed: 'Registration is closed.',
  isOver: 'This series is over.',
  nameLabel: 'Name or pseudonym',
  nameHint: 'The trainers see it in their list. A first name is enough.',
  emailLabel: 'Mail address',
  emailHint: 'To receive the dates, changes and the link of each session. First we ask you to confirm this address.',
  noMail: 'This server sends no mail: keep the page that follows, it is your only link.',
  optional: 'optional',
  leaveEmpty: 'Leave this field empty',
  register: 'Register me for the series',
  joinWaitingList: 'Put me on the waiting list',
  askForPlace: 'Ask for a place',
  waiting: 'All places are taken: you will be on the waiting list, and a place that becomes free goes to the first person who waits.',
  approval: 'The trainers answer each request.',
  refusals: {
    'invalid-address': 'This address is not complete: please check it, it should look like name@example.org.',
    'registration-closed': 'Registration is closed: your request was not recorded.',
    'registration-refused': 'The trainers did not accept your request.',
    'too-many-registrations': 'This series received too many registrations. Please write to the trainers.',
    'too-many-requests': 'Many registrations come from here right now. Please try again in a minute.',
    'door-closed': 'The door is not open right now.',
    'room-unavailable': 'The room does not answer. Please try again in a moment: your place is kept.',
    'impossible-now': 'This is no longer possible.',
  },
  refused: 'This could not be recorded. Please check what you wrote and try again.',
  mailSentTitle: 'Look at your mail',
  mailSent: 'A message has just left for the address that you gave. Open the link in it to make your registration certain. Otherwise the address is erased in a week.',
  linkTitle: 'My registration',
  statuses: {
    pending: 'Your request is recorded, and waits for an answer.', waitlisted: 'You are on the waiting list.', confirmed: 'You are registered.',
    refused: 'The trainers did not accept your request.', declined: 'You turned the invitation down.', withdrawn: 'You no longer take part in this series.',
  },
  waitingRank: (rank) => `Your place in the list: ${rank}.`,
  waitingNews: 'As soon as a place is free, it goes to the first person who waits, and you have nothing to do: come back to this page, it will say so.',
  keepLink: 'Keep the address of this page: it stands for an account and a password.',
  confirm: 'Confirm my registration',
  confirmLead: 'Is your address right? Confirm to make your registration certain.',
  notMe: 'It was not you? Do nothing: no place is kept, and the address is forgotten.',
  withdraw: 'Withdraw from the series',
  withdrawOne: 'Withdraw',
  withdrawLead: 'Your place will go to the first person who waits. If you register again later, you come after those who wait.',
  leaveWaitingList: 'Leave the waiting list',
  leaveWaitingListLead: 'You will not wait for a place any more. If you register again later, you come last in the list.',
  takeBack: 'Take my request back',
  takeBackLead: 'The trainers will not have to answer you any more. You can ask for a place again as long as registration is open.',
  comeBack: 'Register again',
  mailTitle: 'Mail',
  mayStillWrite: 'The trainers may still write to you, for example about another date.',
  unsubscribeLead: 'Without mail you stay registered, and nothing tells you when a session moves or is cancelled, nor when a place becomes free for you: this page always says so.',
  unsubscribe: 'No more mail about this series',
  unsubscribed: 'You receive no more mail about this series, not even when a session moves or is cancelled: this page always says so, keep its address.',
  subscribe: 'Send me mail about this series again',
  join: 'Join the session',
  joinName: 'Name shown in the room',
  joinNameHint: 'Optional, and kept nowhere here. Without a name, the room shows “Participant”.',
  joinConsent: 'Note my presence (for the attestation and figures about groups)',
  joinLowBandwidth: 'Slow connection: listen only',
  joinElsewhere: 'The room is on another site, which does not say who came: those who lead the session note who was there.',
  joinReady: 'The room is open.',
  enterRoom: 'Enter the room',
  phone: (number, pin) => (pin === null ? `By telephone: ${number}` : `By telephone: ${number}, then the code ${pin}`),
  opensAt: (day, hour) => `The door opens on ${day} at ${hour}.`,
  attestationTitle: 'Check an attestation',
  attestationLead: 'Type the code printed on the attestation.',
  attestationLabel: 'Code',
  check: 'Check',
  attestationUnknown: 'This code belongs to no attestation. Please check the letters: there is no O, no I and no zero.',
  attestationTrue: 'This code belongs to an attestation of this server. This is what it says:',
  attestationSeries: (title) => `Series: ${title}`,
  attestationSessions: (present, replayed, all) => `Sessions followed live: ${present}; through the replay: ${replayed}; sessions held: ${all}`,
  attestationHours: (hours) => `Time of presence: ${hours}`,
  attestationCourse: (day) => `Course completed on ${day}`,
  attestationIssued: (day) => `Attestation made on ${day}`,
  attestationNoName: 'The server does not know the name printed on the paper: the person wrote it themselves.',
}

export const WEBINAR_MESSAGES: Readonly<Record<CampusLanguage, WebinarMessages>> = { fr, en }
