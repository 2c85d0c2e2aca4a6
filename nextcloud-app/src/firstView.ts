// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { CataloguePage, Language, PublicActivity, PublicCourse, PublicSheet } from '@parcours/courses'

/** What the server wrote in `#parcours-state` beside the text of the page. */
export interface FirstView {
  readonly apiUrl: string
  readonly language: Language
  readonly languages: readonly Language[]
  /** Address of a forum or of the lead, when the operator gave one. */
  readonly askSomeoneUrl: string | undefined
  readonly course: PublicCourse | undefined
  readonly activity: PublicActivity | undefined
  readonly sheet: PublicSheet | undefined
  readonly catalogue: CataloguePage | undefined
}

/** Reads the state of the page; what is missing falls back to what the address says. */
export function readFirstView(document: Document, path: string): FirstView {
  const state = parse(document.getElementById('parcours-state')?.textContent)
  const language = state.language ?? (path.startsWith('/en') ? 'en' : 'fr')
  return {
    apiUrl: state.apiUrl ?? '/api/v1',
    language,
    languages: state.languages ?? ['fr', 'en'],
    askSomeoneUrl: state.askSomeoneUrl,
    course: state.course,
    activity: state.activity,
    sheet: state.sheet,
    catalogue: state.catalogue,
  }
}

/** The server of the same release wrote it: its shape is trusted, its presence is not. */
function parse(text: string | null | undefined): Partial<FirstView> {
  try {
    const value: unknown = JSON.parse(text ?? '{}')
    return typeof value === 'object' && value !== null ? value : {}
  } catch {
    return {}
  }
}
