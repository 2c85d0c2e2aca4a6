// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

const SHARE_KINDS = { personne: 'person', groupe: 'group', lien: 'link', courriel: 'mail' }
const RIGHTS = { lire: 'read', modifier: 'edit' }
const PROTECTIONS = { 'mot-de-passe': 'password', 'expiration': 'expiry' }
const TIMES = { 'a-venir': 'upcoming', 'toujours': 'any-time' }
const PROFILE_FIELDS = { nom: 'name', courriel: 'email', role: 'role', telephone: 'phone', organisation: 'organisation' }

/**
 * The closed vocabulary of checks, as data: what an author may ask for. The requests behind it are code of the app.
 * Names are the French ones of the format; authors in English write `en`, which is read as the same check.
 */
export const CHECKS = {
  'dossier-existe': check('folder-exists', 'files', { nom: required('name', 'pattern') }),
  'fichier-depose': check('file-added', 'files', { dossier: optional('folder', 'pattern'), nom: optional('name', 'pattern') }),
  'dossier-partage': check('folder-shared', 'files_sharing', {
    nom: required('name', 'pattern'), avec: optional('with', 'choices', SHARE_KINDS), droit: optional('right', 'choice', RIGHTS),
  }),
  'lien-public': check('public-link', 'files_sharing', { nom: optional('name', 'pattern'), protege: optional('protected', 'choices', PROTECTIONS) }),
  'partage-recu': check('share-received', 'files_sharing', { nom: optional('name', 'pattern') }, 'two-people'),
  'ecrit-a-plusieurs': check('written-together', 'files', { nom: required('name', 'pattern'), personnes: optional('people', 'count') }, 'two-people'),
  'commentaire': check('comment-left', 'comments', { nom: required('name', 'pattern') }),
  'evenement-existe': check('event-exists', 'calendar', { 'titre-contient': required('title-contains', 'words'), 'quand': optional('when', 'choice', TIMES) }),
  'invites': check('people-invited', 'calendar', { 'titre-contient': required('title-contains', 'words'), 'personnes': optional('people', 'count') }),
  'agenda-partage': check('calendar-shared', 'calendar', { nom: optional('name', 'pattern'), droit: optional('right', 'choice', RIGHTS) }),
  'contact-existe': check('contact-exists', 'contacts', { nom: required('name', 'words') }),
  'sondage-existe': check('poll-exists', 'polls', { 'titre-contient': optional('title-contains', 'words'), 'propositions': optional('options', 'count') }),
  'formulaire-existe': check('form-exists', 'forms', { 'titre-contient': optional('title-contains', 'words'), 'reponses': optional('answers', 'count') }),
  'tableau-deck': check('deck-board', 'deck', { nom: optional('name', 'pattern') }),
  'salle-discussion': check('talk-room', 'spreed', { nom: optional('name', 'pattern'), personnes: optional('people', 'count') }),
  'groupe': check('in-group', null, { nom: required('name', 'pattern') }),
  'profil-rempli': check('profile-filled', null, { champs: optional('fields', 'choices', PROFILE_FIELDS) }),
  'avatar': check('own-picture', null, {}),
  'statut-defini': check('status-set', 'user_status', {}),
  /** A phone or a program connected with its own password; asked of the PHP shell, which answers yes or no. */
  'appareil-connecte': check('device-connected', null, {}),
  'double-authentification': check('two-factor', null, {}),
  'notifications-reglees': check('notifications-set', 'notifications', {}),
} as const satisfies Readonly<Record<string, CheckKind>>

export type CheckName = keyof typeof CHECKS
export const CHECK_NAMES = Object.keys(CHECKS) as readonly CheckName[] // The keys of a constant.

/** Texts per argument name; several only for `words` and `choices`. */
export type CheckArguments = Readonly<Partial<Record<string, readonly string[]>>>

/**
 * `pattern`: a name in which `*` stands for anything; `words`: one of them is enough; `count`: at least so many, 1 to 999;
 * `choice`: one of `values`; `choices`: some of them.
 */
export type ArgumentKind = 'pattern' | 'words' | 'count' | 'choice' | 'choices'

export interface ArgumentRule {
  readonly en: string
  readonly kind: ArgumentKind
  readonly isRequired: boolean
  /** French value to English; empty where any text is taken. */
  readonly values: Readonly<Record<string, string>>
}

export interface CheckKind {
  /** English name. */
  readonly en: string
  /** Id of the Nextcloud app it looks at; null when it is always there. Missing, the result is `absent`. */
  readonly app: string | null
  /** Whether somebody else has to do something too. */
  readonly people: 'alone' | 'two-people'
  readonly arguments: Readonly<Record<string, ArgumentRule>>
}

function check<const A extends Readonly<Record<string, ArgumentRule>>>(en: string, app: string | null, rules: A, people: CheckKind['people'] = 'alone') {
  return { en, app, people, arguments: rules } as const
}

function required(en: string, kind: ArgumentKind, values: ArgumentRule['values'] = {}): ArgumentRule {
  return { en, kind, isRequired: true, values }
}

function optional(en: string, kind: ArgumentKind, values: ArgumentRule['values'] = {}): ArgumentRule {
  return { en, kind, isRequired: false, values }
}
