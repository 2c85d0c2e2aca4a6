// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { loadState } from '@nextcloud/initial-state'
import type { Language, Role, TokenMessage } from '@parcours/courses'

/** What PHP knows when it serves the page (lib/Page/PageState.php). */
export interface PageConfig {
  readonly isAdmin: boolean
  readonly isPaired: boolean
  readonly isPublicPage: boolean
  /** True when this Nextcloud passes requests on to the course server. */
  readonly isProxied: boolean
  /** Without a final slash; empty when the space is not paired. */
  readonly apiUrl: string
  readonly spaceId: string | null
  readonly roles: readonly Role[]
  /** True for coordinators of a space that may read totals over all spaces. */
  readonly isHost: boolean
  readonly language: Language
  /** A ready address; null when the admin named nobody. */
  readonly leadContact: string | null
  /** A first token, which spares a request; null for guests and where requests are passed on. */
  readonly token: TokenMessage | null
}

const NOT_PAIRED: PageConfig = {
  isAdmin: false, isPaired: false, isPublicPage: false, isProxied: false, apiUrl: '', spaceId: null, roles: [], isHost: false, language: 'en', leadContact: null, token: null,
}

export function readPageConfig(): PageConfig {
  return { ...NOT_PAIRED, ...loadState<Partial<PageConfig>>('parcours', 'config', {}) }
}

const APP_PATH = /^.*?\/apps\/parcours(?=\/|$)/

/** Where the addresses of the app begin: with or without `index.php`, as this page was opened. */
export function findRouterBase(path: string, isPublicPage: boolean, usual: string): string {
  const base = APP_PATH.exec(path)?.[0] ?? usual
  return isPublicPage ? `${base}/public` : base
}

/** Names what is kept in this browser for one person of one space; no name is the beginning of another. */
export function storageNamespace(spaceId: string, userId: string | undefined): string {
  const person = userId === undefined ? 'guests' : `account.${encodeURIComponent(userId).replaceAll('.', '%2E')}`
  return `${spaceId}.${person}.`
}
