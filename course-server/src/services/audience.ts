// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

/** Who may use a content: the people of its own space, of every paired space, or everybody, account or not. */
export type Audience = 'space' | 'spaces' | 'public'
