// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

/** Makes the archive, building the app first. */
function makeArchive(script: readonly string[]): { path: string; names: readonly string[]; digest: string } {
  const [command = '', ...words] = script
  const said = execFileSync(command, words, { encoding: 'utf8' })
  const path = /(\S+\.tar\.gz):/.exec(said)?.[1] ?? ''
  const names = execFileSync('tar', ['-tzf', path], { encoding: 'utf8' }).trim().split('\n')
  return { path, names, digest: createHash('sha256').update(readFileSync(path)).digest('hex') }
}

describe('the archive for the app store', () => {
  const archive = makeArchive(['npm', 'run', '--silent', 'package'])

  it('is named after its version and holds one folder named like the app', () => {
    expect(archive.path).toMatch(/parcours-\d+\.\d+\.\d+\.tar\.gz$/)
    expect(archive.names.filter((name) => !name.startsWith('parcours/'))).toEqual([])
  })

  it('holds what runs and its licences', () => {
    expect(archive.names).toEqual(expect.arrayContaining([
      'appinfo/info.xml', 'lib/AppInfo/Application.php', 'templates/main.php', 'img/app.svg', 'l10n/fr.json', 'l10n/fr.js',
      'js/parcours-main.mjs', 'js/parcours-main.mjs.license', 'js/parcours-admin.mjs', 'js/parcours-personal.mjs', 'css/parcours-main.css',
      'LICENSE', 'CHANGELOG.md', ...['AGPL-3.0-or-later', 'GPL-3.0-or-later', 'MIT', 'ISC', 'Apache-2.0'].map((licence) => `LICENSES/${licence}.txt`),
    ].map((name) => `parcours/${name}`)))
  })

  it('holds every style sheet that another imports', () => {
    const imported = execFileSync('tar', ['-xzOf', archive.path, 'parcours/css/parcours-main.css'], { encoding: 'utf8' }).matchAll(/@import\s*['"]\.\/([^'"]+)/g)
    expect([...imported].map(([, name]) => `parcours/css/${name ?? ''}`).filter((name) => !archive.names.includes(name))).toEqual([])
  })

  it('holds no source, no map, no test and no hidden file', () => {
    expect(archive.names.filter((name) => /\.(ts|vue|map)$|\/(src|test|tests|node_modules|build|dist)\/|\/\./.test(name))).toEqual([])
  })

  it('is the same to the byte when it is made again', () => {
    expect(makeArchive(['npx', 'tsx', 'nextcloud-app/build/package.ts']).digest).toBe(archive.digest)
  })
})
