// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { foldForSearch } from '../texts/foldForSearch.ts'
import type { ImportColumn, ImportSheet, ImportSource } from './importColumn.ts'

/** Headings that the three exports add, in French and in English, as folded by `foldForSearch`. */
const IDENTITY_HEADINGS: ReadonlySet<string> = new Set([
  // Nextcloud Forms 5.3
  'user id', 'user display name', 'timestamp', 'id utilisateur', 'identifiant utilisateur', 'nom d affichage de l utilisateur', 'nom d utilisateur', 'horodatage',
  // Framaforms (Yakforms, Drupal webform)
  'serial', 'sid', 'submitted time', 'completed time', 'modified time', 'draft', 'ip address', 'uid', 'username', 'numero', 'numero de serie',
  'heure de soumission', 'heure de remplissage', 'heure de modification', 'brouillon', 'adresse ip', 'duree', 'time', 'heure',
  // LimeSurvey
  'id', 'response id', 'id de la reponse', 'submitdate', 'date submitted', 'date de soumission', 'lastpage', 'last page', 'derniere page',
  'startlanguage', 'start language', 'langue de depart', 'seed', 'tete de serie', 'startdate', 'date started', 'date de lancement',
  'datestamp', 'date last action', 'date de la derniere action', 'ipaddr', 'refurl', 'referrer url', 'url de reference', 'token', 'access code', 'code d acces',
])
const LONGEST_HEADER_BLOCK = 4

/** Puts the rows of an export into one shape; undefined when its headings are not found. */
export function sheetOf(source: ImportSource, rows: readonly (readonly string[])[]): ImportSheet | undefined {
  const headerRow = source === 'framaforms' ? findFramaformsHeader(rows) : 0
  const headings = rows[headerRow]
  if (headings === undefined || headings.every(heading => heading.trim() === '')) return undefined
  // What is keyed in has columns of questions alone, one of which may well be called « duree ».
  const isIdentity = (heading: string): boolean => source !== 'paper' && IDENTITY_HEADINGS.has(foldForSearch(heading))
  const groups = source === 'framaforms' ? groupHeadings(rows, headerRow, headings.length) : []
  const columns = headings.flatMap((heading, index): ImportColumn[] => {
    const title = heading.trim()
    if ((title === '' && groups[index] === undefined) || isIdentity(title)) return []
    return [{ index, ...(source === 'limesurvey' || source === 'paper' ? splitBrackets(title) : splitGroup(title, groups[index])) }]
  })
  return { columns, identityColumns: headings.filter(heading => isIdentity(heading)), rows: rows.slice(headerRow + 1) }
}

/** Framaforms writes up to three heading rows; the last holds « SID ». */
function findFramaformsHeader(rows: readonly (readonly string[])[]): number {
  const found = rows.slice(0, LONGEST_HEADER_BLOCK).findIndex(row => row.some(cell => foldForSearch(cell) === 'sid'))
  return found === -1 ? 0 : found
}

/** The question above a block of option columns, carried to the right until the next one. */
function groupHeadings(rows: readonly (readonly string[])[], headerRow: number, width: number): (string | undefined)[] {
  const above = headerRow === 0 ? [] : rows[headerRow - 1] ?? []
  let current: string | undefined
  return Array.from({ length: width }, (_, index) => {
    const title = above[index]?.trim() ?? ''
    if (title !== '') current = title
    return current
  })
}

function splitGroup(title: string, group: string | undefined): Pick<ImportColumn, 'question' | 'part'> {
  return group === undefined || group === title || title === '' ? { question: title || (group ?? ''), part: undefined } : { question: group, part: title }
}

/** LimeSurvey: `Question [part]` or `code[part]`. The last bracket counts. */
function splitBrackets(title: string): Pick<ImportColumn, 'question' | 'part'> {
  const open = title.lastIndexOf('[')
  if (open <= 0 || !title.endsWith(']')) return { question: title, part: undefined }
  return { question: title.slice(0, open).trim(), part: title.slice(open + 1, -1).trim() }
}
