// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { PublicQuestion, PublicSurvey, SentResponse } from '@parcours/surveys'
import { beforeEach, describe, expect, it } from 'vitest'
import { defineComponent, h, reactive, ref } from 'vue'
import SurveyForm from '../../src/components/survey/SurveyForm.vue'
import SurveyNotice from '../../src/components/survey/SurveyNotice.vue'
import SurveyReceipt from '../../src/components/survey/SurveyReceipt.vue'
import { answersOf, forgetOthers, useSurveyDraft, type Responses } from '../../src/composables/useSurveyDraft.ts'
import { sentenceForCode } from '../../src/problemSentence.ts'
import { createMemoryStorage } from '../../src/shell/browserStorage.ts'
import { createCampusShell } from '../../src/shell/campus.ts'
import { refusedAnswers } from '../../src/surveyWords.ts'
import '../../src/surveyDeskProblems.ts'
import '../../src/surveyProblems.ts'
import { createFakeServer } from '../support/fakeServer.ts'
import { aFirstView, getByRole, inApp, listAxeViolations, mountWith, pageText, settle } from '../support/mountApp.ts'

beforeEach(() => { createFakeServer() })

function aQuestion(given: Partial<PublicQuestion> & Pick<PublicQuestion, 'questionId' | 'kind' | 'title'>): PublicQuestion {
  return {
    language: 'en', help: null, isRequired: false, isSensitive: false, visibleIf: null, options: [], rows: [], points: null, most: null,
    number: null, date: null, mostCharacters: null, ...given,
  }
}

const options = (...labels: string[]) => labels.map((label) => ({ optionId: label.toLowerCase(), label, isExclusive: label === 'None' }))

function aSurvey(questions: readonly PublicQuestion[], given: Partial<PublicSurvey> = {}): PublicSurvey {
  return {
    surveyId: 'after', version: 1, language: 'en', languages: ['en'], title: 'Right after', intro: 'Two questions.', licence: 'CC-BY-SA-4.0', authors: ['Us'],
    isPaired: false, results: 'closing', privacy: { retentionMonths: 24, textReaders: 'coordinators', respondentsSeeResults: true }, smallestGroup: 5,
    sections: [{ sectionId: 's', language: 'en', title: null, questions }], advices: [], ...given,
  }
}

const ready = aQuestion({ questionId: 'ready', kind: 'single', title: 'Are you ready?', options: options('Yes', 'No') })
const useful = aQuestion({ questionId: 'useful', kind: 'scale', title: 'How useful?', points: { from: 1, to: 5, low: 'Not at all', high: 'Very' } })
const wishes = aQuestion({ questionId: 'wishes', kind: 'ranking', title: 'What first?', options: options('Site', 'Letter', 'Accounts'), most: 2 })
const people = aQuestion({ questionId: 'people', kind: 'number', title: 'How many people?', number: { min: 1, max: 50, unit: 'people', classes: [6] } })
const ALL_KINDS = [
  ready,
  aQuestion({ questionId: 'why', kind: 'long-text', title: 'Why not?', mostCharacters: 200, visibleIf: { questionId: 'ready', answers: ['no'] } }),
  aQuestion({ questionId: 'tools', kind: 'multiple', title: 'Which tools?', options: options('Mail', 'Files', 'Talk', 'None'), most: 2 }),
  useful,
  aQuestion({ questionId: 'trust', kind: 'matrix', title: 'Do you feel able to…', options: options('Able', 'Unsure'), rows: [{ rowId: 'share', label: 'share a file' }] }),
  wishes,
  people,
  aQuestion({ questionId: 'since', kind: 'date', title: 'Since when?', date: { min: '2020-01-01', max: '2026-12-31', classes: ['2024-01-01'] } }),
  aQuestion({ questionId: 'word', kind: 'short-text', title: 'One word', mostCharacters: 20 }),
]

async function mountForm(survey: PublicSurvey, { isOneByOne = false } = {}) {
  const responses = reactive<Responses>({})
  let sendings = 0
  const oneByOne = ref(isOneByOne)
  const Host = defineComponent(() => () => h(SurveyForm, {
    survey, responses, 'isSending': false, 'refusals': {}, 'isOneByOne': oneByOne.value, 'onUpdate:isOneByOne': (value: boolean) => { oneByOne.value = value }, 'onSend': () => { sendings += 1 },
    'onAnswer': (questionId: string, response: SentResponse | undefined) => { responses[questionId] = response },
  }))
  const { wrapper } = await mountWith(Host)
  return { root: wrapper.element as HTMLElement, responses, countSendings: () => sendings }
}

