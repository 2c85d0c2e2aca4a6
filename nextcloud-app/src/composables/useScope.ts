// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { FiguresScope } from '@parcours/courses'
import { computed, type ComputedRef } from 'vue'
import { useRoute } from 'vue-router'
import { useShell } from '../shell/shell.ts'

interface Scope {
  readonly scope: ComputedRef<FiguresScope>
  readonly scopes: ComputedRef<readonly FiguresScope[]>
}

/** Which figures are asked for: the address says it, the roles bound it. The server decides. */
export function useScope(): Scope {
  const { identity } = useShell()
  const route = useRoute()
  const scopes = computed<readonly FiguresScope[]>(() => {
    const roles = identity.value.kind === 'role' || identity.value.kind === 'account' ? identity.value.rights.roles : []
    return roles.includes('coordinator') ? ['space', 'audience'] : ['audience']
  })
  const scope = computed(() => scopes.value.find((one) => one === route.query['scope']) ?? scopes.value[0] ?? 'audience')
  return { scope, scopes }
}
