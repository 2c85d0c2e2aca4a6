// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { CHECK_NAMES, type CheckArguments, type CheckName } from '@parcours/courses'
import { describe, expect, it } from 'vitest'
import { CHECK_TABLE } from '../../src/missions/checkTable.ts'
import { lookOnce } from '../../src/missions/look.ts'
import { lookSentence, whatIsLookedAt } from '../../src/missions/missionWords.ts'
import { readArguments } from '../../src/missions/readArguments.ts'
import { speakFrench } from '../setup.ts'
import recorded from './recorded/nextcloud34.json'
import { answerWith, aSpace, type Answer } from './support/replaySpace.ts'

/** As `test/nextcloud/missions` asked when the answers were recorded, on Nextcloud 34.0.1 with Polls 9.2, Forms 5.3, Deck 1.18. */
const ASKED: Readonly<Partial<Record<CheckName, CheckArguments>>> = {
  'dossier-existe': { nom: ['Essai AG*'] }, 'dossier-partage': { nom: ['Essai partage*'], avec: ['personne', 'groupe'], droit: ['modifier'] },
  'lien-public': { nom: ['Essai lien*'], protege: ['mot-de-passe', 'expiration'] }, 'partage-recu': { nom: ['Essai reçu*'] },
  'ecrit-a-plusieurs': { nom: ['Essai compte rendu*'] }, 'commentaire': { nom: ['Essai à commenter*'] }, 'evenement-existe': { 'titre-contient': ['assemblée', 'AG'] },
  'invites': { 'titre-contient': ['assemblée'] }, 'agenda-partage': { droit: ['modifier'] }, 'contact-existe': { nom: ['Samir'] }, 'sondage-existe': { propositions: ['2'] },
  'groupe': { nom: ['parcours-mission*'] }, 'profil-rempli': { champs: ['rôle', 'organisation'] },
}
const checks = recorded.checks as Readonly<Record<CheckName, readonly { readonly says: string; readonly answers: readonly Answer[] }[]>>

async function lookAt(check: CheckName, checkArguments: CheckArguments, memory?: Readonly<Record<string, number>>) {
  return await lookOnce(() => CHECK_TABLE[check].look(aSpace(), readArguments(check, checkArguments), memory))
}
const shortly = ({ answer }: Awaited<ReturnType<typeof lookAt>>) => ('reason' in answer ? `${answer.result} ${answer.reason}` : answer.result)

describe('a check, from what Nextcloud answered', () => {
  const states = CHECK_NAMES.filter((check) => check !== 'salle-discussion').flatMap((check) => checks[check].map((state, at) => ({ check, at, ...state })))

  it.each(states.filter(({ check }) => check !== 'fichier-depose'))('$check, step $at: $says', async ({ check, says, answers }) => {
    const { asked } = answerWith(answers)
    expect(shortly(await lookAt(check, ASKED[check] ?? {}))).toBe(says)
    expect(asked.map(({ key }) => key)).toEqual(answers.map((answer) => answer.asked))
  })

  it('sees a file that came since the mission was opened, and not those of before', async () => {
    const [before, after] = checks['fichier-depose']
    answerWith(before?.answers ?? [])
    const first = await lookAt('fichier-depose', {})
    expect(shortly(first)).toBe('no only-samples')
    answerWith(after?.answers ?? [])
    const second = await lookAt('fichier-depose', {}, first.memory)
    expect([shortly(second), second.memory]).toEqual(['yes', first.memory])
    answerWith(after?.answers ?? [])
    expect(shortly(await lookAt('fichier-depose', {}))).toBe('no before-start')
  })

  it('reads what an author wrote in English the same way', async () => {
    answerWith(checks['dossier-partage'][4]?.answers ?? [])
    expect(shortly(await lookAt('dossier-partage', { name: ['essai partage*'], with: ['person'], right: ['edit'] }))).toBe('yes')
  })

  it('says in French what it found, with the person’s own words', async () => {
    speakFrench()
    answerWith(checks['dossier-partage'][3]?.answers ?? [])
    expect(lookSentence(await lookAt('dossier-partage', ASKED['dossier-partage'] ?? {}))).toBe('Pas encore. Le dossier «\u00a0Essai partage\u00a0» est bien là, mais Samir Traoré peut seulement le lire.')
    expect(whatIsLookedAt('dossier-existe')).toBe('Votre navigateur va regarder\u00a0: la liste de vos dossiers à la racine de Fichiers.')
  })

  it('says before each check what will be looked at', () => {
    speakFrench()
    expect(CHECK_NAMES.map(whatIsLookedAt).filter((sentence) => !/^Votre navigateur va regarder\u00a0: (le|la|les|vos|votre|si) .{10,}\.$/.test(sentence))).toEqual([])
  })
})

describe('Talk, by its documented answers', () => {
  const rooms = (list: readonly object[]) => ({ asked: 'GET /ocs/v2.php/apps/spreed/api/v4/room?noStatusUpdate=1', status: 200, text: JSON.stringify({ ocs: { meta: { status: 'ok', statuscode: 200, message: 'OK' }, data: list } }) })
  const people = (count: number) => ({ asked: 'GET /ocs/v2.php/apps/spreed/api/v4/room/abcd1234/participants', status: 200, text: JSON.stringify({ ocs: { data: Array.from({ length: count }, () => ({})) } }) })
  const bureau = { token: 'abcd1234', type: 2, displayName: 'Bureau', objectType: '' }
  const own = [{ token: 'note1234', type: 6, displayName: 'Note to self', objectType: 'note_to_self' }, { token: 'news1234', type: 4, displayName: 'Talk updates', objectType: '' }, { token: 'test1234', type: 2, displayName: 'Let’s get started', objectType: 'sample' }]

  it.each([
    { why: 'only what Talk makes by itself', list: own, given: {}, count: 0, says: 'no nothing-found' },
    { why: 'a room of a group', list: [...own, bureau], given: {}, count: 0, says: 'yes' },
    { why: 'another name', list: [bureau], given: { nom: ['Conseil*'] }, count: 0, says: 'no name-differs' },
    { why: 'too few people', list: [bureau], given: { personnes: ['3'] }, count: 2, says: 'no too-few-people' },
    { why: 'enough people', list: [bureau], given: { personnes: ['3'] }, count: 3, says: 'yes' },
  ])('$why: $says', async ({ list, given, count, says }) => {
    answerWith([rooms(list), people(count)])
    expect(shortly(await lookAt('salle-discussion', given))).toBe(says)
  })
})

describe('answers that are not what Nextcloud gives', () => {
  it.each(CHECK_NAMES.filter((check) => check !== 'avatar'))('leave %s unknown, or at most absent', async (check) => {
    for (const text of ['', '<html>Portal</html>', '{"ocs":{}}', '{"ocs":{"data":"x"}}', '[]', '<d:multistatus', 'null']) {
      answerWith(Array.from({ length: 20 }, () => checks[check][0]?.answers ?? []).flat().map((answer) => ({ ...answer, status: 200, text })))
      const said = shortly(await lookAt(check, ASKED[check] ?? {}))
      expect(['unknown unreadable', 'absent', 'no nothing-found', 'no field-empty']).toContain(said)
    }
  })
})