function tick(role: 'radio' | 'checkbox', name: string | RegExp): HTMLInputElement {
  const input = getByRole(role, name) as HTMLInputElement
  input.checked = !input.checked || role === 'radio'
  input.dispatchEvent(new Event('change'))
  return input
}

async function submit(): Promise<void> {
  document.querySelector('form.survey')?.dispatchEvent(new Event('submit'))
  await settle()
}

describe('what the server refuses', () => {
  it('is said beside the question it is about, in the words of its kind', () => {
    const found = refusedAnswers('other-version; out-of-range people; unknown-option gone; missing-response ready', [ready, people])
    expect(Object.keys(found)).toEqual(['people', 'ready'])
    expect(found['people']).toBe('Write a number from 1 to 50.')
    expect(refusedAnswers('', [ready])).toEqual({})
  })

  it.each(['unknown-question', 'unknown-text', 'unknown-group', 'identity-not-wanted', 'invalid-submission'])('%s has a sentence of its own', (code) => {
    expect(sentenceForCode(code, 422)).not.toBe(sentenceForCode('never-heard-of', 422))
  })
})

describe('a survey to answer', () => {
  it('asks every kind of question with native, named controls', async () => {
    const { root } = await mountForm(aSurvey(ALL_KINDS))
    expect(getByRole('group', /Are you ready/).querySelectorAll('input[type=radio]')).toHaveLength(2)
    expect(getByRole('group', /share a file/).querySelectorAll('input[type=radio]')).toHaveLength(2)
    expect(getByRole('combobox', 'Choice 1')).toBeTruthy()
    expect(getByRole('textbox', /One word/)).toBeTruthy()
    expect(await listAxeViolations(root)).toEqual([])
  })

  it('asks a question only of those it is for, and sends nothing of it once the mind has changed', async () => {
    const { responses } = await mountForm(aSurvey(ALL_KINDS))
    expect(pageText()).not.toContain('Why not?')
    tick('radio', 'No')
    await settle()
    expect(pageText()).toContain('Why not?')
    const words = document.querySelector<HTMLTextAreaElement>('textarea')
    if (words !== null) {
      words.value = 'No time'
      words.dispatchEvent(new Event('input'))
    }
    expect(answersOf(responses)).toEqual({ ready: 'no', why: { text: 'No time', mayQuote: false } })
    tick('radio', 'Yes')
    await settle()
    expect(pageText()).not.toContain('Why not?')
  })

  it('says when one choice too many is tried, and lets « none » stand alone', async () => {
    const { responses } = await mountForm(aSurvey(ALL_KINDS))
    tick('checkbox', 'Mail')
    await settle()
    tick('checkbox', 'Files')
    await settle()
    const third = tick('checkbox', 'Talk')
    await settle()
    expect(third.checked).toBe(false)
    expect(pageText()).toContain('You have already chosen 2 answers')
    tick('checkbox', 'None')
    await settle()
    expect(responses['tools']).toEqual(['none'])
    tick('checkbox', 'Mail')
    await settle()
    expect(responses['tools']).toEqual(['mail'])
  })

  it('lets an answer be taken back, since a radio cannot be unticked', async () => {
    const { responses } = await mountForm(aSurvey([ready]))
    tick('radio', 'Yes')
    await settle()
    getByRole('button', 'Take my answer back').click()
    await settle()
    expect(answersOf(responses)).toEqual({})
  })

  it('ranks without dragging, and offers no option twice', async () => {
    const { responses } = await mountForm(aSurvey([wishes]))
    const choose = async (name: string, value: string) => {
      const select = getByRole('combobox', name) as HTMLSelectElement
      select.value = value
      select.dispatchEvent(new Event('change'))
      await settle()
    }
    await choose('Choice 1', 'letter')
    expect([...getByRole('combobox', 'Choice 2').querySelectorAll('option')].map(({ value }) => value)).toEqual(['', 'site', 'accounts'])
    await choose('Choice 2', 'site')
    expect(responses['wishes']).toEqual(['letter', 'site'])
    await choose('Choice 1', '')
    expect(responses['wishes']).toEqual(['site'])
  })

  it('brings the person to the first question to look at again, with a sentence', async () => {
    const { countSendings, responses } = await mountForm(aSurvey([aQuestion({ ...people, isRequired: true })]))
    await submit()
    expect(countSendings()).toBe(0)
    expect(pageText()).toContain('This question needs an answer before sending.')
    expect(document.activeElement?.id).toBe('question-people')
    responses['people'] = 90
    await submit()
    expect(pageText()).toContain('Write a number from 1 to 50.')
    responses['people'] = 12
    await submit()
    expect(countSendings()).toBe(1)
  })

  it('shows one question at a time when asked, and moves the focus to each', async () => {
    const { countSendings } = await mountForm(aSurvey([ready, useful]), { isOneByOne: true })
    expect(pageText()).toContain('Question 1 of 2')
    expect(pageText()).not.toContain('How useful?')
    await submit()
    expect(pageText()).toContain('How useful?')
    expect(document.activeElement?.id).toBe('question-useful')
    getByRole('button', 'Previous question').click()
    await settle()
    expect(document.activeElement?.id).toBe('question-ready')
    await submit()
    await submit()
    expect(countSendings()).toBe(1)
  })
})

