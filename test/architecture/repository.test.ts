// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { execFileSync } from 'node:child_process'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const trackedFiles = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], { encoding: 'utf8' })
  .split('\n')
  .filter((path) => path !== '')

describe('the lock file', () => {
  const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
    packages: Record<string, { version?: string; resolved?: string }>
  }

  it('names no registry: only the workspaces have an address', () => {
    const addresses = Object.values(lock.packages).flatMap(({ resolved }) => resolved ?? [])
    expect(addresses.filter((address) => address.includes('://'))).toEqual([])
  })

  it.each(['vite', 'rollup', 'vue', 'vue-router'])('holds one version of %s', (name) => {
    const versions = Object.entries(lock.packages)
      .filter(([path]) => path.endsWith(`node_modules/${name}`))
      .map(([, { version }]) => version)
    expect(new Set(versions).size).toBe(1)
  })
})

describe('the licences', () => {
  it.each(trackedFiles.filter((path) => /\.(ts|vue|css)$/.test(path)))('%s says its licence', (path) => {
    expect(readFileSync(path, 'utf8').slice(0, 400)).toContain('SPDX-License-Identifier: AGPL-3.0-or-later')
  })

  it.each(['AGPL-3.0-or-later', 'CC-BY-SA-4.0'])('the text of %s ships', (licence) => {
    expect(readFileSync(`LICENSES/${licence}.txt`, 'utf8').length).toBeGreaterThan(10_000)
  })
})

describe('the import rules', () => {
  const planted = [
    { where: 'courses/src/planted.ts', what: "import 'node:fs'", rule: 'pure-courses' },
    { where: 'course-server/src/services/planted.ts', what: "import 'fastify'", rule: 'services-are-plain' },
    { where: 'course-server/src/http/planted.ts', what: "import '../database/dataSource.ts'", rule: 'http-not-database' },
    { where: 'nextcloud-app/src/planted.ts', what: "import '../../course-server/src/config.ts'", rule: 'app-not-server' },
  ]

  it.each(planted)('refuse $what in $where', ({ where, what, rule }) => {
    writeFileSync(where, `${what}\n`)
    try {
      const report = cruise(where)
      expect(report).toContain(rule)
    } finally {
      rmSync(where)
    }
  })
})

/** The names of the rules broken in one file. */
function cruise(path: string): string {
  try {
    execFileSync('npx', ['depcruise', '--config', '.dependency-cruiser.cjs', '--output-type', 'err', path], { encoding: 'utf8' })
    return ''
  } catch (error) {
    return String((error as { stdout?: string }).stdout)
  }
}
