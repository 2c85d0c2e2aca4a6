// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { CourseForm, Theme } from '@parcours/courses'
import type { FastifyRequest } from 'fastify'
import type { CatalogueQuery } from '../services/catalogue.ts'
import type { CatalogueForm } from './campus/pages/cataloguePage.ts'

/** The query's texts, shaped by its schema; empty where nothing was chosen. */
export function readCatalogueForm(request: FastifyRequest): CatalogueForm {
  const { query = '', theme = '', form = '', language = '', maxMinutes = '' } = request.query as Partial<CatalogueForm>
  return { query, theme, form, language, maxMinutes }
}

export function readCatalogueQuery(request: FastifyRequest): CatalogueQuery {
  const { query, theme, form, language, maxMinutes } = readCatalogueForm(request)
  const { page = '', textLanguage } = request.query as { readonly page?: string; readonly textLanguage?: string }
  return {
    query,
    page: page === '' ? 1 : Number(page),
    ...(textLanguage === undefined ? {} : { textLanguage }),
    // The schema allows known names alone.
    ...(theme === '' ? {} : { theme: theme as Theme }),
    ...(form === '' ? {} : { form: form as CourseForm }),
    ...(language === '' ? {} : { language }),
    ...(maxMinutes === '' ? {} : { maxMinutes: Number(maxMinutes) }),
  }
}
