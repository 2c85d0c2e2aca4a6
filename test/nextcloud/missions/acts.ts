// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { CHECK_NAMES, type CheckArguments, type CheckName } from '@parcours/courses'
import { createHmac } from 'node:crypto'
import type { Nextcloud } from '../nextcloud.ts'
import type { Session } from '../session.ts'
import { mustBe } from '../checks.ts'
import { shortly, type Actor } from './actor.ts'

export interface Cast {
  readonly me: Actor
  readonly other: Actor
  readonly admin: Session
  readonly group: string
  readonly occ: Nextcloud['occ']
}

/** One thing done, and what the check says after it; `kept` carries ids from one to the next. */
export interface Step {
  readonly does: (cast: Cast, kept: Record<string, string>) => Promise<unknown>
  readonly then: string
}

export interface Play {
  readonly with: CheckArguments
  /** What the check says first, of a new account. */
  readonly first: string
  readonly steps: readonly Step[]
  /** Looks at one mission that goes on, at most every ten seconds: it remembers how things stood. */
  readonly isOneMission?: boolean
}

/** What authors must give, so that every check can be tried with nothing else. */
export const NEEDED: Readonly<Partial<Record<CheckName, CheckArguments>>> = {
  'dossier-existe': { nom: ['AG*'] }, 'dossier-partage': { nom: ['AG*'] }, 'ecrit-a-plusieurs': { nom: ['Compte rendu*'] }, 'commentaire': { nom: ['Compte rendu*'] },
  'evenement-existe': { 'titre-contient': ['assemblée', 'AG'] }, 'invites': { 'titre-contient': ['assemblée', 'AG'] }, 'contact-existe': { nom: ['Samir'] }, 'groupe': { nom: ['bureau*'] },
}

const SHARES = '/ocs/v2.php/apps/files_sharing/api/v1/shares'
const POLLS = '/ocs/v2.php/apps/polls/api/v1.0'
const FORMS = '/ocs/v2.php/apps/forms/api/v3/forms'
const DECK = '/index.php/apps/deck/api/v1.0/boards'
const STATUS = '/ocs/v2.php/apps/user_status/api/v1/user_status/message'
const TOTP = '/index.php/apps/twofactor_totp/settings/enable'

const files = ({ user }: Actor, path: string) => `/remote.php/dav/files/${user}/${path}`
const calendar = ({ user }: Actor) => `/remote.php/dav/calendars/${user}/personal/`
const card = ({ user }: Actor) => `/remote.php/dav/addressbooks/users/${user}/contacts/essai.vcf`
const dataOf = (text: string) => (JSON.parse(text) as { ocs: { data: Record<string, unknown> } }).ocs.data
const idOf = (text: string) => String(dataOf(text)['id'])

const day = (daysAhead: number) => new Date(Date.now() + daysAhead * 86_400_000).toISOString().slice(0, 10).replaceAll('-', '')
const event = (eventId: string, title: string, daysAhead: number, more = '') => `BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Parcours//tests//EN\r\nBEGIN:VEVENT\r\nUID:0b7a3f0e-5d0d-4c39-8a65-${eventId}\r\nDTSTAMP:20260101T000000Z\r\nDTSTART:${day(daysAhead)}T180000Z\r\nDTEND:${day(daysAhead)}T200000Z\r\nSUMMARY:${title}\r\n${more}END:VEVENT\r\nEND:VCALENDAR\r\n`
const GUEST = 'ORGANIZER;SCHEDULE-AGENT=CLIENT:mailto:me@example.org\r\nATTENDEE;SCHEDULE-AGENT=CLIENT;CN="Traoré: Samir":mailto:samir@example.org\r\n'
const shareCalendar = (inside: string) => `<?xml version="1.0"?><o:share xmlns:d="DAV:" xmlns:o="http://owncloud.org/ns">${inside}</o:share>`

