// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { CheckName } from '@parcours/courses'
import type { NamespacedStorage } from '../shell/shell.ts'
import { ABSENT, type Finding, type Memory, type Space } from './check.ts'
import { CHECK_TABLE } from './checkTable.ts'
import { appState, createListApps } from './installedApps.ts'
import { lookOnce, type Look } from './look.ts'
import type { MissionLooks, MissionPlace, Occasion } from './missions.ts'
import { readArguments } from './readArguments.ts'

/** A mission looks no more often than this, whatever is pressed. */
export const LOOK_EVERY_MILLISECONDS = 10_000
/** What a mission noted when it was opened. */
const MEMORY_KEY = 'mission.'

interface Needs {
  readonly space: Space
  readonly storage: NamespacedStorage
  readonly wait: (milliseconds: number) => Promise<void>
}

interface Last {
  readonly at: number
  readonly look: Promise<Look>
}

/** The missions of one account in this browser. */
export function createMissions({ space, storage, wait }: Needs): MissionLooks {
  const listApps = createListApps(space.ask, space.now)
  const last = new Map<string, Last>()
  const turns = new Map<string, Promise<Look>>()

  async function lookNow(place: MissionPlace): Promise<Look> {
    const { answer, hint, memory } = await lookOnce(() => find(place))
    keepMemory(storage, place, memory)
    return { answer, hint }
  }

  async function find(place: MissionPlace): Promise<Finding> {
    const { check, checkArguments } = place.mission
    const state = appState(check, await listApps())
    if (state === 'absent') {
      return ABSENT
    }
    const finding = await CHECK_TABLE[check].look(space, readArguments(check, checkArguments), readMemory(storage, place))
    // What a phone left there counts; nothing there, without the app, is no fault of the person's.
    return state === 'data-only' && finding.result === 'no' ? ABSENT : finding
  }

  function start(place: MissionPlace): Promise<Look> {
    const look = lookNow(place)
    last.set(keyOf(place), { at: space.now().getTime(), look })
    return look
  }

  /** « C’est fait » gets a fresh answer in its turn, unless the last one said yes. Pressed twice, it waits once. */
  async function lookInTurn(place: MissionPlace, before: Last, restMilliseconds: number): Promise<Look> {
    const known = await before.look
    if (known.answer.result === 'yes') {
      return known
    }
    await wait(restMilliseconds)
    return await start(place)
  }

  return {
    async look(place: MissionPlace, occasion: Occasion): Promise<Look> {
      const key = keyOf(place)
      const before = last.get(key)
      const restMilliseconds = before === undefined ? 0 : before.at + LOOK_EVERY_MILLISECONDS - space.now().getTime()
      if (before === undefined || restMilliseconds <= 0) {
        return await start(place)
      }
      if (occasion !== 'done') {
        return await before.look
      }
      const turn = turns.get(key) ?? lookInTurn(place, before, restMilliseconds).finally(() => { turns.delete(key) })
      turns.set(key, turn)
      return await turn
    },
    async listAbsent(checks: readonly CheckName[]): Promise<ReadonlySet<CheckName>> {
      const apps = await listApps().catch(() => undefined)
      return new Set(checks.filter((check) => appState(check, apps) !== 'there'))
    },
    forget(adventureId: string): void {
      for (const key of storage.listKeys(`${MEMORY_KEY}${adventureId}.`)) storage.remove(key)
      for (const key of [...last.keys()].filter((one) => one.startsWith(`${adventureId}.`))) last.delete(key)
    },
  }
}

function keyOf({ adventureId, passageId }: MissionPlace): string {
  return `${adventureId}.${passageId}`
}

function readMemory(storage: NamespacedStorage, place: MissionPlace): Memory | undefined {
  try {
    const kept: unknown = JSON.parse(storage.read(MEMORY_KEY + keyOf(place)) ?? 'null')
    const isMemory = typeof kept === 'object' && kept !== null && Object.values(kept).every((value) => typeof value === 'number')
    // Every value was just seen to be a number.
    return isMemory ? kept as Memory : undefined
  } catch {
    return undefined
  }
}

/** How things stood at the first look stays; a later one changes nothing. */
function keepMemory(storage: NamespacedStorage, place: MissionPlace, memory: Memory | undefined): void {
  if (memory !== undefined && readMemory(storage, place) === undefined) {
    storage.write(MEMORY_KEY + keyOf(place), JSON.stringify(memory))
  }
}
