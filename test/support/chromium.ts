// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'

/** Where distributions put a Chromium that Playwright can drive. */
const CANDIDATES = [
  process.env['PARCOURS_CHROMIUM'],
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

export const CHROMIUM_ARGUMENTS = [
  '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
  '--disable-background-networking', '--disable-component-update', '--disable-sync',
]

export function findChromium(): string | undefined {
  return CANDIDATES.find((candidate) => candidate !== undefined && existsSync(candidate))
}

/** @throws when there is none: the message says how to get one. */
export function getChromium(): string {
  const found = findChromium()
  if (found === undefined) {
    throw new Error(
      'No Chromium found. Install one (Debian, Ubuntu: apt-get install chromium) '
      + 'or name yours in PARCOURS_CHROMIUM, then run the tests again.',
    )
  }
  return found
}

/** Installs Chromium with apt where this process may; elsewhere does nothing. */
export function installChromiumWhereAllowed(): void {
  if (findChromium() !== undefined) return
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const run = (...args: string[]) => execFileSync('apt-get', args, { env: environment, stdio: ['ignore', 'ignore', 'inherit'] })
  run('update')
  run('install', '-y', '--no-install-recommends', 'chromium', 'fonts-dejavu-core')
}
