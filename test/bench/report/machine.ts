// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { availableParallelism, cpus, loadavg, release, totalmem, type } from 'node:os'

export interface Machine {
  readonly processor: string
  readonly coreCount: number
  readonly memoryGib: number
  readonly system: string
}

const PACKAGES = ['typeorm', 'better-sqlite3', 'pg', 'fastify', 'jose', 'autocannon', 'vite'] as const

export function describeMachine(): Machine {
  return {
    processor: cpus()[0]?.model.trim() ?? 'unknown',
    coreCount: availableParallelism(),
    memoryGib: Math.round(totalmem() / 2 ** 30),
    system: `${type()} ${release()}`,
  }
}

export function listVersions(): Readonly<Record<string, string>> {
  return { node: process.versions.node, ...Object.fromEntries(PACKAGES.map((name) => [name, versionOf(name)])) }
}

/** Over one, five and fifteen minutes: what the machine had to do besides. */
export function readLoad(): readonly number[] {
  return loadavg().map((value) => Math.round(value * 100) / 100)
}

/** By its package.json: not every package lets it be imported. */
function versionOf(name: string): string {
  const folders = createRequire(import.meta.url).resolve.paths(name) ?? []
  for (const folder of folders) {
    try {
      const { version } = JSON.parse(readFileSync(`${folder}/${name}/package.json`, 'utf8')) as { readonly version: string }
      return version
    } catch {
      // Not in this folder: the next one up may have it.
    }
  }
  return 'unknown'
}