export const PLAYS: Readonly<Record<CheckName, Play>> = {
  'dossier-existe': {
    with: { nom: ['Essai AG*'] }, first: 'no nothing-found', steps: [
      { does: ({ me }) => me.send('MKCOL', files(me, 'Essaie%20AG')), then: 'no name-differs' },
      { does: ({ me }) => me.send('MKCOL', files(me, 'essai%20a.g.%202026')), then: 'yes' },
      { does: async ({ me }) => { for (const name of ['Essaie%20AG', 'essai%20a.g.%202026']) await me.send('DELETE', files(me, name)) }, then: 'no nothing-found' },
    ],
  },
  'fichier-depose': {
    with: {}, first: 'no only-samples', isOneMission: true, steps: [
      { does: ({ me }) => me.send('PUT', files(me, 'essai.txt'), 'one'), then: 'yes' },
      { does: ({ me }) => me.send('DELETE', files(me, 'essai.txt')), then: 'no only-samples' },
    ],
  },
  'dossier-partage': {
    with: { nom: ['Essai partage*'], avec: ['personne', 'groupe'], droit: ['modifier'] }, first: 'no nothing-found', steps: [
      { does: ({ me }) => me.send('MKCOL', files(me, 'Essai%20partage')), then: 'no not-shared' },
      { does: async ({ me }, kept) => { kept['link'] = idOf((await me.send('POST', SHARES, { path: '/Essai partage', shareType: 3 })).text) }, then: 'no shared-otherwise' },
      { does: async ({ me, other }, kept) => { kept['share'] = idOf((await me.send('POST', SHARES, { path: '/Essai partage', shareType: 0, shareWith: other.user, permissions: 1 })).text) }, then: 'no read-only' },
      { does: ({ me }, kept) => me.send('PUT', `${SHARES}/${kept['share'] ?? ''}`, { permissions: 31 }), then: 'yes' },
      { does: ({ me }, kept) => me.send('DELETE', `${SHARES}/${kept['share'] ?? ''}`), then: 'no shared-otherwise' },
      { does: ({ me }) => me.send('DELETE', files(me, 'Essai%20partage')), then: 'no nothing-found' },
    ],
  },
  'lien-public': {
    with: { nom: ['Essai lien*'], protege: ['mot-de-passe', 'expiration'] }, first: 'no not-shared', steps: [
      { does: async ({ me }, kept) => {
        await me.send('MKCOL', files(me, 'Essai%20lien'))
        kept['share'] = idOf((await me.send('POST', SHARES, { path: '/Essai lien', shareType: 3 })).text)
      }, then: 'no no-password' },
      { does: ({ me }, kept) => me.send('PUT', `${SHARES}/${kept['share'] ?? ''}`, { password: `Pt-${crypto.randomUUID()}` }), then: 'no no-expiry' },
      { does: ({ me }, kept) => me.send('PUT', `${SHARES}/${kept['share'] ?? ''}`, { expireDate: new Date(Date.now() + 5 * 86_400_000).toISOString().slice(0, 10) }), then: 'yes' },
      { does: ({ me }) => me.send('DELETE', files(me, 'Essai%20lien')), then: 'no not-shared' },
    ],
  },
  'partage-recu': {
    with: { nom: ['Essai reçu*'] }, first: 'no nothing-found', steps: [
      { does: async ({ me, other }) => {
        await other.send('MKCOL', files(other, 'Essai%20recu'))
        await other.send('POST', SHARES, { path: '/Essai recu', shareType: 0, shareWith: me.user, permissions: 1 })
      }, then: 'yes' },
      { does: ({ other }) => other.send('DELETE', files(other, 'Essai%20recu')), then: 'no nothing-found' },
    ],
  },
  'ecrit-a-plusieurs': {
    with: { nom: ['Essai compte rendu*'] }, first: 'no nothing-found', steps: [
      { does: async ({ me, other }) => {
        await me.send('MKCOL', files(me, 'Essai%20bureau'))
        await me.send('POST', SHARES, { path: '/Essai bureau', shareType: 0, shareWith: other.user, permissions: 31 })
        await me.send('PUT', files(me, 'Essai%20bureau/Essai%20compte-rendu.md'), 'one')
      }, then: 'no too-few-people' },
      { does: async ({ other }) => {
        // Versions are told apart by their second.
        await new Promise((wait) => setTimeout(wait, 2_100))
        await other.send('PUT', files(other, 'Essai%20bureau/Essai%20compte-rendu.md'), 'one and two')
        mustBe(shortly(await other.look('ecrit-a-plusieurs', { nom: ['Essai compte rendu*'] })), 'yes')
      }, then: 'yes' },
      { does: ({ me }) => me.send('DELETE', files(me, 'Essai%20bureau')), then: 'no nothing-found' },
    ],
  },
  'commentaire': {
    with: { nom: ['Essai à commenter*'] }, first: 'no nothing-found', steps: [
      { does: async ({ me }, kept) => {
        await me.send('PUT', files(me, 'Essai%20a%20commenter.txt'), 'one')
        kept['file'] = /<oc:fileid>(\d+)</.exec((await me.send('PROPFIND', files(me, 'Essai%20a%20commenter.txt'), '<?xml version="1.0"?><d:propfind xmlns:d="DAV:" xmlns:oc="http://owncloud.org/ns"><d:prop><oc:fileid/></d:prop></d:propfind>')).text)?.[1] ?? ''
      }, then: 'no nothing-found' },
      { does: ({ me }, kept) => me.send('POST', `/remote.php/dav/comments/files/${kept['file'] ?? ''}`, { actorType: 'users', verb: 'comment', message: 'Bien !' }), then: 'yes' },
      { does: ({ me }) => me.send('DELETE', files(me, 'Essai%20a%20commenter.txt')), then: 'no nothing-found' },
    ],
  },
  'evenement-existe': {
    with: { 'titre-contient': ['assemblée', 'AG'] }, first: 'no only-samples', steps: [
      { does: ({ me }) => me.send('PUT', `${calendar(me)}essai.ics`, event('essai', 'Agenda du bureau', 9)), then: 'no name-differs' },
      { does: ({ me }) => me.send('PUT', `${calendar(me)}essai.ics`, event('essai', 'ASSEMBLEE générale', -9)), then: 'no event-in-the-past' },
      { does: ({ me }) => me.send('PUT', `${calendar(me)}essai.ics`, event('essai', 'ASSEMBLEE générale', 9)), then: 'yes' },
      { does: ({ me }) => me.send('DELETE', `${calendar(me)}essai.ics`), then: 'no only-samples' },
    ],
  },
  'invites': {
    with: { 'titre-contient': ['assemblée'] }, first: 'no only-samples', steps: [
      { does: ({ me }) => me.send('PUT', `${calendar(me)}invites.ics`, event('invites', 'Assemblée', 9)), then: 'no too-few-people' },
      { does: ({ me }) => me.send('PUT', `${calendar(me)}invites.ics`, event('invites', 'Assemblée', 9, GUEST)), then: 'yes' },
      { does: ({ me }) => me.send('DELETE', `${calendar(me)}invites.ics`), then: 'no only-samples' },
    ],
  },
  'agenda-partage': {
    with: { droit: ['modifier'] }, first: 'no not-shared', steps: [
      { does: ({ me, other }) => me.send('POST', calendar(me), shareCalendar(`<o:set><d:href>principal:principals/users/${other.user}</d:href></o:set>`)), then: 'no read-only' },
      { does: ({ me, other }) => me.send('POST', calendar(me), shareCalendar(`<o:set><d:href>principal:principals/users/${other.user}</d:href><o:read-write/></o:set>`)), then: 'yes' },
      { does: ({ me, other }) => me.send('POST', calendar(me), shareCalendar(`<o:remove><d:href>principal:principals/users/${other.user}</d:href></o:remove>`)), then: 'no not-shared' },
    ],
  },
  'contact-existe': {
    with: { nom: ['Samir'] }, first: 'no only-samples', steps: [
      { does: ({ me }) => me.send('PUT', card(me), 'BEGIN:VCARD\r\nVERSION:3.0\r\nUID:essai\r\nFN:Samir Traoré\r\nTEL:0123456789\r\nEND:VCARD\r\n'), then: 'yes' },
      { does: ({ me }) => me.send('DELETE', card(me)), then: 'no only-samples' },
    ],
  },
  'sondage-existe': {
    with: { propositions: ['2'] }, first: 'no nothing-found', steps: [
      { does: async ({ me }, kept) => {
        const made = dataOf((await me.send('POST', `${POLLS}/poll`, { type: 'datePoll', title: 'Essai samedi ?' })).text)
        kept['poll'] = String((made['poll'] as { id: number }).id)
        await me.send('POST', `${POLLS}/poll/${kept['poll']}/option`, { option: { timestamp: 1_900_000_000, duration: 0 } })
      }, then: 'no too-few-options' },
      { does: ({ me }, kept) => me.send('POST', `${POLLS}/poll/${kept['poll'] ?? ''}/option`, { option: { timestamp: 1_900_086_400, duration: 0 } }), then: 'yes' },
      { does: ({ me }, kept) => me.send('DELETE', `${POLLS}/poll/${kept['poll'] ?? ''}`), then: 'no nothing-found' },
    ],
  },
  'formulaire-existe': {
    with: {}, first: 'no nothing-found', steps: [
      { does: async ({ me }, kept) => { kept['form'] = idOf((await me.send('POST', FORMS, {})).text) }, then: 'no name-differs' },
      { does: ({ me }, kept) => me.send('PATCH', `${FORMS}/${kept['form'] ?? ''}`, { keyValuePairs: { title: 'Essai' } }), then: 'yes' },
      { does: ({ me }, kept) => me.send('DELETE', `${FORMS}/${kept['form'] ?? ''}`), then: 'no nothing-found' },
    ],
  },
  'tableau-deck': {
    with: {}, first: 'no only-samples', steps: [
      { does: async ({ me }, kept) => { kept['board'] = String((JSON.parse((await me.send('POST', DECK, { title: 'Essai', color: 'ff0000' })).text) as { id: number }).id) }, then: 'yes' },
      { does: ({ me }, kept) => me.send('DELETE', `${DECK}/${kept['board'] ?? ''}`), then: 'no only-samples' },
    ],
  },
  'salle-discussion': {
    with: { nom: ['Essai*'] }, first: 'no nothing-found', steps: [
      { does: async ({ me }, kept) => { kept['room'] = String(dataOf((await me.send('POST', '/ocs/v2.php/apps/spreed/api/v4/room', { roomType: 2, roomName: 'Essai bureau' })).text)['token']) }, then: 'yes' },
      { does: ({ me }, kept) => me.send('DELETE', `/ocs/v2.php/apps/spreed/api/v4/room/${kept['room'] ?? ''}`), then: 'no nothing-found' },
    ],
  },
  'groupe': {
    with: { nom: ['parcours-mission*'] }, first: 'no nothing-found', steps: [
      { does: ({ me, admin, group }) => admin.ocs('POST', `/cloud/users/${me.user}/groups`, { groupid: group }), then: 'yes' },
      { does: ({ me, admin, group }) => admin.ocs('DELETE', `/cloud/users/${me.user}/groups?groupid=${group}`), then: 'no nothing-found' },
    ],
  },
  'profil-rempli': {
    with: { champs: ['rôle', 'organisation'] }, first: 'no field-empty', steps: [
      { does: ({ me }) => editProfile(me, { key: 'role', value: 'Trésorière' }), then: 'no field-empty' },
      { does: ({ me }) => editProfile(me, { key: 'organisation', value: 'Les Voisines' }), then: 'yes' },
      { does: ({ me }) => editProfile(me, { key: 'role', value: '' }), then: 'no field-empty' },
    ],
  },
  'avatar': {
    with: {}, first: 'no field-empty', steps: [
      { does: ({ me }) => sendPicture(me), then: 'yes' },
      { does: ({ me }) => me.send('DELETE', '/index.php/avatar/').catch(() => undefined), then: 'no field-empty' },
    ],
  },
  'statut-defini': {
    with: {}, first: 'no field-empty', steps: [
      { does: ({ me }) => me.send('PUT', `${STATUS}/custom`, { statusIcon: null, message: 'En réunion', clearAt: null }), then: 'yes' },
      { does: ({ me }) => me.send('DELETE', STATUS), then: 'no field-empty' },
    ],
  },
  'appareil-connecte': {
    with: {}, first: 'no field-empty', steps: [
      { does: async ({ me }, kept) => { kept['device'] = String((JSON.parse((await me.send('POST', '/index.php/settings/personal/authtokens', { name: 'Essai téléphone' })).text) as { deviceToken: { id: number } }).deviceToken.id) }, then: 'yes' },
      { does: ({ me }, kept) => me.send('DELETE', `/index.php/settings/personal/authtokens/${kept['device'] ?? ''}`), then: 'no field-empty' },
    ],
  },
  'double-authentification': {
    with: {}, first: 'no field-empty', steps: [
      { does: async ({ me }) => {
        const { secret } = JSON.parse((await me.send('POST', TOTP, { state: 1 })).text) as { secret: string }
        await me.send('POST', TOTP, { state: 2, code: codeOf(secret) })
      }, then: 'yes' },
      { does: ({ me }) => me.send('POST', TOTP, { state: 0 }), then: 'no field-empty' },
    ],
  },
  'notifications-reglees': {
    with: {}, first: 'no field-empty', steps: [
      { does: ({ me }) => me.send('POST', '/ocs/v2.php/apps/notifications/api/v2/settings', { batchSetting: 0, soundNotification: 'no', soundTalk: 'no' }), then: 'yes' },
      { does: async ({ me, occ }) => { for (const key of ['sound_notification', 'sound_talk']) await occ?.('user:setting', me.user, 'notifications', key, '--delete') }, then: 'no field-empty' },
    ],
  },
}

