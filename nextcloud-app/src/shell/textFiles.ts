// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { FilePickerClosed, getFilePickerBuilder } from '@nextcloud/dialogs'
import '@nextcloud/dialogs/style.css'
import { generateRemoteUrl } from '@nextcloud/router'
import { ApiProblem, NoAnswer } from '../api/http.ts'
import { csrfHeaders } from '../api/ocs.ts'
import { t } from '../l10n.ts'
import type { TextFiles } from './shell.ts'

/** A story is a few pages; more is another file. */
const MAX_BYTES = 512 * 1024
const TIMEOUT_MILLISECONDS = 20_000

/** Texts in the person's own Files, read with their own rights. */
export function createTextFiles(userId: string): TextFiles {
  async function read(path: string): Promise<string> {
    const address = generateRemoteUrl(`dav/files/${encodeURIComponent(userId)}${path.split('/').map(encodeURIComponent).join('/')}`)
    const response = await fetch(address, { headers: { ...csrfHeaders() }, signal: AbortSignal.timeout(TIMEOUT_MILLISECONDS) })
      .catch((error: unknown) => { throw new NoAnswer(error) })
    if (!response.ok) {
      throw new ApiProblem({ status: response.status, code: response.status === 401 ? 'session-ended' : 'file-not-readable' })
    }
    const file = await response.blob()
    if (file.size > MAX_BYTES) {
      throw new ApiProblem({ status: 413, code: 'file-too-large' })
    }
    return await file.text()
  }

  return {
    read,
    async pick() {
      const picker = getFilePickerBuilder(t('parcours', 'Choose the text of your story')).allowDirectories(false).setMultiSelect(false)
        .setMimeTypeFilter(['text/markdown', 'text/plain'])
        .addButton({ label: t('parcours', 'Take this text'), variant: 'primary', callback: () => undefined })
        .build()
      try {
        const path = await picker.pick()
        return { path, text: await read(path) }
      } catch (error) {
        if (error instanceof FilePickerClosed) {
          return undefined
        }
        throw error
      }
    },
  }
}
