// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

/** A page that takes longer is shown as it is. */
const PATIENCE_MILLISECONDS = 3_000

let tell: () => void = () => undefined
let shown: Promise<void> = Promise.resolve()
let shouldMoveFocus = false

/** Called at each change of page: the next heading that appears takes the focus. */
export function expectPage(movesFocus: boolean): void {
  shouldMoveFocus = movesFocus
  shown = new Promise((resolve) => {
    tell = resolve
    setTimeout(resolve, PATIENCE_MILLISECONDS)
  })
}

/** Resolves when the heading of the page is there, so that scrolling back finds its place. */
export async function whenPageShown(): Promise<void> {
  await shown
}

/** Called by the heading once. True when it should take the focus. */
export function headingShown(): boolean {
  const movesFocus = shouldMoveFocus
  shouldMoveFocus = false
  tell()
  return movesFocus
}
