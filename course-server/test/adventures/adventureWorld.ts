// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { AdventureFigures, AdventureFile, AdventurePublicationMessage, DeskAdventure, PathEvent, PublicAdventure } from '@parcours/courses'
import { randomUUID } from 'node:crypto'
import type { LightMyRequestResponse } from 'fastify'
import type { TestApp } from '../support/app.ts'
import { makeSubject, mintToken, pairSpace, type TestSpace } from '../support/testSpace.ts'

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE'

export const STORY = `---
id: tri
titre: Le tri
resume: Un carton de papiers, une décision.
langue: fr
duree: 10 min
licence: CC-BY-SA-4.0
auteurs: [Parcours]
depart: cave
variables:
  role: [seule, a-deux]
---

## La cave {#cave}

Un carton, deux lampes.

- [Je trie seule](#tri) {#seule role=seule}
- [On trie à deux](#tri) {#a-deux role=a-deux}

## Le tri {#tri}

\`\`\`mission
a faire: Créez un dossier « Archives ».
verifier: dossier-existe
nom: Archives*
ouvrir: /apps/files/
reussi: jardin
\`\`\`

- [Plus tard](#jardin)
- [Tant pis](#rue)

## Le jardin {#jardin}

::: si role=a-deux
Vous êtes deux.
:::

- FIN

## La rue {#rue}

Il fait froid.

- [Rentrer](#cave)
- FIN
`

export function storyFiles(text: string = STORY): readonly AdventureFile[] {
  return [{ path: 'story.fr.md', text }]
}

export interface AdventureWorld {
  readonly test: TestApp
  readonly space: TestSpace
  token(roles?: readonly string[], subject?: string): Promise<string>
  ask(method: Method, path: string, token: string | undefined, payload?: object): Promise<LightMyRequestResponse>
  /** As `ask`, of a trainer, and it must succeed. */
  run<T>(method: Method, path: string, payload?: object): Promise<T>
  publish(text?: string, audience?: 'space' | 'spaces' | 'public'): Promise<DeskAdventure>
  get(adventureId?: string, token?: string): Promise<PublicAdventure>
  /** Tells a way taken, as a browser does, and returns how many events counted. */
  tell(version: string, events: readonly PathEvent[], runId?: string): Promise<number>
  figures(query?: string): Promise<AdventureFigures>
  night(): Promise<void>
}

export async function makeAdventureWorld(test: TestApp, wish: { readonly isHost?: boolean } = {}): Promise<AdventureWorld> {
  const space = await pairSpace(test, wish)
  const subject = makeSubject()
  const token: AdventureWorld['token'] = (roles = ['learner'], who = makeSubject()) => mintToken(test, space, { roles, subject: who })
  const ask: AdventureWorld['ask'] = (method, path, bearer, payload) => test.app.inject({
    method, url: `/api/v1${path}`, ...(bearer === undefined ? {} : { headers: { authorization: `Bearer ${bearer}` } }), ...(payload === undefined ? {} : { payload }),
  })
  const run: AdventureWorld['run'] = async <T>(method: Method, path: string, payload?: object) => {
    const answer = await ask(method, path, await token(['learner', 'trainer'], subject), payload)
    if (answer.statusCode >= 300) throw new Error(`${method} ${path}: ${answer.statusCode} ${answer.body}`)
    return answer.body === '' ? undefined as T : answer.json<T>()
  }
  return {
    test, space, token, ask, run,
    async publish(text = STORY, audience = 'space') {
      const known = await ask('GET', '/desk/adventures/tri', await token(['learner', 'trainer'], subject))
      const revision = known.statusCode === 200 ? known.json<DeskAdventure>().revision : 0
      const draft = await run<DeskAdventure>('PUT', '/desk/adventures/tri/draft', { files: storyFiles(text), revision })
      const message = await run<AdventurePublicationMessage>('POST', '/desk/adventures/tri/publications', { revision: draft.revision, audience })
      if (message.kind === 'issues') throw new Error(JSON.stringify(message.issues))
      return message.adventure
    },
    async get(adventureId = 'tri', bearer) {
      const answer = await ask('GET', `/adventures/${adventureId}`, bearer ?? await token())
      if (answer.statusCode !== 200) throw new Error(answer.body)
      return answer.json<PublicAdventure>()
    },
    async tell(version, events, runId = randomUUID()) {
      const answer = await ask('POST', '/path-events', undefined, { runId, version, language: 'fr', events })
      if (answer.statusCode !== 200) throw new Error(answer.body)
      return answer.json<{ countedCount: number }>().countedCount
    },
    figures: (query = '') => run<AdventureFigures>('GET', `/adventures/tri/figures${query}`),
    night: () => test.all.adventures.settling.runNight(),
  }
}

export const TODAY = '2026-11-23'

/** A way through the story: as whom, then « plus tard » or the mission, to the garden. */
export function aWay({ role = 'seule', result = 'yes', day = TODAY }: { readonly role?: string; readonly result?: 'yes' | 'no' | 'later' | 'cold'; readonly day?: string } = {}): readonly PathEvent[] {
  const place = { day, role }
  const begin: readonly PathEvent[] = [
    { kind: 'start', step: 0, passageId: 'cave', day }, { kind: 'choice', step: 1, passageId: 'cave', day, choiceId: role },
  ]
  if (result === 'yes') return [...begin, { kind: 'mission', step: 2, passageId: 'tri', result: 'yes', ...place }, { kind: 'ending', step: 3, passageId: 'jardin', ...place }]
  if (result === 'no') return [...begin, { kind: 'mission', step: 2, passageId: 'tri', result: 'no', reason: 'name-differs', ...place }]
  const choiceId = result === 'later' ? 'jardin' : 'rue'
  return [...begin, { kind: 'choice', step: 2, passageId: 'tri', choiceId, ...place }, { kind: 'ending', step: 3, passageId: choiceId, ...place }]
}
