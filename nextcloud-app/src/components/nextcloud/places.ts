// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { t } from '../../l10n.ts'
import type { Identity } from '../../shell/shell.ts'

export interface Place {
  readonly to: string
  readonly title: string
  /** Lines of a 24 × 24 drawing, our own. */
  readonly drawing: string
}

const HOUSE = 'M4 11.5 12 5l8 6.5M6.5 10v9h11v-9'
const BOOK = 'M12 7C9.5 5.3 7 5 4 5v13c3 0 5.5.3 8 2 2.5-1.7 5-2 8-2V5c-3 0-5.5.3-8 2Zm0 0v13'
const SPEECH = 'M5 5h14v10h-8l-4 4v-4H5V5Z'
const FORK = 'M12 20v-7M12 13 6 7M12 13l6-6M6 12V7h5M18 12V7h-5'
const STEPS = 'M5 12.5 9.5 17 19 7.5'
const BOARD = 'M4 5h16v10H4zM12 15v2M8 20l4-3 4 3'
const BARS = 'M5 19V12M12 19V5M19 19V9'
const WORLD = 'M4 12h16M12 4c-6 5-6 11 0 16M12 4c6 5 6 11 0 16M12 4a8 8 0 1 0 0 16a8 8 0 1 0 0-16'
const PERSON = 'M12 4.5a3.5 3.5 0 1 0 0 7a3.5 3.5 0 1 0 0-7M5 20c.5-4 3-6 7-6s6.5 2 7 6'
const INFO = 'M12 4a8 8 0 1 0 0 16a8 8 0 1 0 0-16M12 11v5M12 7.7v.1'

/** Where one can go; what concerns oneself stands apart, at the bottom. */
export function listPlaces(identity: Identity): { readonly main: readonly Place[]; readonly foot: readonly Place[] } {
  const rights = identity.kind === 'account' || identity.kind === 'role' ? identity.rights : undefined
  const leads = rights?.roles.some((role) => role !== 'learner') ?? false
  return {
    main: [
      { to: '/', title: t('parcours', 'Home'), drawing: HOUSE },
      { to: '/courses', title: t('parcours', 'Courses'), drawing: BOOK },
      { to: '/webinars', title: t('parcours', 'Webinars'), drawing: SPEECH },
      { to: '/adventures', title: t('parcours', 'Adventures'), drawing: FORK },
      ...(leads ? [{ to: '/lead', title: t('parcours', 'Lead'), drawing: BOARD }, { to: '/coordinate', title: t('parcours', 'Coordinate'), drawing: BARS }] : []),
      ...(rights?.isHost === true ? [{ to: '/host', title: t('parcours', 'Host'), drawing: WORLD }] : []),
    ],
    foot: [
      { to: '/progress', title: t('parcours', 'My progress'), drawing: STEPS },
      { to: '/my-data', title: t('parcours', 'What is kept about me'), drawing: PERSON },
      { to: '/about', title: t('parcours', 'About and privacy'), drawing: INFO },
    ],
  }
}

export function isHere(to: string, path: string): boolean {
  return to === '/' ? path === '/' : path === to || path.startsWith(`${to}/`)
}
