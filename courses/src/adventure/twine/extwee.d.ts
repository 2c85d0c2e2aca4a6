// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

/** What is used of the library: its own types cannot be found through its `exports`. */
declare module 'extwee' {
  interface Story {
    readonly name: string
    readonly start: string
    readonly passages: unknown[]
  }
  /** @throws what it cannot read */
  export function parseTwee(source: string): Story
  /** @throws what it cannot read */
  export function parseTwine2HTML(source: string): Story
}
