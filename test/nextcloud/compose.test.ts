// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'

interface Service {
  readonly command?: readonly string[]
  readonly entrypoint?: readonly string[]
  readonly environment?: Readonly<Record<string, string>>
  readonly network_mode?: string
  readonly volumes?: readonly string[]
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>
}

/** No Docker here: the file is read as Docker Compose reads it, and its scripts as `sh` does. */
const { services, volumes } = parse(readFileSync('compose.yaml', 'utf8'), { merge: true }) as { services: Readonly<Record<string, Service>>; volumes: Readonly<Record<string, unknown>> }
const scripts = Object.entries(services).flatMap(([name, { command, entrypoint }]) => [command, entrypoint].flatMap((words) => (words?.[0] === 'sh' ? [{ name, script: words[2] ?? '' }] : [])))

describe('compose.yaml', () => {
  it.each(scripts)('has a script of $name that sh can read', ({ script }) => {
    expect(() => execFileSync('sh', ['-n'], { input: script.replaceAll('$$', '$') })).not.toThrow()
  })

  it('waits only for services that exist', () => {
    const awaited = Object.values(services).flatMap(({ depends_on = {} }) => Object.keys(depends_on))
    expect(awaited.filter((name) => services[name] === undefined)).toEqual([])
  })

  it('keeps the list of erasures in a volume that outlives the container, and lets root write nothing there', () => {
    const [server, invite] = [services['course-server'], services['invite']]
    expect(server?.volumes).toContain(`course-server:${server?.environment?.['PARCOURS_DATA'] ?? ''}`)
    expect(invite?.environment?.['PARCOURS_DATA']).not.toBe(server?.environment?.['PARCOURS_DATA'])
  })

  it('names every volume it uses', () => {
    const used = Object.values(services).flatMap((service) => (service.volumes ?? []).map((volume) => volume.split(':')[0] ?? ''))
    expect([...new Set(used)].sort()).toEqual(Object.keys(volumes).sort())
  })

  it('lets PHP reach the course server by the address browsers use: plain http is for loopback only', () => {
    expect(services['course-server']?.network_mode).toBe('service:nextcloud')
    expect(services['course-server']?.environment?.['PARCOURS_PUBLIC_URL']).toBe('http://localhost:8787')
    expect(scripts.find(({ name }) => name === 'pair')?.script).toContain('occ parcours:pair http://localhost:8787')
  })
})
