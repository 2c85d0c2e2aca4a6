// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

/** Days since 1 January 1970, UTC. */
export type EpochDay = number
