// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { defineConfig, type Plugin } from 'vite'

/**
 * One sign beyond Latin-1 makes an engine keep a whole file in two bytes a sign: written as escapes, the server holds 5 MB less.
 * Safe in strings, templates and patterns; nothing here reads the raw text of a template.
 */
function asciiOnly(): Plugin {
  return {
    name: 'parcours-ascii-only',
    generateBundle(_, bundle) {
      for (const chunk of Object.values(bundle)) {
        if (chunk.type !== 'chunk') continue
        if (/\\[^\0-\x7f]/.test(chunk.code)) this.error('A backslash before a sign beyond ASCII would swallow its escape: take it out of the source.')
        chunk.code = chunk.code.replace(/[^\0-\x7f]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`)
      }
    },
  }
}

export default defineConfig({
  plugins: [asciiOnly()],
  build: {
    ssr: true,
    target: 'node20',
    rolldownOptions: { input: { cli: 'src/cli.ts' } },
  },
  ssr: { noExternal: [/^@parcours\//] },
})
