// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type {
  Cohort, Counters, EditionAudience, EditionContract, GroupDimension, Ledger, Moment, Occasion, Response, ShownChange, SharedTexts,
  Survey, SurveyFile, Theme,
} from '@parcours/surveys'

/** Of a survey, as of a course; a link is an edition's alone. */
type Audience = Exclude<EditionAudience, 'link'>
/** Whole days since 1970-01-01 UTC. */
type EpochDay = number

/** What the services of surveys ask of storage. */
export interface SurveyRepositories {
  readonly desk: SurveyDeskRepository
  readonly editions: EditionRepository
  readonly answers: AnswerRepository
  readonly ledgers: LedgerRepository
  readonly texts: TextRepository
  readonly sessionRoll: SessionRoll
}

/** Who was at a session, as the webinars' side knows it. */
export interface SessionRoll {
  /** Neither to come nor cancelled. */
  isOver(sessionId: string, now: Date): Promise<boolean>
  wasRegistered(spaceNumber: number, subject: string, sessionId: string): Promise<boolean>
  hasAttended(spaceNumber: number, subject: string, sessionId: string): Promise<boolean>
}

/** A survey as kept: its draft, and what was published last. */
export interface StoredSurvey {
  readonly surveyNumber: number
  readonly surveyId: string
  readonly ownerSpaceNumber: number
  readonly audience: Audience
  readonly draft: readonly SurveyFile[] | null
  readonly published: StoredVersion | null
}

export interface StoredVersion {
  readonly version: number
  readonly contentHash: string
  readonly files: readonly SurveyFile[]
  readonly survey: Survey
}

export interface PublishSurvey {
  readonly ownerSpaceNumber: number
  readonly surveyId: string
  readonly audience: Audience
  readonly next: StoredVersion
  /** Hash of what this was compared with; another one by now makes the publication stale. */
  readonly expectedHash: string | null
  readonly now: Date
  /** Open editions of this version, in their new words; a frozen contract stays as it is. */
  readonly editions: readonly { readonly editionNumber: number; readonly survey: Survey; readonly contract: EditionContract }[]
}

export interface SurveyDeskRepository {
  find(ownerSpaceNumber: number, surveyId: string): Promise<StoredSurvey | undefined>
  /** Published for every space, the campus's first. */
  findShared(surveyId: string): Promise<StoredSurvey | undefined>
  /** The space's own, then what others share with it, by id. */
  list(spaceNumber: number, page: { readonly offset: number; readonly limit: number }): Promise<{ readonly surveys: readonly StoredSurvey[]; readonly count: number }>
  /** Null throws the draft away, and the survey with it where it was never published. */
  saveDraft(ownerSpaceNumber: number, surveyId: string, files: readonly SurveyFile[] | null): Promise<void>
  publish(request: PublishSurvey): Promise<'published' | 'stale'>
}

/** One asking of a survey, as kept. */
export interface StoredEdition {
  readonly editionNumber: number
  readonly editionId: string
  readonly surveyNumber: number
  readonly version: number
  readonly ownerSpaceNumber: number
  readonly audience: EditionAudience
  readonly occasion: Occasion
  readonly moment: Moment | null
  readonly pairId: string | null
  readonly groupedBy: GroupDimension | null
  readonly cohorts: readonly Cohort[]
  readonly opensAt: Date
  readonly closesAt: Date | null
  readonly closedAt: Date | null
  readonly isImported: boolean
  readonly linkCode: string | null
  readonly survey: Survey
  readonly contract: EditionContract
  /** Set with the first answer. */
  readonly contractHash: string | null
  /** Null for imported answers. */
  readonly key: { readonly keyId: string; readonly publicKey: string } | null
  readonly remindersSent: readonly Date[]
  readonly note: EditionNote | null
}

export interface EditionNote {
  readonly text: string
  readonly language: string
  readonly writtenDay: EpochDay
}

