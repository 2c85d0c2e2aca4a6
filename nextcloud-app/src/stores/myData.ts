// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { defineStore } from 'pinia'
import { ref } from 'vue'
import { createLearningApi } from '../api/learning.ts'
import { readGuestStories } from '../guestStories.ts'
import { forgetStories } from '../keptStories.ts'
import { useShell } from '../shell/shell.ts'
import { useAdventures } from './adventures.ts'
import { useOutbox } from './outbox.ts'
import { useProgress } from './progress.ts'

/** What a person may do with what is kept about them. */
export const useMyData = defineStore('myData', () => {
  const shell = useShell()
  const outbox = useOutbox()
  const progress = useProgress()
  const adventures = useAdventures()
  const learning = createLearningApi(shell)
  /** Since the page was opened. Whoever asked is nobody here afterwards: the page must still say it. */
  const isErased = ref(false)

  function identityId(): string | undefined {
    return shell.identity.value.kind === 'none' ? undefined : shell.identity.value.identityId
  }

  return {
    isErased,
    /** All that the server keeps, as a JSON file. */
    async getExport(): Promise<Blob> {
      const id = identityId()
      if (id === undefined) {
        return new Blob(['{}'], { type: 'application/json' })
      }
      await outbox.flush()
      return await learning.getExport(id)
    },
    /** Erases on the server, then in this browser; a failure erases nothing here. */
    async erase(): Promise<void> {
      const id = identityId()
      if (id === undefined) {
        return
      }
      // What this Nextcloud itself keeps goes first: should the server refuse, one asks again for both.
      await shell.runs?.removeAll()
      await shell.reminders?.removeAll()
      await learning.erase(id)
      isErased.value = true
      outbox.removeAll()
      progress.forget()
      if (shell.identity.value.kind === 'guest') {
        shell.browserIdentity?.forget(id)
      } else {
        const traces = [...shell.storage.listKeys('place.'), ...shell.storage.listKeys('draft.'), ...shell.storage.listKeys('mission.'), ...shell.storage.listKeys('replay.')]
        traces.forEach((key) => { shell.storage.remove(key) })
        forgetStories(shell.storage, id)
      }
    },
    /** Gives the account what was done without one; the server refuses a phrase of another space. */
    async joinGuest(recoveryPhrase: string): Promise<void> {
      const id = identityId()
      if (id === undefined) {
        return
      }
      const stories = await readGuestStories(shell, recoveryPhrase)
      await learning.joinGuest(id, recoveryPhrase)
      progress.forget()
      for (const story of stories) {
        // Where both are in a story, the account's place stays.
        if (await adventures.findRun(story.adventureId) === undefined) {
          await adventures.saveRun(story)
        }
      }
    },
    async resume(recoveryPhrase: string): Promise<void> {
      await shell.browserIdentity?.resume(recoveryPhrase)
    },
    async logIn(secret: string): Promise<void> {
      await shell.browserIdentity?.logIn(secret)
    },
    async logOut(): Promise<void> {
      await shell.browserIdentity?.logOut()
    },
    leaveComputer(): void {
      shell.browserIdentity?.leaveComputer()
    },
  }
})
