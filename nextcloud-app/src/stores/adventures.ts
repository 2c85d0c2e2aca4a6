// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { parseSavedRun, type AdventurePage, type PublicAdventure, type SavedRun } from '@parcours/courses'
import { defineStore } from 'pinia'
import { createAdventuresApi } from '../api/adventures.ts'
import { ApiProblem } from '../api/http.ts'
import { storyKey } from '../keptStories.ts'
import { useShell, type RunKeeper } from '../shell/shell.ts'

/** A run as this browser keeps it, and what it builds on elsewhere. */
interface KeptRun {
  readonly saved: SavedRun
  /** Of what is kept elsewhere; 0 when nothing is. */
  readonly revision: number
}

/** Stories, and where one is in each: in this browser at once, elsewhere when it can be. */
export const useAdventures = defineStore('adventures', () => {
  const shell = useShell()
  const api = createAdventuresApi(shell)
  const read = new Map<string, PublicAdventure>()

  const knownId = () => (shell.identity.value.kind === 'none' ? undefined : shell.identity.value.identityId)
  const keyOf = (adventureId: string) => storyKey('run', shell.identity.value, adventureId)

  function findKeeper(): RunKeeper | undefined {
    if (shell.runs !== undefined) {
      return shell.runs
    }
    const identity = shell.identity.value
    return identity.kind === 'guest' && identity.recoveryPhrase !== undefined && 'subtle' in crypto
      ? encryptedKeeper(identity.identityId, identity.recoveryPhrase)
      : undefined
  }

  /** The course server keeps a guest's run as text that it cannot read. */
  function encryptedKeeper(identityId: string, phrase: string): RunKeeper {
    return {
      async read(adventureId) {
        const { decryptRun } = await import('../savedRunCipher.ts')
        // Sealed under the name the story had then.
        const { savedRun, revision, adventureId: sealedAs } = await api.getRun(identityId, adventureId)
        const plain = await decryptRun(savedRun, phrase, sealedAs)
        return plain === undefined ? undefined : { savedRun: plain, revision }
      },
      async write(adventureId, savedRun, revision) {
        const { encryptRun } = await import('../savedRunCipher.ts')
        return (await api.saveRun(identityId, adventureId, { savedRun: await encryptRun(savedRun, phrase, adventureId), revision })).revision
      },
      async remove(adventureId) {
        await api.removeRun(identityId, adventureId)
      },
      // The server erases all that it keeps of a guest at once.
      removeAll: () => Promise.resolve(),
    }
  }

  function readHere(adventureId: string): KeptRun | undefined {
    const text = shell.storage.read(keyOf(adventureId))
    return text === undefined ? undefined : parseKept(text)
  }

  function keepHere(adventureId: string, kept: KeptRun): void {
    shell.storage.write(keyOf(adventureId), JSON.stringify(kept))
  }

  /**
   * Where one was: as the other place knows it when somebody wrote there since, even from the beginning again;
   * else, and in trouble, as this browser knows it.
   */
  async function findRun(adventureId: string): Promise<SavedRun | undefined> {
    const here = readHere(adventureId)
    const elsewhere = await findKeeper()?.read(adventureId).catch(() => undefined)
    const saved = elsewhere === undefined ? undefined : parseSavedRun(parseJson(elsewhere.savedRun))
    if (elsewhere === undefined || saved === undefined || (here !== undefined && here.revision === elsewhere.revision)) {
      return here?.saved
    }
    keepHere(adventureId, { saved, revision: elsewhere.revision })
    return saved
  }

  /** Keeps it here at once; elsewhere in its own time, and the next step tries again if that fails. */
  async function saveRun(saved: SavedRun): Promise<void> {
    const { adventureId } = saved
    const revision = readHere(adventureId)?.revision ?? 0
    keepHere(adventureId, { saved, revision })
    await shell.runAlone(`run.${adventureId}`, async () => {
      const latest = readHere(adventureId)
      if (latest !== undefined) {
        const next = await writeElsewhere(latest).catch(() => undefined)
        const now = readHere(adventureId)
        if (next !== undefined && now !== undefined) {
          keepHere(adventureId, { ...now, revision: next })
        }
      }
    })
  }

  /** What another device did meanwhile gives way to the step just taken here. */
  async function writeElsewhere({ saved, revision }: KeptRun): Promise<number | undefined> {
    const keeper = findKeeper()
    const text = JSON.stringify(saved)
    try {
      return await keeper?.write(saved.adventureId, text, revision)
    } catch (error) {
      if (!(error instanceof ApiProblem && error.code === 'run-changed-elsewhere')) {
        throw error
      }
      const current = await keeper?.read(saved.adventureId).catch(() => undefined)
      return await keeper?.write(saved.adventureId, text, current?.revision ?? Number(error.detail?.['revision'] ?? 0))
    }
  }

  return {
    listAdventures: async (page: number): Promise<AdventurePage> => await api.listAdventures(knownId(), page),
    async getAdventure(adventureId: string): Promise<PublicAdventure> {
      const adventure = read.get(adventureId) ?? await api.getAdventure(knownId(), adventureId)
      read.set(adventureId, adventure)
      return adventure
    },
    findRun,
    saveRun,
    hasRunHere: (adventureId: string): boolean => readHere(adventureId) !== undefined,
    async forgetRun(adventureId: string): Promise<void> {
      shell.storage.remove(keyOf(adventureId))
      await findKeeper()?.remove(adventureId).catch(() => undefined)
    },
  }
})

function parseKept(text: string): KeptRun | undefined {
  const kept = parseJson(text)
  if (typeof kept !== 'object' || kept === null || !('saved' in kept) || !('revision' in kept)) {
    return undefined
  }
  const saved = parseSavedRun(kept.saved)
  return saved === undefined || typeof kept.revision !== 'number' ? undefined : { saved, revision: kept.revision }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