export type NewEdition = Omit<StoredEdition, 'editionNumber' | 'contractHash' | 'remindersSent' | 'note'> & { readonly privateKey: string | null }

export interface EditionChange {
  readonly closesAt?: Date | null
  readonly linkCode?: string | null
  readonly note?: EditionNote | null
  readonly remindersSent?: readonly Date[]
}

/** Of one survey, or asked after one session, course or adventure; with neither, all. */
export interface WantedEditions {
  readonly surveyId?: string | undefined
  readonly about?: { readonly kind: 'session' | 'course' | 'adventure'; readonly id: string } | undefined
}

export interface EditionRepository {
  create(edition: NewEdition): Promise<StoredEdition>
  find(editionId: string): Promise<StoredEdition | undefined>
  findByKey(keyId: string): Promise<StoredEdition | undefined>
  /** Null once closed. */
  findPrivateKey(editionNumber: number): Promise<string | null>
  listOfPair(pairId: string): Promise<readonly StoredEdition[]>
  /** Of a survey, asked by this space or, with null, by whichever; newest first. */
  listOfSurvey(surveyNumber: number, ownerSpaceNumber: number | null, limit: number): Promise<readonly StoredEdition[]>
  /** Of all its surveys, imported answers too, newest first. */
  listOfSpace(ownerSpaceNumber: number, page: { readonly offset: number; readonly limit: number }): Promise<{ readonly editions: readonly StoredEdition[]; readonly count: number }>
  listOpenOfSurvey(surveyNumber: number): Promise<readonly StoredEdition[]>
  /** What somebody of this space may answer or see: opened, newest first. Guests see what is public. */
  listAnswerable(viewer: { readonly spaceNumber: number | null; readonly isGuest: boolean }, wanted: WantedEditions, now: Date, page: { readonly offset: number; readonly limit: number }): Promise<{ readonly editions: readonly StoredEdition[]; readonly count: number }>
  /** Past their last day and not closed yet. */
  listDue(now: Date): Promise<readonly StoredEdition[]>
  listOpen(): Promise<readonly StoredEdition[]>
  /** Closed so long ago that their answers are to be erased. */
  listClosed(afterEditionNumber: number, limit: number): Promise<readonly StoredEdition[]>
  change(editionNumber: number, change: EditionChange): Promise<void>
  /** From here on no token is signed or spent; the private key and the spent tokens are gone. */
  close(editionNumber: number, now: Date): Promise<void>
}

export interface Issuance {
  readonly editionNumber: number
  readonly spaceNumber: number
  readonly subject: string
  readonly blindedHash: string
}

export interface ArrivedSubmission {
  readonly editionNumber: number
  /** JSON of the contract it was given under, and its hash: frozen by the first answer. */
  readonly contractJson: string
  readonly contractHash: string
  readonly tokenHash: string
  readonly pairCode: string | undefined
  readonly responses: Readonly<Record<string, Response>>
  /** Null where the edition groups nobody. */
  readonly groupId: string | null
  readonly now: Date
}

export type SubmissionOutcome = 'kept' | 'token-spent' | 'survey-closed' | 'contract-changed'

/** A submission once shuffled: closed answers only. */
export interface KeptSubmission {
  readonly pairCode: string | undefined
  readonly responses: Readonly<Record<string, Response>>
}

