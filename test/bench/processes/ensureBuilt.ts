// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** What the build makes, and what it makes it from. */
const BUILDS = [
  { made: 'course-server/dist/cli.js', from: ['course-server/src', 'courses/src'], workspace: '@parcours/course-server' },
  { made: 'nextcloud-app/dist/campus/.vite/manifest.json', from: ['nextcloud-app/src', 'courses/src'], workspace: '@parcours/nextcloud-app' },
] as const

/** Builds what is missing or older than its sources. @throws when a build fails */
export function ensureBuilt(say: (line: string) => void): void {
  for (const { made, from, workspace } of BUILDS) {
    if (existsSync(made) && statSync(made).mtimeMs >= Math.max(...from.map(newestMs))) continue
    say(`building ${workspace} …`)
    // Standard output may hold the JSON.
    const { status } = spawnSync('npm', ['run', '--silent', 'build', '--workspace', workspace, '--', '--logLevel', 'error'], { stdio: ['ignore', 2, 2] })
    if (status !== 0) throw new Error(`The build of ${workspace} failed.`)
  }
}

function newestMs(folder: string): number {
  const times = readdirSync(folder, { withFileTypes: true }).map((entry) => {
    const path = join(folder, entry.name)
    return entry.isDirectory() ? newestMs(path) : statSync(path).mtimeMs
  })
  return Math.max(0, ...times)
}
