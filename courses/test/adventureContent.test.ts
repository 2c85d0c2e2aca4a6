// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from 'vitest'
import { CHECKS, checkAdventure, parseAdventureFiles, parseCourse, type Adventure, type Passage } from '../src/index.ts'
import { listAdventureFolders, playChoicesOnly, readAdventureText } from './support/adventureContent.ts'
import { listContentFolders, readContentFolder } from './support/contentFolders.ts'
import { printIssue } from './support/courseFolder.ts'

const FORBIDDEN = /\bOups\b|\bOops\b|Veuillez|[Cc]liquez ici|[Cc]lick here|\bgagn[eé]|\bscores?\b|\bbadges?\b/
const LANGUAGES = ['fr', 'en'] as const
/** Apps that every space has; another one can be missing, and the story then says so. */
const ALWAYS_THERE: readonly (string | null)[] = [null, 'files', 'files_sharing']

function parse(name: string, language: 'fr' | 'en'): Adventure {
  const { adventure, issues } = checkAdventure(readAdventureText(name, language))
  expect(issues.map(printIssue)).toEqual([])
  if (adventure === undefined) throw new Error('refused')
  return adventure
}

function countWords({ title, prose, mission, choices }: Passage): number {
  const texts = [title, ...prose.map(({ html }) => html.replace(/<[^>]*>/g, ' ')), mission?.todo ?? '', ...choices.map(({ text }) => text)]
  return texts.join(' ').split(/[^\p{L}\p{N}’'-]+/u).filter(word => /[\p{L}\p{N}]/u.test(word)).length
}

it('ships the four adventures', () => {
  expect(listAdventureFolders()).toEqual(['assemblee-generale', 'compte-rendu', 'ouvrir-espace', 'premiers-pas'])
})

describe.each(listAdventureFolders())('the adventure %s', (name) => {
  it.each(LANGUAGES)('is published without a warning in %s, under the name of its folder', (language) => {
    expect(parse(name, language)).toMatchObject({ adventureId: name, language, licence: 'CC-BY-SA-4.0' })
  })

  it('tells the same story in both languages', () => {
    const parsed = parseAdventureFiles(LANGUAGES.map(language => ({ kind: 'text', path: `adventure.${language}.md`, text: readAdventureText(name, language) })))
    expect((parsed.kind === 'adventure' ? parsed.warnings : parsed.issues).map(printIssue)).toEqual([])
    expect(parsed).toMatchObject({ kind: 'adventure', story: { adventureId: name, languages: ['fr', 'en'] } })
  })

  it('has 10 to 24 passages of 60 to 180 words and three or four endings', () => {
    for (const language of LANGUAGES) {
      const { passages } = parse(name, language)
      expect(passages.length).toBeGreaterThanOrEqual(10)
      expect(passages.length).toBeLessThanOrEqual(24)
      expect([3, 4]).toContain(passages.filter(({ isEnding }) => isEnding).length)
      const lengths = passages.map(passage => ({ passage: `${passage.passageId}.${language}`, words: countWords(passage) }))
      expect(lengths.filter(({ words }) => words < 60 || words > 180)).toEqual([])
    }
  })

  it('shows every passage, and leads to an ending from everywhere, to who does no mission', () => {
    const adventure = parse(name, 'fr')
    const situations = playChoicesOnly(adventure)
    const seen = new Set([...situations.values()].map(({ run }) => run.passageId))
    expect(adventure.passages.map(({ passageId }) => passageId).filter(id => !seen.has(id))).toEqual([])
    const endings = new Set(adventure.passages.filter(({ isEnding }) => isEnding).map(({ passageId }) => passageId))
    const saved = new Set([...situations].filter(([, { run }]) => endings.has(run.passageId)).map(([situation]) => situation))
    for (let before = -1; before < saved.size;) {
      before = saved.size
      for (const [situation, { next }] of situations) if (next.some(follower => saved.has(follower))) saved.add(situation)
    }
    expect([...situations.keys()].filter(situation => !saved.has(situation))).toEqual([])
  })

  it.each(LANGUAGES)('helps with each mission in %s, and says so when an app is missing', (language) => {
    const missions = parse(name, language).passages.flatMap(({ passageId, mission }) => (mission === null ? [] : [{ passageId, mission }]))
    expect(missions.length).toBeGreaterThanOrEqual(4)
    expect(missions.filter(({ mission }) => mission.hint === null).map(({ passageId }) => passageId)).toEqual([])
    const withoutWord = missions.filter(({ mission }) => mission.absent === null && !ALWAYS_THERE.includes(CHECKS[mission.check].app))
    expect(withoutWord.map(({ passageId }) => passageId)).toEqual([])
  })

  it('says who sees what from the first passage, and takes « je ne sais pas » for an answer', () => {
    const { passages } = parse(name, 'fr')
    const told = passages.find(({ title }) => title.startsWith('Qui voit quoi'))
    const words = told?.prose.map(({ markdown }) => markdown).join('\n')
    expect(words).toMatch(/compt/)
    expect(words).toMatch(/sans être compté⋅e/)
    expect(passages[0]?.choices.map(({ targetId }) => targetId)).toContain(told?.passageId)
    expect(passages.flatMap(({ choices }) => choices).filter(({ text }) => /^(?:« )?Je ne sais pas/.test(text)).length).toBeGreaterThanOrEqual(2)
  })

  it('is written with our words, our inclusive point and our typography', () => {
    const lines = LANGUAGES.flatMap(language => readAdventureText(name, language).split('\n').map((line, index) => `${language}:${index + 1} ${line}`))
    expect(lines.filter(line => FORBIDDEN.test(line))).toEqual([])
    expect(lines.filter(line => /\p{L}[·•‧]\p{L}/u.test(line))).toEqual([])
    expect(lines.filter(line => /'|\p{L}"|"\p{L}/u.test(line))).toEqual([])
    expect(lines.filter(line => line.startsWith('fr:') && / [:;?!»](?!:)|«[^\u00A0]/.test(line.replace(/^fr:\d+ /, '')))).toEqual([])
  })
})

it('has missions that take two people', () => {
  const checks = listAdventureFolders().flatMap(name => parse(name, 'fr').passages).flatMap(({ mission }) => (mission === null ? [] : [mission.check]))
  expect(new Set(checks.filter(check => CHECKS[check].people === 'two-people'))).toEqual(new Set(['partage-recu', 'ecrit-a-plusieurs']))
})

it('is led to by courses under names that exist', () => {
  const parsed = listContentFolders().map(name => parseCourse(readContentFolder(name)))
  const activities = parsed.flatMap(result => (result.kind === 'course' ? result.course.modules : [])).flatMap(module => module.activities)
  const refs = activities.filter(({ kind }) => kind === 'adventure').map(({ ref }) => ref)
  expect(refs.length).toBeGreaterThan(0)
  expect(listAdventureFolders()).toEqual(expect.arrayContaining(refs))
})
