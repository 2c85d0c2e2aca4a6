// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { FiguresScope } from '@parcours/courses'
import { computed, onMounted, ref, type ComputedRef } from 'vue'
import { useRoute } from 'vue-router'
import { useShell } from '../shell/shell.ts'
import { useFigures } from '../stores/figures.ts'

interface Scope {
  readonly scope: ComputedRef<FiguresScope>
  readonly scopes: ComputedRef<readonly FiguresScope[]>
}

/**
 * Which figures are asked for: the address says it, the roles bound it. The server decides.
 * A coordinator is offered the whole audience only of what their own space published: elsewhere the answer would be no.
 * @param courseId a course's page; undefined where all are listed
 */
export function useScope(courseId?: string): Scope {
  const figures = useFigures()
  const { identity } = useShell()
  const route = useRoute()
  const roles = computed(() => (identity.value.kind === 'role' || identity.value.kind === 'account' ? identity.value.rights.roles : []))
  const hasAudience = ref(false)
  onMounted(async () => {
    if (roles.value.includes('coordinator')) {
      const own = await figures.listCourses('audience').catch(() => [])
      hasAudience.value = own.some((line) => courseId === undefined || line.courseId === courseId)
    }
  })
  const scopes = computed<readonly FiguresScope[]>(() => {
    if (!roles.value.includes('coordinator')) {
      return ['audience']
    }
    return hasAudience.value || route.query['scope'] === 'audience' ? ['space', 'audience'] : ['space']
  })
  const scope = computed(() => scopes.value.find((one) => one === route.query['scope']) ?? scopes.value[0] ?? 'audience')
  return { scope, scopes }
}
