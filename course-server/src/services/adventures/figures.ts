// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { UNFINISHED_ROW, type AdventureFigures, type AdventureFiguresLine, type Identities, type Language, type PassageFigures, type PathTable } from '@parcours/courses'
import { ParcoursError } from '../../errors.ts'
import type { Caller, KnownCaller } from '../caller.ts'
import { dayOf, epochDay, instantOf } from '../clock.ts'
import { requireStaff } from './desk.ts'
import type { PathLedger } from './pathLedger.ts'
import { monthsTable, rolesOf, tablesOfShape, type PathTableRule } from './pathTables.ts'
import { textIn } from './reading.ts'
import { monthsKey, type AdventureRepositories, type StoredPublication, type StoredStory, type StoryLine } from './repositories.ts'
import { baseOf, countOf, showPathTable } from './showPaths.ts'

const PAGE_SIZE = 100
const MOST_VERSIONS = 50

export interface FiguresWish {
  readonly role: string | null
  /** The newest by default. */
  readonly version: string | undefined
  readonly language: Language | undefined
}

/** Figures about ways taken, over all spaces: for the people of the space that owns the story, and for hosts. */
export interface AdventureFiguresService {
  list(caller: Caller, wish: { readonly page: number; readonly language: Language | undefined }): Promise<readonly AdventureFiguresLine[]>
  /** @throws ParcoursError `unknown-adventure`, `no-figures-yet` */
  get(caller: Caller, adventureId: string, wish: FiguresWish): Promise<AdventureFigures>
}

export function makeAdventureFigures({ stories, paths }: Pick<AdventureRepositories, 'stories' | 'paths'>): AdventureFiguresService {
  const lineOf = async ({ adventureId, cards, version }: StoryLine, language: Language | undefined): Promise<readonly AdventureFiguresLine[]> => {
    const stored = version === null ? undefined : await paths.findLedger(version)
    const names = stored === undefined || version === null ? undefined : await stories.findVersion(version)
    const rule = names && tablesOfShape(names.shape)[0]
    if (stored === undefined || rule === undefined) return []
    const endings = showPathTable(rule, stored.ledger, null)
    return [{
      adventureId, title: textIn(cards, language)?.title ?? adventureId, takenAt: instantOf(stored.takenAt),
      runs: baseOf(endings), ended: countOf(endings, (id) => id !== UNFINISHED_ROW),
    }]
  }

  return {
    async list(caller, { page, language }) {
      const reader = requireReader(caller)
      const lines = await stories.listPublished(reader.isHost ? null : reader.spaceNumber, { offset: (page - 1) * PAGE_SIZE, limit: PAGE_SIZE })
      return (await Promise.all(lines.map((line) => lineOf(line, language)))).flat()
    },

    async get(caller, adventureId, { role, version: wished, language }) {
      const reader = requireReader(caller)
      const story = await findStory(reader, adventureId)
      const published = story?.published ?? null
      if (story === undefined || published === null) throw new ParcoursError('unknown-adventure')
      const versions = await listVersions(story.adventureNumber)
      const version = wished ?? published.version
      if (!versions.some((one) => one.version === version)) throw new ParcoursError('unknown-adventure')
      const [stored, names] = [await paths.findLedger(version), await stories.findVersion(version)]
      if (stored === undefined || names === undefined) throw new ParcoursError('no-figures-yet')
      const roles = rolesOf(names.shape)
      return {
        ...frameOf(story, published, language), takenAt: instantOf(stored.takenAt), roles, role: role !== null && roles.includes(role) ? role : null, versions, version,
        months: await monthsOf(story.adventureNumber),
        ...tablesOf(tablesOfShape(names.shape), stored.ledger, role !== null && roles.includes(role) ? role : null, published, language),
      }
    },
  }

  /** A host's own stories first, then any that is shared. */
  async function findStory(reader: KnownCaller, adventureId: string): Promise<StoredStory | undefined> {
    const own = await stories.find(reader.spaceNumber, adventureId)
    return own ?? (reader.isHost ? stories.findVisible({ spaceNumber: reader.spaceNumber, isGuest: false }, adventureId) : undefined)
  }

  /** Each version with the day it first came, oldest first. */
  async function listVersions(adventureNumber: number): Promise<AdventureFigures['versions']> {
    const days = new Map<string, string>()
    for (const { version, publishedAt } of (await stories.listPublications(adventureNumber, MOST_VERSIONS * 4)).toReversed()) {
      if (!days.has(version)) days.set(version, dayOf(epochDay(publishedAt)))
    }
    return [...days].map(([version, publishedOn]) => ({ version, publishedOn })).slice(-MOST_VERSIONS)
  }

  async function monthsOf(adventureNumber: number): Promise<PathTable> {
    const key = monthsKey(adventureNumber)
    const [stored, counters] = [await paths.findLedger(key), await paths.listCounters(key)]
    return stored === undefined ? { kind: 'hidden' } : showPathTable(monthsTable(counters.map(({ cell }) => cell)), stored.ledger, null)
  }
}

