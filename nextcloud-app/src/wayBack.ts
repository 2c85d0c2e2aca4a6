// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { t } from './l10n.ts'

export interface WayBack {
  readonly to: string
  readonly words: string
}

/** Where a page that cannot be shown leads: to the list that its address is part of, or home. */
export function wayBack(path: string): WayBack {
  const [part = ''] = path.split('/').slice(1)
  switch (part) {
    case 'webinars': return { to: '/webinars', words: t('parcours', 'See all webinars') }
    case 'adventures': return { to: '/adventures', words: t('parcours', 'See all adventures') }
    case 'courses': case 'progress': return { to: '/courses', words: t('parcours', 'See all courses') }
    default: return { to: '/', words: t('parcours', 'Back to the home page') }
  }
}
