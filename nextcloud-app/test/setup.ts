// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { register, setLanguage } from '@nextcloud/l10n'
import { enableAutoUnmount } from '@vue/test-utils'
import { afterEach, beforeEach, vi } from 'vitest'
import french from '../l10n/fr.json'

enableAutoUnmount(afterEach)

beforeEach(() => {
  setLanguage('en')
  localStorage.clear()
  // NcContent teleports there; without it NcAppNavigation crashes later.
  document.body.innerHTML = '<div id="skip-actions"></div>'
})

afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

/** Words stay registered for the file; the language decides whether they are used. */
export function speakFrench(): void {
  register('parcours', french.translations)
  setLanguage('fr')
}
