// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { createFakeServer } from '../support/fakeServer.ts'
import { getByRole, mountAt, settle } from '../support/mountApp.ts'

beforeEach(() => { createFakeServer() })

describe('going from page to page', () => {
  it('leaves the focus alone on the first page', async () => {
    await mountAt('/courses')
    expect(document.activeElement).toBe(document.body)
  })

  it('moves the focus to the heading of the next page', async () => {
    await mountAt('/courses')
    getByRole('link', 'Protect your privacy').click()
    await vi.waitFor(() => { expect(document.querySelector('h1')?.textContent).toBe('Protect your privacy') }, { timeout: 30_000 })
    expect(document.activeElement).toBe(document.querySelector('h1'))
    expect(document.activeElement?.textContent).toBe('Protect your privacy')
  })

  it('marks the place one is in', async () => {
    await mountAt('/courses/vie-privee')
    expect(document.querySelector('.site-nav [aria-current=page]')?.textContent).toBe('Courses')
  })

  it('offers the same page in the other language, named in itself', async () => {
    await mountAt('/courses/vie-privee')
    const link = getByRole('link', 'Français')
    expect(link.getAttribute('href')).toBe('/fr/courses/vie-privee')
    expect(link.getAttribute('lang')).toBe('fr')
    expect(getByRole('link', 'English').getAttribute('aria-current')).toBe('true')
  })

  it('shows the places of a role only to those who have it', async () => {
    await mountAt('/')
    expect(document.querySelector('.site-nav')?.textContent).not.toContain('Coordinate')
  })

  it('keeps a search in the address', async () => {
    const { router } = await mountAt('/courses')
    const input = getByRole('textbox', 'Search the courses') as HTMLInputElement
    input.value = 'Éthique'
    input.dispatchEvent(new Event('input'))
    document.querySelector('form')?.dispatchEvent(new Event('submit'))
    await settle()
    expect(router.currentRoute.value.query).toEqual({ query: 'Éthique' })
  })
})