/** Staff, for the stories of their space; hosts, for all. */
function requireReader(caller: Caller): KnownCaller {
  return caller.kind === 'known' && caller.isHost ? caller : requireStaff(caller)
}

function frameOf({ adventureId }: StoredStory, { texts }: StoredPublication, wished: Language | undefined): Pick<AdventureFigures, 'adventureId' | 'title' | 'language'> {
  const text = textIn(texts, wished)
  return { adventureId, title: text?.title ?? adventureId, language: text?.language ?? 'fr' }
}

type Tables = Pick<AdventureFigures, 'endings' | 'stopped' | 'passages'>

/** In the order and the words of today's text; ids of figures are first names, those of the message today's. */
function tablesOf(rules: readonly PathTableRule[], ledger: PathLedger, role: string | null, published: StoredPublication, language: Language | undefined): Tables {
  const names = todaysNames(published.identities)
  const show = (kind: string, passageId: string, nameOf: (id: string) => string): PathTable => {
    const rule = rules.find((one) => one.kind === kind && one.passageId === passageId)
    return rule === undefined ? { kind: 'hidden' } : withNames(showPathTable(rule, ledger, rule.roles.length === 0 ? null : role), nameOf)
  }
  const passages = textIn(published.texts, language)?.adventure.passages ?? []
  return {
    endings: show('ending', '', names.passage),
    stopped: show('stopped', '', names.passage),
    passages: passages.map(({ passageId, title, isEnding, choices, mission }): PassageFigures => {
      const identity = published.identities.passages[passageId] ?? passageId
      return {
        passageId, title, isEnding,
        choices: show('choice', identity, (id) => names.choice(passageId, id)),
        edges: choices.map(({ choiceId, text, targetId }) => ({ choiceId, text, targetId })),
        mission: mission && {
          check: mission.check, successId: mission.successId,
          results: show('result', identity, (id) => id), reasons: show('reason', identity, (id) => id),
        },
      }
    }),
  }
}

function withNames(table: PathTable, nameOf: (id: string) => string): PathTable {
  return table.kind === 'hidden' ? table : { ...table, rows: table.rows.map((row) => ({ ...row, ids: row.ids.map(nameOf) })) }
}

function todaysNames({ passages, choices }: Identities): { readonly passage: (identity: string) => string; readonly choice: (passageId: string, identity: string) => string } {
  const byIdentity = new Map(Object.entries(passages).map(([id, identity]) => [identity, id]))
  const choiceIds = new Map(Object.entries(choices).map(([name, identity]) => {
    const [passageId = '', choiceId = ''] = name.split(' ')
    return [`${passageId} ${identity}`, choiceId]
  }))
  return {
    passage: (identity) => byIdentity.get(identity) ?? identity,
    choice: (passageId, identity) => choiceIds.get(`${passageId} ${identity}`) ?? identity,
  }
}

