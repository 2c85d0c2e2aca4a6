// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { CourseFile } from '@parcours/courses'
import type { MediaFile } from '../../src/services/repositories.ts'

/** What a test may vary of the small course every route test uses. */
export interface CourseWish {
  readonly courseId?: string
  readonly title?: string
  readonly formerly?: readonly string[]
  /** Ids of activities, in order; `quiz` has two questions, `try` is a practice, `meet` is the first session of a series. */
  readonly activityIds?: readonly string[]
  readonly activityFormerly?: Readonly<Record<string, readonly string[]>>
}

/** Never sent before an attempt: the tests look for it in every answer. */
export const FEEDBACK = 'EXPLICATION-SECRETE'

const BODIES: Readonly<Record<string, string>> = {
  'read': 'kind: page\nminutes: 5\nmaterials:\n  - sheet: memo\n  - { title: Le fichier, file: media/plan.svg }\n---\nUn texte.\n\n![Un plan](media/plan.svg)',
  'meet': 'kind: session\nminutes: 60\nsession: 1\n---\nVenez à la première séance.',
  'try': 'kind: practice\nminutes: 10\n---\nEssayez chez vous.',
  'quiz': `kind: page
minutes: 8
quiz: 60
completion: all
---
Lisez, puis répondez.

:::quiz{id="q-one"}
Laquelle ?
- [ ] Celle-ci -- Non : ${FEEDBACK}
- [x] Celle-là -- Oui : ${FEEDBACK}
:::

:::quiz{id="q-two"}
Lesquelles ?
- [x] Un -- ${FEEDBACK}
- [x] Deux -- ${FEEDBACK}
- [ ] Trois -- ${FEEDBACK}
:::`,
}

/** The right answers of `quiz`. */
export const RIGHT_ANSWERS = { 'q-one': ['b'], 'q-two': ['a', 'b'] }

const PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><rect width="1" height="1"/></svg>'

/** A course of one module, French with an English title, with a picture and a sheet. */
export function courseFiles(wish: CourseWish = {}): { readonly files: readonly CourseFile[]; readonly media: readonly MediaFile[] } {
  const { courseId = 'petit-cours', title = 'Un petit cours à l’école', formerly = [], activityIds = ['read', 'quiz', 'try'], activityFormerly = {} } = wish
  const texts: Readonly<Record<string, string>> = {
    'course.yml': `id: ${courseId}
formerly: [${formerly.join(', ')}]
lang: fr
title: ${title}
summary: Un cours pour les tests.
outcomes: [Savoir lire., Savoir répondre.]
forWhom: Pour les tests.
form: self-paced
themes: [ethics, privacy]
licence: CC-BY-SA-4.0
authors: [Parcours contributors]
modules:
  - id: ${courseId}-one
    folder: 01-one
    title: Le premier module
`,
    'course.en.yml': 'title: A small course\nsummary: A course for tests.\noutcomes: [To read., To answer.]\nforWhom: For tests.\nmodules:\n  ' + `${courseId}-one: { title: The first module }\n`,
    '01-one/sheets/memo.fr.md': '---\nid: memo\ntitle: Un mémo\n---\nÀ imprimer.\n',
    ...Object.fromEntries(activityIds.map((activityId, index) => {
      const [fields = '', text = ''] = (BODIES[activityId] ?? 'kind: page\nminutes: 3\n---\nUn autre texte.').split('\n---\n')
      const former = activityFormerly[activityId]
      return [`01-one/${String(index + 1).padStart(2, '0')}-${activityId}.fr.md`,
        `---\nid: ${activityId}\n${former === undefined ? '' : `formerly: [${former.join(', ')}]\n`}title: Activité ${activityId}\n${fields}\n---\n${text}\n`]
    })),
  }
  const hasPicture = activityIds.includes('read')
  const bytes = Buffer.from(PICTURE)
  return {
    files: [
      ...Object.entries(texts).map(([path, text]): CourseFile => ({ kind: 'text', path, text })),
      ...(hasPicture ? [{ kind: 'media', path: '01-one/media/plan.svg', sizeBytes: bytes.length } as const] : []),
    ],
    media: hasPicture ? [{ path: '01-one/media/plan.svg', contentType: 'image/svg+xml', bytes }] : [],
  }
}
