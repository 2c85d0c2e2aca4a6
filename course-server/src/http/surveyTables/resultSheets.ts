// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { resultRows, toPublicSurvey, type CrossingResults, type EditionDashboard, type Language, type ShownChange, type ShownPart, type Survey } from '@parcours/surveys'
import { defuse } from '../figuresCsv.ts'
import { ENGLISH, FRENCH, type SheetWords } from './sheetWords.ts'

/** One table of an export: the first row holds the headings. */
export interface Sheet {
  readonly name: string
  readonly rows: readonly (readonly string[])[]
}

/** Everything the page shows and nothing else, as tables: for CSV, ODS and print alike. */
export function resultSheets(survey: Survey, dashboard: EditionDashboard, language: Language): readonly Sheet[] {
  const words = language.startsWith('fr') ? FRENCH : ENGLISH
  const labels = labelsOf(survey, language)
  return [
    { name: words.about, rows: aboutRows(survey, dashboard, language, words) },
    { name: words.figures, rows: [words.figureColumns, ...resultRows(survey, dashboard.results, language).slice(1)] },
    ...dashboard.crossings.map(({ crossing, groupNames }, index) => ({
      name: `${words.crossing} ${index + 1}`, rows: crossingRows(crossing, groupNames, labels, words),
    })),
    ...(dashboard.changes === null ? [] : [{ name: words.changes, rows: [words.changeColumns, ...dashboard.changes.map((change) => changeRow(change, labels, words))] }]),
    ...dashboard.shared.map(({ questionId, themes, quotes }) => ({
      name: `${words.texts} ${questionId}`.slice(0, 31),
      rows: [
        words.themeColumns,
        ...themes.map((theme) => [theme.label, ...(theme.kind === 'shown' ? partCells(theme.part) : [words.few, '', ''])]),
        ...quotes.map((quote) => [words.quote, quote]),
      ],
    })),
  ].map(({ name, rows }) => ({ name, rows: rows.map((row) => row.map(defuse)) }))
}

function aboutRows(survey: Survey, { results, publishedOn, rate, note }: EditionDashboard, language: Language, words: SheetWords): string[][] {
  const rated = rate === null ? '' : rate.kind === 'shown' ? words.rate(rate.percent, rate.submissions, rate.of) : words.few
  return [
    [words.survey, toPublicSurvey(survey, language).title],
    [words.version, String(results.version)],
    [words.publishedOn, publishedOn ?? ''],
    [words.submissions, results.submissions === null ? words.few : String(results.submissions)],
    [words.responseRate, rated],
    [words.rule, words.smallestGroup(results.smallestGroup)],
    ...(results.isImported ? [[words.imported, '']] : []),
    ...(note === null ? [] : [[words.note, note.text]]),
  ]
}

/** The heading says what is crossed; each side has the words of its own question. */
function crossingRows(
  { rowTableId, columnTableId, columns, rows }: CrossingResults, groupNames: Readonly<Record<string, string>>, labels: Labels, words: SheetWords,
): string[][] {
  const partOf = (tableId: string, { memberIds, includesPassed }: Pick<CrossingResults['columns'][number], 'memberIds' | 'includesPassed'>): string =>
    [...memberIds.map((id) => labels(tableId, id)), ...(includesPassed ? [words.passed] : [])].join(' + ')
  const nameOf = (row: CrossingResults['rows'][number]): string =>
    (rowTableId !== null ? partOf(rowTableId, row) : row.rowId === 'other-groups' ? words.otherGroups : groupNames[row.rowId] ?? row.rowId)
  const crossed = [...(rowTableId === null ? [] : [labels(rowTableId)]), labels(columnTableId)].join(' × ')
  return [
    [crossed, words.base, ...columns.flatMap((column) => [partOf(columnTableId, column), '%'])],
    ...rows.map((row) => [
      nameOf(row), String(row.base),
      ...row.cells.flatMap(({ count, percent }) => [String(count), percent === null ? '' : String(percent)]),
    ]),
  ]
}

function changeRow(change: ShownChange, labels: Labels, words: SheetWords): string[] {
  const name = labels(change.questionId)
  switch (change.kind) {
    case 'hidden': return [name, words.few]
    case 'split': return [name, String(change.base), '', words.shown(change.notHigher), words.shown(change.higher)]
    case 'full': return [name, String(change.base), words.shown(change.lower), words.shown(change.same), words.shown(change.higher)]
  }
}

function partCells({ count, base, percent }: ShownPart): string[] {
  return [String(count), String(base), percent === null ? '' : String(percent)]
}

/** What a table is called, or one of its answers: two questions may well have an option of the same id. */
type Labels = (tableId: string, answerId?: string) => string

function labelsOf(survey: Survey, language: Language): Labels {
  const questions = new Map(toPublicSurvey(survey, language).sections.flatMap((section) => section.questions).map((question) => [question.questionId, question]))
  return (tableId, answerId) => {
    const [questionId = '', partId] = tableId.split('.')
    const question = questions.get(questionId)
    const nameOf = (id: string): string =>
      question?.options.find(({ optionId }) => optionId === id)?.label ?? question?.rows.find(({ rowId }) => rowId === id)?.label ?? id
    if (answerId !== undefined) return nameOf(answerId)
    const title = question?.title ?? questionId
    return partId === undefined ? title : `${title} – ${nameOf(partId)}`
  }
}
