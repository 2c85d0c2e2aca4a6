// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { defineConfig } from 'vite'

export default defineConfig({
  build: {
    ssr: true,
    target: 'node20',
    rolldownOptions: { input: { cli: 'src/cli.ts' } },
  },
  ssr: { noExternal: [/^@parcours\//] },
})
