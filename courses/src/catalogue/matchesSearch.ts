// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { foldForSearch } from './foldForSearch.ts'

/**
 * Whether every word of the query is somewhere in the folded text, in any order, inside words too.
 * An empty query matches everything.
 * @param searchText already folded, as `CourseCard.searchText`
 */
export function matchesSearch(searchText: string, query: string): boolean {
  return foldForSearch(query).split(' ').every(word => searchText.includes(word))
}
