// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { onScopeDispose, readonly, shallowRef, type Ref } from 'vue'

/** Doors open on the minute. */
const STEP_MILLISECONDS = 20_000

/** The time of day, as the page stays open. */
export function useNow(): Readonly<Ref<Date>> {
  const now = shallowRef(new Date())
  const timer = setInterval(() => { now.value = new Date() }, STEP_MILLISECONDS)
  onScopeDispose(() => { clearInterval(timer) })
  return readonly(now)
}
