// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import major from 'semver/functions/major.js'
import valid from 'semver/functions/valid.js'
import { describe, expect, it } from 'vitest'
import { LIGHT_PARTS } from '../build/lightParts.ts'

async function load(part: string): Promise<(version: string) => unknown> {
  const code = LIGHT_PARTS[part]?.code ?? ''
  return (await import(/* @vite-ignore */ `data:text/javascript,${encodeURIComponent(code)}`) as { default: (version: string) => unknown }).default
}

describe('light parts', () => {
  it('say of a version what the library says', async () => {
    const [isValid, majorOf] = [await load('semver/functions/valid.js'), await load('semver/functions/major.js')]
    for (const version of ['3.3.3', '10.0.1', '4.0.0-beta.2', 'three', '3.3', '']) expect([version, isValid(version) !== null]).toEqual([version, valid(version) !== null])
    for (const version of ['3.3.3', '10.0.1', '4.0.0-beta.2']) expect(majorOf(version)).toBe(major(version))
  })

  it('are for those alone who bring them', () => {
    expect(LIGHT_PARTS['semver/functions/valid.js']?.importer.test('/x/node_modules/@nextcloud/files/dist/index.mjs')).toBe(false)
    expect(LIGHT_PARTS['splitpanes']?.importer.test('/x/node_modules/@nextcloud/vue/dist/chunks/NcAppContent.mjs')).toBe(true)
  })
})