export interface AnswerRepository {
  /** Notes that a token was signed; `other` when one was signed already for another blinded message. */
  issue(issuance: Issuance): Promise<'issued' | 'same' | 'other'>
  hasIssuance(issuance: Omit<Issuance, 'blindedHash'>): Promise<boolean>
  /** Spends the token, keeps the answers and counts them, all or nothing. Resolves after the commit. */
  submit(submission: ArrivedSubmission): Promise<SubmissionOutcome>
  /** Moves what arrived, of one edition or of all, under new random ids; words are parted from the other answers. Returns how many. */
  shuffle(editionNumber?: number): Promise<number>
  /** Rewrites the tables in the order of their keys and empties the database's log of what was there before. */
  tidy(): Promise<void>
  /** Page by page, in an order that means nothing. */
  listSubmissions(edition: Pick<StoredEdition, 'editionNumber' | 'survey'>): AsyncIterable<readonly KeptSubmission[]>
  /** Once before and after are compared. */
  forgetPairCodes(editionNumbers: readonly number[]): Promise<void>
  /** Answers and words; counters and what was shown stay. */
  eraseAnswers(editionNumber: number): Promise<boolean>
  /** Editions for which this person had a token. */
  listIssuances(spaceNumber: number, subject: string): Promise<readonly { readonly editionId: string; readonly surveyId: string }[]>
}

export interface StoredLedger {
  readonly ledger: Ledger
  /** Tokens signed, as of the last publication. */
  readonly issuedCount: number
  readonly publishedDay: EpochDay
  readonly changes: readonly ShownChange[] | null
}

export interface LedgerState {
  readonly counters: Counters
  readonly ledger: Ledger | undefined
}

export interface LedgerRepository {
  find(editionNumber: number): Promise<StoredLedger | undefined>
  listOfEditions(editionNumbers: readonly number[]): Promise<ReadonlyMap<number, StoredLedger>>
  /**
   * Decides and writes in one transaction, so that two publications never both count from the same past. What may be
   * read of texts moves with it. Undefined leaves everything as it is.
   */
  publish(edition: Pick<StoredEdition, 'editionNumber' | 'survey'>, day: EpochDay, decide: (state: LedgerState) => Ledger | undefined): Promise<boolean>
  /** Writes what a crossing adds. */
  cross<T>(edition: Pick<StoredEdition, 'editionNumber' | 'survey'>, decide: (ledger: Ledger | undefined) => { readonly ledger: Ledger | undefined; readonly answer: T }): Promise<T>
  saveChanges(editionNumber: number, changes: readonly ShownChange[]): Promise<void>
  /** By group; the truth, not yet fit to be shown. */
  listGroups(edition: Pick<StoredEdition, 'editionNumber' | 'survey'>): Promise<ReadonlyMap<string, Counters>>
  /** Of answers collected elsewhere. */
  addCounters(editionNumber: number, counters: Counters): Promise<void>
  mayBeNamed(spaceNumber: number): Promise<boolean>
  setMayBeNamed(spaceNumber: number, mayBeNamed: boolean): Promise<void>
  listNamed(spaceNumbers: readonly number[]): Promise<ReadonlySet<number>>
}

export interface StoredText {
  readonly textId: string
  readonly words: string
  readonly mayQuote: boolean
  readonly themeIds: readonly string[]
  readonly redacted: string | undefined
}

export interface TextRepository {
  /** Readable texts that hold every word, in an order that means nothing. */
  list(editionNumber: number, questionId: string, words: readonly string[], page: { readonly offset: number; readonly limit: number }): Promise<{ readonly texts: readonly StoredText[]; readonly count: number }>
  find(editionNumber: number, questionId: string, textId: string): Promise<StoredText | undefined>
  save(editionNumber: number, questionId: string, text: Pick<StoredText, 'textId' | 'themeIds' | 'redacted'>): Promise<void>
  countCoded(editionNumber: number, questionId: string): Promise<number>
  findThemes(editionNumber: number, questionId: string): Promise<{ readonly themes: readonly Theme[]; readonly shared: SharedTexts | null }>
  listShared(editionNumber: number): Promise<readonly SharedTexts[]>
  saveThemes(editionNumber: number, questionId: string, themes: readonly Theme[]): Promise<void>
  /** False when they were shared already. */
  share(editionNumber: number, questionId: string, shared: SharedTexts): Promise<boolean>
  add(editionNumber: number, texts: Readonly<Record<string, readonly string[]>>): Promise<void>
}
