// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import {
  countThemes, foldForSearch, isClosed, LIMITS, questionsOf, quotableTexts, redact, suggestRedactions, withThemes,
  type CodeTextRequest, type FreeText, type SharedTexts, type TextMessage, type TextsMessage, type Theme,
} from '@parcours/surveys'
import { ParcoursError } from '../../errors.ts'
import { requireOneOf, type Caller } from '../caller.ts'
import { getOwnEdition } from './entitlement.ts'
import type { StoredEdition, StoredText, SurveyRepositories } from './repositories.ts'

const PAGE_SIZE = 20
/** Words of a search that are looked for. */
const MOST_WORDS = 8
/** Texts read at a time when they are shared. */
const LOT = 1_000

/** Free texts, for coordinators of the space that asks: reading, coding, redacting, sharing. */
export interface SurveyTextService {
  list(caller: Caller, editionId: string, questionId: string, wish: { readonly page: number; readonly query: string }): Promise<TextsMessage>
  code(caller: Caller, editionId: string, questionId: string, textId: string, request: CodeTextRequest): Promise<TextMessage>
  setThemes(caller: Caller, editionId: string, questionId: string, themes: readonly Theme[]): Promise<void>
  /** Once, after closing: shared twice, the second less the first could be one person. */
  share(caller: Caller, editionId: string, questionId: string): Promise<SharedTexts>
}

export function makeSurveyTexts({ editions, ledgers, texts }: SurveyRepositories): SurveyTextService {
  return {
    async list(caller, editionId, questionId, { page, query }) {
      const { editionNumber } = await getReadable(caller, editionId, questionId)
      const words = [...new Set(foldForSearch(query.slice(0, LIMITS.searchCharacters)).split(' '))].filter(Boolean).slice(0, MOST_WORDS)
      const found = await texts.list(editionNumber, questionId, words, { offset: (page - 1) * PAGE_SIZE, limit: PAGE_SIZE })
      const { themes, shared } = await texts.findThemes(editionNumber, questionId)
      return {
        questionId, page, themes,
        texts: found.texts.map(messageOf),
        pageCount: Math.max(1, Math.ceil(found.count / PAGE_SIZE)),
        textCount: found.count,
        codedCount: await texts.countCoded(editionNumber, questionId),
        isShared: shared !== null,
      }
    },

    async code(caller, editionId, questionId, textId, { themeIds, spans }) {
      const { editionNumber } = await getReadable(caller, editionId, questionId)
      const known = await texts.find(editionNumber, questionId, textId)
      if (known === undefined) throw new ParcoursError('unknown-text')
      const { themes } = await texts.findThemes(editionNumber, questionId)
      const coded = themeIds === undefined ? known : { ...known, themeIds: withThemes(freeText(questionId, known), themeIds, themes).themeIds }
      const redacted = spans === undefined ? known.redacted : spans === null ? undefined : redact(known.words, spans)
      await texts.save(editionNumber, questionId, { textId, themeIds: coded.themeIds, redacted })
      return messageOf({ ...coded, redacted })
    },

    async setThemes(caller, editionId, questionId, themes) {
      const { editionNumber } = await getReadable(caller, editionId, questionId)
      await texts.saveThemes(editionNumber, questionId, themes)
    },

    async share(caller, editionId, questionId) {
      const edition = await getReadable(caller, editionId, questionId)
      const ledger = await ledgers.find(edition.editionNumber)
      if (ledger?.ledger.isFinal !== true) throw new ParcoursError('survey-not-closed')
      const { themes } = await texts.findThemes(edition.editionNumber, questionId)
      const all = await readAll(edition, questionId)
      const labels = new Map(themes.map(({ themeId, label }) => [themeId, label]))
      const shared: SharedTexts = {
        questionId,
        themes: countThemes(all, themes).map((share) => ({ ...share, label: labels.get(share.themeId) ?? share.themeId })),
        quotes: quotableTexts(all),
      }
      if (!await texts.share(edition.editionNumber, questionId, shared)) throw new ParcoursError('texts-already-shared')
      return shared
    },
  }

  /** @throws ParcoursError `unknown-edition`, `unknown-question`, and `no-results-yet` below a first group */
  async function getReadable(caller: Caller, editionId: string, questionId: string): Promise<StoredEdition> {
    const coordinator = requireOneOf(caller, ['coordinator'])
    const edition = await getOwnEdition(editions, coordinator, editionId)
    const question = questionsOf(edition.survey).find((other) => other.questionId === questionId)
    if (question === undefined || isClosed(question) || edition.contract.textReaders === 'nobody') throw new ParcoursError('unknown-question')
    const ledger = await ledgers.find(edition.editionNumber)
    if (ledger?.ledger.texts[questionId] === undefined) throw new ParcoursError('no-results-yet')
    return edition
  }

  async function readAll({ editionNumber }: StoredEdition, questionId: string): Promise<readonly FreeText[]> {
    const all: FreeText[] = []
    for (let offset = 0; ; offset += LOT) {
      const { texts: lot } = await texts.list(editionNumber, questionId, [], { offset, limit: LOT })
      all.push(...lot.map((text) => freeText(questionId, text)))
      if (lot.length < LOT) return all
    }
  }
}

function freeText(questionId: string, { textId, words, mayQuote, themeIds, redacted }: StoredText): FreeText {
  return { textId, questionId, text: words, mayQuote, themeIds, redacted }
}

function messageOf({ textId, words, mayQuote, themeIds, redacted }: StoredText): TextMessage {
  return { textId, text: words, mayQuote, themeIds, redacted: redacted ?? null, suggestions: suggestRedactions(words) }
}
