// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

/** PHP with what the shell of the app needs, installed with apt where this process may; undefined with the reason said. */
export function findPhp(): 'php' | undefined {
  if (isUsable()) return 'php'
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    const options = { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }, stdio: 'ignore', timeout: 100_000 } as const
    spawnSync('apt-get', ['update'], options)
    spawnSync('apt-get', ['install', '-y', '--no-install-recommends', 'php-cli', 'php-xml', 'php-mbstring'], options)
    if (isUsable()) return 'php'
  }
  console.warn('The PHP of the Nextcloud app is NOT tested: there is no php command with sodium, and apt could not install one (Debian: apt-get install php-cli php-xml php-mbstring).')
  return undefined
}

function isUsable(): boolean {
  try {
    return execFileSync('php', ['-r', 'echo extension_loaded("sodium") && PHP_VERSION_ID >= 80100 ? "yes" : "no";'], { encoding: 'utf8' }) === 'yes'
  } catch {
    return false
  }
}
