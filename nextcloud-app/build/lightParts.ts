// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Plugin } from 'vite'

interface LightPart {
  /** Whose import it is: others would get the real one. */
  readonly importer: RegExp
  readonly code: string
}

/** Panes that nobody drags: our pages give no list to stand beside them. */
const PANES = `import { h } from 'vue'
export const Splitpanes = (_, { slots }) => h('div', slots.default?.())
export const Pane = Splitpanes
`
/** The event bus compares two versions to write a warning; these are the two questions it asks. */
const VALID_VERSION = `export default (version) => /^v?\\d+\\.\\d+\\.\\d+([-+].*)?$/.test(version) ? version : null
`
const MAJOR_VERSION = `export default (version) => Number.parseInt(version.replace('v', ''), 10)
`
const EVENT_BUS = /\/@nextcloud\/event-bus\//
const APP_CONTENT = /\/@nextcloud\/vue\/.*NcAppContent\.mjs$/

export const LIGHT_PARTS: Readonly<Record<string, LightPart>> = {
  'splitpanes': { importer: APP_CONTENT, code: PANES },
  'splitpanes/dist/splitpanes.css': { importer: APP_CONTENT, code: '' },
  'semver/functions/valid.js': { importer: EVENT_BUS, code: VALID_VERSION },
  'semver/functions/major.js': { importer: EVENT_BUS, code: MAJOR_VERSION },
}
const PREFIX = '\0parcours-light:'

/**
 * Nextcloud's frame brings two libraries that our pages do not use, 6 kB compressed on each first page.
 *
 * @throws when the frame no longer asks for one of them by this name: its weight would come back unseen
 */
export function lightParts(): Plugin {
  const asked = new Set<string>()
  return {
    name: 'parcours-light-parts',
    enforce: 'pre',
    resolveId(source, importer = '') {
      if (LIGHT_PARTS[source]?.importer.test(importer) !== true) return undefined
      asked.add(source)
      // A style sheet that says nothing is a module that says nothing.
      return PREFIX + source.replace(/\.css$/, '')
    },
    load: (id) => id.startsWith(PREFIX) ? LIGHT_PARTS[id.slice(PREFIX.length)]?.code ?? '' : undefined,
    buildEnd(error) {
      const missing = Object.keys(LIGHT_PARTS).filter((source) => !asked.has(source))
      if (error === undefined && missing.length > 0) throw new Error(`Nobody asks for ${missing.join(', ')} any more: read build/lightParts.ts again.`)
    },
  }
}
