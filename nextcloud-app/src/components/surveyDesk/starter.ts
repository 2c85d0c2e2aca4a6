// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Language } from '@parcours/courses'
import type { SurveyFile } from '@parcours/surveys'

/** A new survey that is whole from its first line: one changes words rather than facing a blank page. */
export function starterFiles(surveyId: string, language: Language): readonly SurveyFile[] {
  return [{ path: 'survey.yml', text: (language === 'fr' ? FRENCH : ENGLISH).replace('SURVEY-ID', surveyId) }]
}

const FRENCH = `id: SURVEY-ID
version: 1
lang: fr
title: Votre avis
intro: Deux questions. Vos réponses servent à préparer la suite.
licence: CC-BY-SA-4.0
authors: [Votre association]
results: closing
privacy: { retentionMonths: 24, textReaders: coordinators, respondentsSeeResults: true }
sections:
  - id: avis
    questions:
      - id: utile
        kind: scale
        title: Cette rencontre vous a-t-elle été utile ?
        points: 5
        low: Pas du tout
        high: Tout à fait
        favourableFrom: 4
      - id: retenir
        kind: long-text
        title: Une chose à retenir ou à corriger
`

const ENGLISH = `id: SURVEY-ID
version: 1
lang: en
title: Your opinion
intro: Two questions. Your answers help to prepare what comes next.
licence: CC-BY-SA-4.0
authors: [Your association]
results: closing
privacy: { retentionMonths: 24, textReaders: coordinators, respondentsSeeResults: true }
sections:
  - id: opinion
    questions:
      - id: useful
        kind: scale
        title: Was this meeting useful to you?
        points: 5
        low: Not at all
        high: Very much
        favourableFrom: 4
      - id: keep
        kind: long-text
        title: One thing to keep or to correct
`