/** Without its fonts, as in a source checkout, Nextcloud keeps the change and then fails to draw the new initials. */
async function editProfile(me: Actor, change: { key: string; value: string }): Promise<void> {
  await me.send('PUT', `/ocs/v2.php/cloud/users/${me.user}`, change).catch(() => undefined)
}

/** As Nextcloud's own settings page sends it: a square picture needs no cropping. */
async function sendPicture({ page, user }: Actor): Promise<void> {
  const status = await page.evaluate(async () => {
    const canvas = Object.assign(document.createElement('canvas'), { width: 64, height: 64 })
    canvas.getContext('2d')?.fillRect(0, 0, 64, 64)
    const picture = await new Promise<Blob | null>((resolve) => { canvas.toBlob(resolve, 'image/png') })
    const form = new FormData()
    if (picture !== null) form.append('files[]', picture, 'picture.png')
    return (await fetch('/index.php/avatar/', { method: 'POST', body: form, headers: { requesttoken: document.head.dataset['requesttoken'] ?? '' } })).status
  })
  if (status !== 200) throw new Error(`The picture of ${user} was refused: ${status}.`)
}

/** RFC 6238, with the defaults of the app: SHA-1, six digits, thirty seconds. */
function codeOf(secret: string): string {
  const bits = Array.from(secret).map((letter) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0')).join('')
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)))
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000)))
  const mac = createHmac('sha1', key).update(counter).digest()
  const at = (mac.at(-1) ?? 0) & 15
  return String((mac.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, '0')
}

/** Every check with the least an author may write. */
export const LEAST = CHECK_NAMES.map((check) => ({ check, with: NEEDED[check] ?? {} }))