describe('what comes before and after the questions', () => {
  it('says what happens to answers, and refuses as easily as it accepts', async () => {
    const { wrapper } = await mountWith(SurveyNotice, { survey: aSurvey(ALL_KINDS), isBusy: false })
    expect(pageText()).toContain('none about fewer than 5 people')
    expect(pageText()).toContain('What you send is final')
    expect(getByRole('button', 'Answer').className).toBe(getByRole('button', 'No, thank you').className)
    expect(await listAxeViolations(wrapper.element as Element)).toEqual([])
  })

  it('gives the advice that the answers lead to, once', async () => {
    const survey = aSurvey(ALL_KINDS, { advices: [{ adviceId: 'replay', language: 'en', title: 'See it again', text: 'The replay is there.', conditions: [{ questionId: 'ready', test: 'has', answers: ['no'] }] }] })
    await mountWith(SurveyReceipt, { survey, sentOn: '2026-11-22', sent: { ready: 'no' } })
    expect(pageText()).toContain('The replay is there.')
    expect(document.activeElement?.textContent).toBe('Your answers have arrived')
    document.body.innerHTML = ''
    await mountWith(SurveyReceipt, { survey, sentOn: '2026-11-22', sent: undefined })
    expect(pageText()).not.toContain('The replay is there.')
  })
})

describe('a draft', () => {
  const survey = aSurvey(ALL_KINDS)
  const draftOf = async (storage: Storage, owner: string, now: number) => await inApp(() => useSurveyDraft(survey, owner, { storage, now: () => now }), createCampusShell(aFirstView()))

  it('is found again by the same person, within a day', async () => {
    const storage = createMemoryStorage()
    const draft = await draftOf(storage, 'rose', 0)
    draft.responses['ready'] = 'yes'
    await settle()
    expect((await draftOf(storage, 'rose', 23 * 3_600_000)).responses).toEqual({ ready: 'yes' })
    expect((await draftOf(storage, 'rose', 24 * 3_600_000)).responses).toEqual({})
  })

  it('is gone when somebody else opens the survey in the same tab', async () => {
    const storage = createMemoryStorage()
    const draft = await draftOf(storage, 'rose', 0)
    draft.responses['ready'] = 'yes'
    await settle()
    expect((await draftOf(storage, 'malik', 1)).responses).toEqual({})
    expect(storage.length).toBe(0)
    expect((await draftOf(storage, 'rose', 2)).responses).toEqual({})
  })

  it('is gone once sent, and when the computer is left', async () => {
    const storage = createMemoryStorage()
    const draft = await draftOf(storage, 'rose', 0)
    draft.responses['ready'] = 'yes'
    await settle()
    draft.forget()
    expect(storage.length).toBe(0)
    storage.setItem('parcours.survey-draft.rose.after.1', '{}')
    forgetOthers(storage, undefined)
    expect(storage.length).toBe(0)
  })
})
