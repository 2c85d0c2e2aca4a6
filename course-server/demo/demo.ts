// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
/** `npm run demo`: builds the app, starts the campus with made-up people, prints the links of the four roles. */
import { spawnSync } from 'node:child_process'
import { startServer, type RunningServer } from '../src/main.ts'
import { readConfig } from '../src/config.ts'
import { seedAdventures } from './seedAdventures.ts'
import { seedDemo } from './seedDemo.ts'
import { seedSurveys } from './seedSurveys.ts'
import { seedWebinars } from './seedWebinars.ts'
import { DEMO_SPACES, HOST_SPACE } from './demoSpaces.ts'

const FIGURES_EVERY_MS = 60_000
/** A large space, for the mediator's dashboard; and one of four people, where nearly all is masked. */
const COORDINATED_SPACE = 'demo-14'
const SMALL_SPACE = 'demo-33'

async function main(): Promise<void> {
  console.log('Building the app…')
  const built = spawnSync('npm', ['run', '--silent', 'build', '--workspace', '@parcours/nextcloud-app', '--', '--logLevel', 'error'], { stdio: 'inherit' })
  if (built.status !== 0) throw new Error('The app could not be built: the lines above say why.')

  const config = readConfig({ PARCOURS_DATA: './var/demo', ...process.env }, process.cwd())
  const server = await startServer(config, { migrate: true, figuresEveryMs: FIGURES_EVERY_MS, logLevel: 'error' })
  const endOn = (signal: NodeJS.Signals) => process.once(signal, () => void server.stop())
  endOn('SIGINT')
  endOn('SIGTERM')
  try {
    await seed(server)
  } catch (error) {
    // What was refused because it is no demo's is not served as one either.
    await server.stop()
    throw error
  }

  const loginLink = async (spaceId: string, role: 'trainer' | 'coordinator') => {
    const { link } = await server.all.services.roleLinks.invite({ spaceId, role, isReusable: true })
    return `${server.url}/fr/login#${link}`
  }
  const labelOf = (wanted: string) => DEMO_SPACES.find(({ spaceId }) => spaceId === wanted)?.label ?? wanted
  console.log(`
Parcours is running: ${server.url}

  Learner       ${server.url}/fr/
                (nothing to sign in to; in English: ${server.url}/en/)
  Trainer       ${await loginLink('campus', 'trainer')}
                totals of everyone who follows the campus's courses
  Coordinator   ${await loginLink(COORDINATED_SPACE, 'coordinator')}
                the people of « ${labelOf(COORDINATED_SPACE)} »
                ${await loginLink(SMALL_SPACE, 'coordinator')}
                « ${labelOf(SMALL_SPACE)} », four people: what masking looks like
  Host          ${await loginLink(HOST_SPACE.spaceId, 'coordinator')}
                totals over all spaces, under « Héberger »

The people and their ${DEMO_SPACES.length} associations are made up. Figures are taken every minute here, once a night elsewhere.
These links work for 24 hours and can be used again. Ctrl+C ends the demo; its data stay in ${config.databaseUrl === undefined ? config.dataFolder : 'the database'}.
`)
}

async function seed(server: RunningServer): Promise<void> {
  const { repositories, all } = server
  const { factCount } = await seedDemo(repositories, new Date())
  await seedAdventures(repositories, new Date())
  await seedWebinars(repositories, new Date())
  await seedSurveys(repositories, all.surveys.settling, new Date())
  if (factCount > 0) await server.refreshFigures()
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
})
