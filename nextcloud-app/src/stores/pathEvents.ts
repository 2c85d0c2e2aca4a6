// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { PathEvent, PublicAdventure } from '@parcours/courses'
import { defineStore } from 'pinia'
import { ref } from 'vue'
import { createAdventuresApi } from '../api/adventures.ts'
import { ApiProblem } from '../api/http.ts'
import { storyKey } from '../keptStories.ts'
import { useShell } from '../shell/shell.ts'

/** What this browser remembers of what it told: nothing of it is kept beside a person elsewhere. */
interface ToldRun {
  readonly runId: string
  readonly version: string
  readonly nextStep: number
  readonly hasEnded: boolean
  /** Of its last event. */
  readonly lastDay: string
  readonly waiting: readonly PathEvent[]
}

type ToldMoment = Pick<PathEvent, 'step' | 'day'>

/** As many as one batch may hold; a run that waited longer without a network is not counted further. */
const MOST_WAITING = 200
/** After so many days without an event the server counts a run as left, or soon will: whoever comes back is a new one. */
const IDLE_DAYS = 13
const DAY_MILLISECONDS = 86_400_000
const OFF_KEY = 'path.off'

/** Counting ways, for those who agree. One may play without; nothing else changes. */
export const usePathEvents = defineStore('pathEvents', () => {
  const shell = useShell()
  const api = createAdventuresApi(shell)
  const isOff = ref(shell.storage.read(OFF_KEY) === 'yes')
  /** The last thing told, or that would be: shown to whoever asks. */
  const last = ref<PathEvent>()

  const keyOf = (adventureId: string) => storyKey('path', shell.identity.value, adventureId)

  function readTold(adventureId: string, version: string): ToldRun {
    const told = parseTold(shell.storage.read(keyOf(adventureId)))
    // Another shape of the story is counted apart, from here on.
    return told?.version === version && !isIdle(told) ? told : { runId: crypto.randomUUID(), version, nextStep: 0, hasEnded: false, lastDay: today(), waiting: [] }
  }

  function keep(adventureId: string, told: ToldRun): void {
    shell.storage.write(keyOf(adventureId), JSON.stringify(told))
  }

  /** Tells one event; `make` gets its rank and the day, the finest time there is. */
  async function tell({ adventureId, version, language }: PublicAdventure, make: (moment: ToldMoment) => PathEvent | undefined): Promise<void> {
    const told = readTold(adventureId, version)
    const event = make({ step: told.nextStep, day: today() })
    if (event === undefined || (event.kind === 'start' && told.nextStep > 0) || (event.kind === 'ending' && told.hasEnded)) {
      return
    }
    last.value = event
    if (isOff.value || told.waiting.length >= MOST_WAITING) {
      return
    }
    keep(adventureId, { ...told, nextStep: told.nextStep + 1, hasEnded: told.hasEnded || event.kind === 'ending', lastDay: event.day, waiting: [...told.waiting, event] })
    await flush(adventureId, version, language)
  }

  async function flush(adventureId: string, version: string, language: string): Promise<void> {
    await shell.runAlone(`path.${adventureId}`, async () => {
      const { runId, waiting } = readTold(adventureId, version)
      if (waiting.length === 0) {
        return
      }
      try {
        await api.tellPath({ runId, version, language, events: waiting })
      } catch (error) {
        if (!(error instanceof ApiProblem) || error.status >= 429) {
          // No answer, or a server in trouble: they wait for the next step.
          return
        }
        // A refusal will not change: these are not counted, and the story goes on.
      }
      const now = readTold(adventureId, version)
      if (now.runId !== runId) {
        // Begun again meanwhile: the steps of the new run are not these.
        return
      }
      const steps = new Set(waiting.map(({ step }) => step))
      keep(adventureId, { ...now, waiting: now.waiting.filter(({ step }) => !steps.has(step)) })
    })
  }

  return {
    isOff,
    last,
    tell,
    /** A new start is a new way. */
    forget(adventureId: string): void {
      shell.storage.remove(keyOf(adventureId))
      last.value = undefined
    },
    setOff(value: boolean): void {
      isOff.value = value
      shell.storage.write(OFF_KEY, value ? 'yes' : 'no')
    },
  }
})

function today(): string {
  return new Date().toISOString().slice(0, 10)
}

function isIdle({ lastDay }: ToldRun): boolean {
  return Date.now() - Date.parse(lastDay) >= IDLE_DAYS * DAY_MILLISECONDS
}

function parseTold(text: string | undefined): ToldRun | undefined {
  try {
    const told: unknown = JSON.parse(text ?? 'null')
    // Written by `keep` above and by nothing else.
    return typeof told === 'object' && told !== null && 'runId' in told && 'waiting' in told ? told as ToldRun : undefined
  } catch {
    return undefined
  }
}
