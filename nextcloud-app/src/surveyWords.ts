// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { PublicQuestion, PublicSurvey, SentResponse, SubmissionIssueCode } from '@parcours/surveys'
import { formatDay, formatNumber, n, t } from './l10n.ts'

/** About twenty seconds a question, more for words: said in minutes, rounded up. */
export function surveyMinutes(survey: PublicSurvey): number {
  const SECONDS = 20
  const SECONDS_FOR_WORDS = 45
  const questions = survey.sections.flatMap((section) => section.questions)
  const seconds = questions.reduce((sum, { kind }) => sum + (kind === 'long-text' ? SECONDS_FOR_WORDS : SECONDS), 0)
  return Math.max(1, Math.ceil(seconds / 60))
}

export function surveyLength(survey: PublicSurvey): string {
  const count = survey.sections.reduce((sum, { questions }) => sum + questions.length, 0)
  const minutes = surveyMinutes(survey)
  const asked = n('parcours', '%n question', '%n questions', count)
  return n('parcours', '{questions}, about %n minute.', '{questions}, about %n minutes.', minutes, { questions: asked })
}

/** What happens to the answers, a sentence each, from the survey's own terms. */
export function privacyPromises(survey: PublicSurvey): readonly string[] {
  const { privacy, smallestGroup, isPaired } = survey
  const hasWords = survey.sections.some(({ questions }) => questions.some(({ kind }) => kind === 'long-text' || kind === 'short-text'))
  return [
    t('parcours', 'Nobody can tell that an answer is yours: it is sent without your name, without your account and without the hour. The server itself cannot join the two.'),
    n('parcours', 'Only totals are shown, and none about fewer than %n person.', 'Only totals are shown, and none about fewer than %n people.', smallestGroup),
    ...(hasWords ? [textPromise(survey)] : []),
    ...(isPaired ? [t('parcours', 'This survey is asked twice. A code made in your browser compares your two answers without saying who you are; it serves nothing else.')] : []),
    n('parcours', 'Answers are kept for %n month, then erased.', 'Answers are kept for %n months, then erased.', privacy.retentionMonths),
    privacy.respondentsSeeResults
      ? t('parcours', 'Once the survey is closed, you can see the results too.')
      : t('parcours', 'The results are for the people who run this survey.'),
    t('parcours', 'You can answer once. What you send is final: since nobody knows which answers are yours, nobody can change or remove them.'),
  ]
}

function textPromise({ privacy }: PublicSurvey): string {
  return privacy.textReaders === 'nobody'
    ? t('parcours', 'The words you write are read by nobody: only themes are counted.')
    : t('parcours', 'The words you write are read by the people who run this survey, mixed with the others’. Write no name in them.')
}

/** Whatever anybody should know who recorded all traffic: said once, in the details. */
export function promiseLimits(): string {
  return t('parcours', 'The limits of this promise: until the night, the order of answers of one day is still in the database; and someone who runs the server, or a Nextcloud that passes answers on to it, and records the traffic live could compare moments. In words you write, you may make yourself known.')
}

/** What is wrong with an answer, before it is sent. Undefined when nothing is. */
export function answerProblem(question: PublicQuestion, response: SentResponse | undefined): string | undefined {
  if (response === undefined) {
    return question.isRequired ? issueSentence('missing-response', question) : undefined
  }
  if (typeof response === 'number' && question.number !== null) {
    return Number.isFinite(response) && response >= question.number.min && response <= question.number.max ? undefined : issueSentence('out-of-range', question)
  }
  if (question.kind === 'date' && typeof response === 'string' && question.date !== null) {
    return response >= question.date.min && response <= question.date.max ? undefined : issueSentence('out-of-range', question)
  }
  return undefined
}

/** A refusal of the server about one question, as a sentence that says what to do. */
export function issueSentence(code: SubmissionIssueCode, question: PublicQuestion): string {
  switch (code) {
    case 'missing-response': return t('parcours', 'This question needs an answer before sending.')
    case 'out-of-range': return rangeSentence(question)
    case 'text-too-long': return n('parcours', 'These words are too long: at most %n character.', 'These words are too long: at most %n characters.', question.mostCharacters ?? 0)
    case 'too-many-options': return n('parcours', 'At most %n answer.', 'At most %n answers.', question.most ?? question.options.length)
    case 'exclusive-option': return t('parcours', 'One of the answers you chose excludes the others: keep one or the other.')
    default: return t('parcours', 'This answer could not be read. Give it once more.')
  }
}

/** What the server refused, by question: « code question; code question ». What is about no question shown here is left out. */
export function refusedAnswers(issues: string, questions: readonly PublicQuestion[]): Readonly<Record<string, string>> {
  return Object.fromEntries(issues.split('; ').flatMap((issue) => {
    const [code, questionId] = issue.split(' ')
    const question = questions.find((other) => other.questionId === questionId)
    // The server's list of codes is that of the package; an unknown one has a sentence too.
    return question === undefined ? [] : [[question.questionId, issueSentence(code as SubmissionIssueCode, question)]]
  }))
}

function rangeSentence({ number, date }: PublicQuestion): string {
  if (number !== null) {
    return t('parcours', 'Write a number from {min} to {max}.', { min: formatNumber(number.min), max: formatNumber(number.max) })
  }
  return t('parcours', 'Choose a day from {min} to {max}.', { min: formatDay(date?.min ?? ''), max: formatDay(date?.max ?? '') })
}
