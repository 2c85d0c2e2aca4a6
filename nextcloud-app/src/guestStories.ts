// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { parseSavedRun, type RunSaved, type SavedRun, type SavedRunLine } from '@parcours/courses'
import { requestJson } from './api/http.ts'
import { renewGuest } from './api/identities.ts'
import { decryptRun } from './savedRunCipher.ts'
import type { Shell } from './shell/shell.ts'

/**
 * Where a guest is in each story, opened with their phrase. The server cannot open these and forgets them when the guest
 * joins an account: whoever joins reads them first. One that this phrase does not open is nobody's any more.
 * @throws ApiProblem, NoAnswer
 */
export async function readGuestStories(shell: Pick<Shell, 'apiUrl' | 'requestHeaders'>, recoveryPhrase: string): Promise<readonly SavedRun[]> {
  const { token } = await renewGuest(shell, recoveryPhrase)
  const read = <T>(path: string) => requestJson<T>(shell.apiUrl + path, { headers: shell.requestHeaders(token) })
  const stories: SavedRun[] = []
  for (const { adventureId } of await read<readonly SavedRunLine[]>('/me/runs')) {
    const { savedRun } = await read<RunSaved>(`/me/runs/${adventureId}`)
    const story = parseSavedRun(parseJson(await decryptRun(savedRun, recoveryPhrase, adventureId)))
    if (story !== undefined) {
      stories.push(story)
    }
  }
  return stories
}

function parseJson(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? 'null')
  } catch {
    return undefined
  }
}
