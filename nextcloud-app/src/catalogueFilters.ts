// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { COURSE_FORMS, THEMES, type CourseForm, type Theme } from '@parcours/courses'
import type { LocationQuery, LocationQueryRaw } from 'vue-router'
import type { CatalogueFilters } from './api/courses.ts'

export type { CatalogueFilters }

export const NO_FILTER: CatalogueFilters = { query: '', theme: '', form: '', language: '', maxMinutes: 0, page: 1 }

/** Lengths one can ask for, in minutes. */
export const LENGTHS = [30, 120, 480] as const

/** Filters are the address: a search can be kept, sent and gone back to. */
export function parseFilters(query: LocationQuery): CatalogueFilters {
  const text = (name: string) => (typeof query[name] === 'string' ? query[name] : '')
  return {
    query: text('query').slice(0, 200),
    theme: THEMES.find((theme): theme is Theme => theme === text('theme')) ?? '',
    form: COURSE_FORMS.find((form): form is CourseForm => form === text('form')) ?? '',
    language: /^[a-z]{2,3}$/.test(text('language')) ? text('language') : '',
    maxMinutes: LENGTHS.find((minutes) => String(minutes) === text('maxMinutes')) ?? 0,
    page: Math.max(1, Math.trunc(Number(text('page'))) || 1),
  }
}

export function formatFilters(filters: CatalogueFilters): LocationQueryRaw {
  const isSaid = ([name, value]: [string, string | number]) => value !== '' && value !== 0 && !(name === 'page' && value === 1)
  return Object.fromEntries(Object.entries(filters).filter(isSaid).map(([name, value]) => [name, String(value)]))
}
