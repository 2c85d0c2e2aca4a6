// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
/**
 * `npm run package`: build/artifacts/parcours-<version>.tar.gz, as the app store wants it before it is signed:
 * one folder named like the app, what runs and its licences, nothing else. The same sources give the same bytes.
 * PARCOURS_ISSUES is the https address where people report what is wrong, which the store shows: `npm run package -- --store`
 * refuses to go without it. An archive for servers of one's own may.
 */
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { withIssuesAddress } from './issuesAddress.ts'
import { isShipped, SHIPPED_FOLDERS } from './shipped.ts'

const app = fileURLToPath(new URL('..', import.meta.url))
const root = fileURLToPath(new URL('../..', import.meta.url))
const artifacts = join(root, 'build/artifacts')

/** Texts of the licences that the `.license` files beside the scripts name, from the libraries themselves. */
const LIBRARY_LICENCES = {
  'GPL-3.0-or-later.txt': '@nextcloud/typings/LICENSES/GPL-3.0-or-later.txt',
  'MIT.txt': '@nextcloud/typings/LICENSES/MIT.txt',
  'ISC.txt': 'semver/LICENSE',
  'Apache-2.0.txt': 'dompurify/LICENSE',
}

const info = readInfo()
const version = /<version>([^<]+)</.exec(info)?.[1] ?? '0.0.0'
const staging = mkdtempSync(join(tmpdir(), 'parcours-package-'))
try {
  const folder = join(staging, 'parcours')
  for (const name of SHIPPED_FOLDERS) {
    cpSync(join(app, name), join(folder, name), { recursive: true, filter: (path) => isShipped(path) })
  }
  writeFileSync(join(folder, 'appinfo/info.xml'), info)
  cpSync(join(root, 'LICENSES/AGPL-3.0-or-later.txt'), join(folder, 'LICENSES/AGPL-3.0-or-later.txt'))
  for (const [name, source] of Object.entries(LIBRARY_LICENCES)) {
    cpSync(join(root, 'node_modules', source), join(folder, 'LICENSES', name))
  }
  cpSync(join(root, 'LICENSE'), join(folder, 'LICENSE'))
  cpSync(join(root, 'CHANGELOG.md'), join(folder, 'CHANGELOG.md'))
  mkdirSync(artifacts, { recursive: true })
  writeFileSync(join(artifacts, '.gitignore'), '*\n')
  const path = join(artifacts, `parcours-${version}.tar.gz`)
  // Names in order, one owner, one date: only the content tells two archives apart.
  const tar = execFileSync('tar', [
    '--create', '--sort=name', '--format=ustar', '--owner=0', '--group=0', '--numeric-owner', '--mode=u=rwX,go=rX', '--mtime=2026-01-01T00:00:00Z', '-C', staging, 'parcours',
  ], { maxBuffer: 100_000_000 })
  const archive = gzipSync(tar, { level: 9 })
  writeFileSync(path, archive)
  const files = execFileSync('tar', ['--list', '--gzip', '--file', path], { encoding: 'utf8' }).trim().split('\n').filter((name) => !name.endsWith('/'))
  // eslint-disable-next-line no-console -- a command talks to a person.
  console.log(`${path}: ${files.length} files, ${Math.ceil(archive.length / 1000)} kB, sha256 ${createHash('sha256').update(archive).digest('hex')}`)
} finally {
  rmSync(staging, { recursive: true })
}

/** Ends with one line when an address is missing or wrong. */
function readInfo(): string {
  try {
    return withIssuesAddress(readFileSync(join(app, 'appinfo/info.xml'), 'utf8'), process.env['PARCOURS_ISSUES'], process.argv.includes('--store'))
  } catch (error) {
    // eslint-disable-next-line no-console -- a command talks to a person.
    console.error(error instanceof Error ? error.message : error)
    process.exit(1)
  }
}
