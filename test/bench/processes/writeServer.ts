// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { buildServices } from '../../../course-server/src/buildServices.ts'
import { openDatabase, type OpenDatabase } from '../../../course-server/src/database/dataSource.ts'
import { buildApp } from '../../../course-server/src/http/app.ts'
import type { Repositories } from '../../../course-server/src/services/repositories.ts'
import { benchSubject, FIRST_SPACE_NUMBER } from '../world/population.ts'
import { answerParent } from './answerParent.ts'
import { withoutStorage } from './withoutStorage.ts'

/** The server's own HTTP side and services, with its storage or without. */
export interface StartRequest {
  readonly file: string
  readonly storage: 'database' | 'none'
  readonly learners: readonly { readonly spaceNumber: number; readonly learnerNumber: number }[]
}

export interface Started {
  readonly url: string
  /** One per learner, verified once already, as after a person's first request. */
  readonly tokens: readonly string[]
}

/** Never a real address: tokens name it, nobody calls it. */
const AUDIENCE = 'http://bench.invalid'
const UNLIMITED = 1e12

let opened: OpenDatabase | undefined
let close: () => Promise<void> = async () => {}

async function start({ file, storage, learners }: StartRequest): Promise<Started> {
  opened = await openDatabase({ kind: 'sqlite', file })
  const clock = () => new Date()
  const repositories: Repositories = storage === 'database' ? opened.repositories : await withoutStorage(opened.repositories)
  const { services, mintToken, verifyToken, isAllowedOrigin } = await buildServices(repositories, { publicUrl: AUDIENCE }, clock)
  const app = await buildApp({
    publicUrl: AUDIENCE, isMailConfigured: false, clock, services, verifyToken, isAllowedOrigin,
    isReady: () => Promise.resolve(true), campusCss: '', appAssets: undefined,
    limits: { learnerWrites: UNLIMITED, spaceWrites: UNLIMITED },
  })
  close = async () => {
    await app.close()
    await opened?.close()
  }
  const tokens: string[] = []
  for (const { spaceNumber, learnerNumber } of learners) {
    const { token } = await mintToken({
      spaceId: `bench-space-${spaceNumber - FIRST_SPACE_NUMBER}`, subject: benchSubject(spaceNumber, learnerNumber), roles: ['learner'], isGuest: true, isHost: false,
    })
    if (await verifyToken(token) === undefined) throw new Error(`The token of learner ${learnerNumber} of space ${spaceNumber} is not good.`)
    tokens.push(token)
  }
  return { url: await app.listen({ host: '127.0.0.1', port: 0 }), tokens }
}

answerParent({
  start,
  /** User and system time of this process so far, in microseconds. */
  cpuMicros: () => {
    const { user, system } = process.cpuUsage()
    return Promise.resolve(user + system)
  },
  differenceCount: async () => (await opened?.repositories.figures.verify())?.length ?? 0,
}, () => close())
