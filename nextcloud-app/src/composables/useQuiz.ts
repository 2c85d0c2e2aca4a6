// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { AttemptScore, AttemptResult, PublicActivity } from '@parcours/courses'
import { computed, reactive, ref, watch, type ComputedRef, type Ref } from 'vue'
import { sentenceForCode } from '../problemSentence.ts'
import { createRandomId } from '../shell/randomId.ts'
import { useShell } from '../shell/shell.ts'
import { useOutbox } from '../stores/outbox.ts'
import { useProgress } from '../stores/progress.ts'
import { t } from '../l10n.ts'

interface Quiz {
  /** Chosen option ids by question id. */
  readonly responses: Record<string, readonly string[]>
  /** The attempt on its way or answered; undefined while answering. */
  readonly attemptId: Readonly<Ref<string | undefined>>
  readonly result: ComputedRef<AttemptResult | undefined>
  /** A sentence when the answers could not be kept or were refused. */
  readonly refusal: ComputedRef<string | undefined>
  readonly best: ComputedRef<AttemptScore | null>
  readonly check: () => Promise<void>
  readonly tryAgain: () => void
}

/** One try at a quiz at a time. Answers being given are kept in this browser until they are checked. */
export function useQuiz(activity: PublicActivity): Quiz {
  const { courseId, activityId, contentHash, language } = activity
  const { storage } = useShell()
  const outbox = useOutbox()
  const progress = useProgress()
  const draftKey = `draft.${courseId}.${activityId}`
  const responses = reactive<Record<string, readonly string[]>>(readDraft(storage.read(draftKey), contentHash))
  const attemptId = ref<string>()
  const couldNotKeep = ref(false)

  watch(responses, (said) => { storage.write(draftKey, JSON.stringify({ contentHash, responses: said })) })

  const result = computed(() => (attemptId.value === undefined ? undefined : progress.attempts.get(attemptId.value)))
  const refusal = computed(() => {
    if (couldNotKeep.value) {
      return t('parcours', 'This browser refused to keep your answers, so they could not be sent. Free some room, or leave private browsing, then try again.')
    }
    const refused = outbox.refusals.find(({ entryId }) => entryId === attemptId.value)
    return refused === undefined ? undefined : sentenceForCode(refused.code, 400)
  })

  async function check(): Promise<void> {
    const id = createRandomId()
    const { keeping } = outbox.record({ kind: 'attempt', courseId, activityId, attempt: { attemptId: id, contentHash, language, responses: { ...responses } } }, { entryId: id })
    couldNotKeep.value = keeping === 'full' || keeping === 'browser-refused'
    attemptId.value = id
    if (!couldNotKeep.value) {
      storage.remove(draftKey)
      await outbox.flush()
    }
  }

  function tryAgain(): void {
    attemptId.value = undefined
    couldNotKeep.value = false
    Object.keys(responses).forEach((questionId) => { responses[questionId] = [] })
  }

  const best = computed(() => progress.findActivity(courseId, activityId)?.bestAttempt ?? null)
  return { responses, attemptId, result, refusal, best, check, tryAgain }
}

/** Answers of an earlier visit, if the questions are still the same. */
function readDraft(text: string | undefined, contentHash: string): Record<string, readonly string[]> {
  try {
    const draft: unknown = JSON.parse(text ?? 'null')
    if (typeof draft === 'object' && draft !== null && 'contentHash' in draft && draft.contentHash === contentHash && 'responses' in draft) {
      // Written by the watcher above and by nothing else.
      return draft.responses as Record<string, readonly string[]>
    }
  } catch {
    // An unreadable draft is no draft.
  }
  return {}
}
