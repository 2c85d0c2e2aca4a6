// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { createAppConfig } from '@nextcloud/vite-config'
import { rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { lightParts } from './build/lightParts.ts'
import { placeRules } from './build/placeRules.ts'
import { spokenLanguages } from './build/spokenLanguages.ts'

const entry = (name: string) => fileURLToPath(new URL(`src/${name}.ts`, import.meta.url))

/** `courses` is pure, and its parsers are for authors: what the app does not call of them stays out. */
const WITHOUT_SIDE_EFFECTS = /(\/courses\/src\/|node_modules\/(markdown-it|markdown-it-container|yaml|linkify-it|mdurl|uc\.micro|entities)\/)/

// `createAppConfig` empties `js/` only: style sheets of earlier builds would ship too.
rmSync(new URL('css', import.meta.url), { recursive: true, force: true })

/** Nextcloud: `js/parcours-*.mjs` and `css/`, where its own loader looks for them. */
export default createAppConfig({ main: entry('main'), admin: entry('admin'), personal: entry('personal'), companion: entry('companion') }, {
  inlineCSS: false,
  nodePolyfills: false,
  config: {
    plugins: [spokenLanguages(), lightParts()],
    css: { postcss: { plugins: [placeRules] } },
    define: { __VUE_OPTIONS_API__: 'true', __VUE_PROD_DEVTOOLS__: 'false' },
    build: {
      sourcemap: false,
      rolldownOptions: { treeshake: { moduleSideEffects: (id: string) => !WITHOUT_SIDE_EFFECTS.test(id) } },
    },
  },
})
