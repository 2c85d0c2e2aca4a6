// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import vue from '@vitejs/plugin-vue'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'
import { onlyAppWords } from './build/onlyAppWords.ts'
import { precompress } from './build/precompress.ts'

/** `courses` is pure, and its parsers are for authors: what the app does not call of them stays out. */
const WITHOUT_SIDE_EFFECTS = /(\/courses\/src\/|node_modules\/(markdown-it|markdown-it-container|yaml|linkify-it|mdurl|uc\.micro|entities)\/)/

/** The campus: files served by the course server from `/app/`, listed in the manifest. */
export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  base: '/app/',
  plugins: [onlyAppWords(), vue(), precompress()],
  define: {
    appName: JSON.stringify('parcours'),
    appVersion: JSON.stringify('0.1.0'),
    __VUE_OPTIONS_API__: 'false',
    __VUE_PROD_DEVTOOLS__: 'false',
  },
  build: {
    outDir: 'dist/campus',
    emptyOutDir: true,
    manifest: true,
    // Small pictures stay files: the campus's content policy is `img-src 'self'`.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    target: 'es2022',
    rolldownOptions: {
      input: { campus: fileURLToPath(new URL('src/campus.ts', import.meta.url)) },
      treeshake: { moduleSideEffects: (id: string) => !WITHOUT_SIDE_EFFECTS.test(id) },
    },
  },
})
