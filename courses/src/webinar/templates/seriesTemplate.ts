// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { ByLanguage, Language } from '../../course.ts'
import type { SessionKind } from '../session.ts'

/** A series that a trainer begins from: everything in it is theirs to change. */
export interface SeriesTemplate {
  readonly templateId: string
  /** Weeks from one session to the next. */
  readonly everyWeeks: number
  readonly sessions: readonly TemplateSession[]
  /** French is always there. Each has as many sessions as the template. */
  readonly texts: ByLanguage<TemplateText>
}

export interface TemplateSession {
  readonly kind: SessionKind
  readonly durationMinutes: number
}

export interface TemplateText {
  readonly title: string
  readonly summary: string
  readonly description: string
  readonly sessions: readonly { readonly title: string; readonly description: string }[]
}

export const TEMPLATE_LANGUAGE: Language = 'fr'
