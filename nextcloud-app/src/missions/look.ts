// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { CheckAnswer } from '@parcours/courses'
import { AppIsAbsent, CannotKnow } from './allowedRequests.ts'
import { ABSENT, type Finding, type Memory } from './check.ts'

/** What one look gave. Only `answer` may leave the browser. */
export interface Look {
  readonly answer: CheckAnswer
  /** A sentence with names of the person's own things: to show, never to send or to log. */
  readonly hint: string | undefined
}

export interface LookWithMemory extends Look {
  readonly memory: Memory | undefined
}

/** Looks once. Whatever goes wrong outside is `unknown`; a mistake of ours is thrown. */
export async function lookOnce(look: () => Promise<Finding>): Promise<LookWithMemory> {
  try {
    return told(await look())
  } catch (error) {
    if (error instanceof CannotKnow) {
      return { answer: { result: 'unknown', reason: error.reason }, hint: undefined, memory: undefined }
    }
    if (error instanceof AppIsAbsent) {
      return told(ABSENT)
    }
    throw error
  }
}

function told(finding: Finding): LookWithMemory {
  switch (finding.result) {
    case 'yes': return { answer: { result: 'yes' }, hint: finding.hint, memory: finding.memory }
    case 'no': return { answer: { result: 'no', reason: finding.reason }, hint: finding.hint, memory: finding.memory }
    case 'absent': return { answer: { result: 'absent' }, hint: undefined, memory: undefined }
  }
}
