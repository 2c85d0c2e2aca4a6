// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { frenchSpaces } from '../issues/frenchSpaces.ts'

/** Something to know, or to mend, about answers brought in from elsewhere. Never a value a respondent typed. */
export interface ImportIssue {
  readonly code: ImportIssueCode
  readonly severity: 'error' | 'warning'
  /** Heading of the column meant; undefined for the whole file. */
  readonly column: string | undefined
  /** How many cells or rows it concerns. */
  readonly count: number
  readonly message: { readonly fr: string; readonly en: string }
}

const TEXTS = {
  'too-many-rows': ['error', 'Le fichier a plus de {limit} lignes. Coupez-le en plusieurs.', 'The file has more than {limit} rows. Split it.'],
  'too-many-columns': ['error', 'Le fichier a plus de {limit} colonnes. Retirez celles qui ne servent pas.', 'The file has more than {limit} columns. Remove those that serve no purpose.'],
  'no-header': ['error', 'La ligne des titres de colonnes est introuvable. Exportez de nouveau le fichier sans la retirer.', 'The row of column headings cannot be found. Export the file again without removing it.'],
  'no-known-column': ['error', 'Aucune colonne ne correspond à une question. Reprenez dans l’enquête les mots exacts des questions, ou leurs identifiants.', 'No column matches a question. Use the exact words of the questions in the survey, or their identifiers.'],
  'identity-column': ['warning', 'La colonne « {column} » peut désigner une personne : elle n’est pas importée.', 'The column "{column}" may point to a person: it is not imported.'],
  'unknown-column': ['warning', 'La colonne « {column} » ne correspond à aucune question : elle n’est pas importée. Corrigez son titre si elle doit l’être.', 'The column "{column}" matches no question: it is not imported. Correct its heading if it should be.'],
  'unknown-value': ['warning', 'Colonne « {column} » : ces valeurs ne correspondent à aucune réponse et ne sont pas comptées ({count}). Vérifiez les mots des réponses.', 'Column "{column}": values that match no option are not counted ({count}). Check the words of the options.'],
  'hidden-answer': ['warning', 'Des réponses portent sur une question que leurs auteurices n’auraient pas vue : elles ne sont pas comptées ({count}).', 'Answers to a question that their authors would not have seen are not counted ({count}).'],
  'question-without-column': ['warning', 'La question « {column} » n’a aucune colonne : elle restera sans réponse.', 'The question "{column}" has no column: it will have no answers.'],
} as const

export type ImportIssueCode = keyof typeof TEXTS

export function importIssue(code: ImportIssueCode, { column, count = 1, limit = 0 }: { column?: string; count?: number; limit?: number } = {}): ImportIssue {
  const [severity, fr, en] = TEXTS[code]
  const fill = (text: string): string => text.replace(/\{(column|count|limit)\}/g, (_, name: string) => String({ column, count, limit }[name] ?? ''))
  return { code, severity, column, count, message: { fr: frenchSpaces(fill(fr)), en: fill(en) } }
}
