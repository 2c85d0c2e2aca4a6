// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { TrainerSeries, WebinarProblem } from '@parcours/courses'
import { computed, ref, shallowRef, type Ref } from 'vue'
import { isChangedByAnother } from '../stores/seriesDesk.ts'
import { isSame, mergeEdits, type FieldChange } from './mergeEdits.ts'

export interface Editing<Fields extends object> {
  /** Where the fields are in a series; undefined when they were removed meanwhile. */
  readonly read: (series: TrainerSeries) => { readonly fields: Fields; readonly revision: number } | undefined
  /** Tidies and checks, as the server will. */
  readonly check: (typed: Fields) => { readonly kind: 'fields'; readonly fields: Fields } | { readonly kind: 'problem'; readonly problem: WebinarProblem }
  readonly send: (fields: Fields, revision: number) => Promise<TrainerSeries>
  readonly reload: () => Promise<TrainerSeries>
}

/** Editing what others may edit at the same time: nothing typed is lost, nothing of theirs is overwritten unseen. */
export function useEdit<Fields extends object>(began: { readonly fields: Fields; readonly revision: number }, { read, check, send, reload }: Editing<Fields>) {
  const draft = ref(copyOf(began.fields)) as Ref<Fields>
  const base = shallowRef(began)
  const changes = shallowRef<readonly FieldChange<Fields>[]>([])
  const wrong = shallowRef<WebinarProblem>()
  const problem = ref<unknown>()
  const isBusy = ref(false)

  async function meetTheOther(refusal: unknown): Promise<void> {
    const theirs = read(await reload())
    if (theirs === undefined) throw refusal
    const { merged, changes: found } = mergeEdits(base.value.fields, draft.value, theirs.fields)
    draft.value = copyOf(merged)
    base.value = theirs
    changes.value = found
  }

  /** Undefined when it could not be saved; why is told by `wrong`, `changes` or `problem`. */
  async function save(): Promise<TrainerSeries | undefined> {
    // The button stays pressable meanwhile: a disabled one loses the focus of whoever is on a keyboard.
    if (isBusy.value) return undefined
    problem.value = undefined
    const checked = check(draft.value)
    wrong.value = checked.kind === 'problem' ? checked.problem : undefined
    if (checked.kind === 'problem') return undefined
    isBusy.value = true
    try {
      const saved = await send(checked.fields, base.value.revision)
      changes.value = []
      const now = read(saved)
      if (now !== undefined) {
        base.value = now
        draft.value = copyOf(now.fields)
      }
      return saved
    } catch (error) {
      await (isChangedByAnother(error) ? meetTheOther(error) : Promise.reject(error as Error)).catch((cause: unknown) => { problem.value = cause })
      return undefined
    } finally {
      isBusy.value = false
    }
  }

  return {
    draft,
    /** What somebody else saved meanwhile; empty when nobody did. */
    changes,
    wrong,
    problem,
    isBusy,
    isChanged: computed(() => !isSame(draft.value, base.value.fields)),
    save,
    take: ({ field, theirs }: FieldChange<Fields>): void => {
      draft.value = { ...draft.value, [field]: theirs }
      changes.value = changes.value.map((change) => (change.field === field ? { ...change, isContested: false } : change))
    },
  }
}

export type Edit<Fields extends object> = ReturnType<typeof useEdit<Fields>>

/** Fields are plain data; what is typed must not reach what was read. */
function copyOf<Fields>(fields: Fields): Fields {
  return JSON.parse(JSON.stringify(fields)) as Fields
}
