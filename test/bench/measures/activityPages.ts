// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { get } from 'node:http'
import { brotliDecompressSync } from 'node:zlib'
import type { CataloguePage } from '@parcours/courses'
import { ApiClient } from '../../support/apiClient.ts'
import { startServer } from '../../support/runningServer.ts'
import type { Bench, Measure } from '../measure.ts'
import { ensureBuilt } from '../processes/ensureBuilt.ts'
import type { Finding } from '../ratio.ts'
import { medianOf, spreadOf } from '../timing/spread.ts'

const GOAL_KB = 30

/** Bytes of an activity's page for somebody without JavaScript, or on a line where it never arrives. */
export const activityPages: Measure = {
  name: 'activity-pages',
  ratioNames: ['activity-page-no-js'],
  run: measurePages,
}

async function measurePages({ say }: Bench): Promise<readonly Finding[]> {
  ensureBuilt(say)
  const server = await startServer()
  try {
    const paths = await listActivityPaths(new ApiClient(server.url))
    const weights: { readonly path: string; readonly kb: number }[] = []
    for (const path of paths) weights.push({ path, kb: await weightOf(server.url, path) / 1000 })
    const kbs = weights.map(({ kb }) => kb)
    const worst = Math.max(...kbs)
    return [{
      name: 'activity-page-no-js', value: worst, spread: spreadOf(kbs), unit: 'kB', goal: GOAL_KB, goalKind: 'goal', better: 'lower',
      note: `HTML and style sheets as transferred (brotli), worst of ${paths.length} pages in all languages: ${weights.find(({ kb }) => kb === worst)?.path ?? ''}; median ${medianOf(kbs).toFixed(1)} kB`,
    }]
  } finally {
    await server.dispose()
  }
}

/** Every activity of every shipped course, in every language of the course. */
async function listActivityPaths(client: ApiClient): Promise<readonly string[]> {
  const { courses } = await client.ask<CataloguePage>('GET', '/api/v1/catalogue?language=fr')
  const paths: string[] = []
  for (const { courseId, languages } of courses) {
    const { modules } = await client.course(courseId)
    for (const { activityId } of modules.flatMap(({ activities }) => activities)) {
      for (const language of languages) paths.push(`/${language}/courses/${courseId}/${activityId}`)
    }
  }
  return paths
}

/** The page and the style sheets it names: what a browser without JavaScript fetches of text. */
async function weightOf(url: string, path: string): Promise<number> {
  const page = await fetchBytes(url, path)
  const html = (page.isBrotli ? brotliDecompressSync(page.body) : page.body).toString('utf8')
  let sum = page.body.length
  for (const [link] of html.matchAll(/<link\b[^>]*\brel="stylesheet"[^>]*>/g)) {
    const [, href] = /\bhref="([^"]+)"/.exec(link) ?? []
    if (href !== undefined) sum += (await fetchBytes(url, href)).body.length
  }
  return sum
}

/** As a browser asks, and undecoded as it came. @throws unless it is there */
function fetchBytes(url: string, path: string): Promise<{ readonly body: Buffer; readonly isBrotli: boolean }> {
  return new Promise((resolve, reject) => {
    get(new URL(path, url), { headers: { 'accept-encoding': 'gzip, deflate, br', 'accept': 'text/html,text/css' } }, (answer) => {
      const chunks: Buffer[] = []
      answer.on('data', (chunk: Buffer) => { chunks.push(chunk) })
      answer.once('error', reject)
      answer.once('end', () => {
        if (answer.statusCode === 200) resolve({ body: Buffer.concat(chunks), isBrotli: answer.headers['content-encoding'] === 'br' })
        else reject(new Error(`${path} was answered ${answer.statusCode ?? 'nothing'}.`))
      })
    }).once('error', reject)
  })
}
