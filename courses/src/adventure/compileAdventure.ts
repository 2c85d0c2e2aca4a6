// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { foldForSearch } from '../catalogue/foldForSearch.ts'
import { inLanguage } from '../catalogue/inLanguage.ts'
import type { ByLanguage, Language } from '../course.ts'
import type { AdventureCard, PublicAdventure } from '../messages/adventures.ts'
import type { Adventure, PlayableAdventure, PlayablePassage } from './adventure.ts'
import type { AdventureStory } from './parseAdventureFiles.ts'

/** An adventure ready to be published. The server adds the two hashes. */
export interface CompiledAdventure {
  readonly adventureId: string
  readonly formerly: readonly string[]
  readonly shape: string
  readonly public: ByLanguage<CompiledAdventureText>
}

export interface CompiledAdventureText {
  readonly card: AdventureCard
  readonly adventure: Omit<PublicAdventure, 'contentHash' | 'version'>
}

export function compileAdventure(story: AdventureStory): CompiledAdventure {
  const texts = story.languages.map(language => [language, compileText(story, language)] as const)
  const { adventureId, formerly, shape } = story
  return { adventureId, formerly, shape, public: Object.fromEntries(texts) }
}

function compileText(story: AdventureStory, wanted: Language): CompiledAdventureText {
  const { language, text } = inLanguage(story.texts, wanted, story.language)
  const { adventureId, languages } = story
  const { title, summary, durationMinutes, licence, authors } = text
  return {
    card: cardOf(story, text, language),
    adventure: { adventureId, language, languages, title, summary, durationMinutes, licence, authors, adventure: toPlayable(text) },
  }
}

/** Only what is played: built field by field, so that no source or line goes along. */
export function toPlayable({ adventureId, language, startPassageId, passages }: Adventure): PlayableAdventure {
  return { adventureId, language, startPassageId, passages: passages.map(toPlayablePassage) }
}

function toPlayablePassage({ passageId, formerly, title, prose, mission, choices, isEnding }: Adventure['passages'][number]): PlayablePassage {
  return {
    passageId, formerly, title, isEnding,
    prose: prose.map(({ html, condition }) => ({ html, condition })),
    mission: mission && {
      todoHtml: mission.todoHtml, check: mission.check, checkArguments: mission.checkArguments, openPath: mission.openPath,
      hintHtml: mission.hintHtml, successId: mission.successId, absentHtml: mission.absentHtml,
    },
    choices: choices.map(({ choiceId, formerly: former, text, targetId, effects, condition }) => ({ choiceId, formerly: former, text, targetId, effects, condition })),
  }
}

function cardOf({ adventureId, languages, texts }: AdventureStory, { title, summary, durationMinutes, licence, passages }: Adventure, language: Language): AdventureCard {
  const missions = passages.flatMap(({ mission }) => (mission === null ? [] : [mission.check]))
  const titles = Object.values(texts).map(text => text.title)
  return {
    adventureId, language, languages, title, summary, durationMinutes, licence,
    passageCount: passages.length, missionCount: missions.length, endingCount: passages.filter(({ isEnding }) => isEnding).length,
    checks: [...new Set(missions)],
    searchText: foldForSearch([...new Set([...titles, summary, ...passages.map(passage => passage.title)])].join(' | ')),
  }
}
