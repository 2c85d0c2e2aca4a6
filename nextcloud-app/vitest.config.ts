// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import vue from '@vitejs/plugin-vue'
import { defineProject } from 'vitest/config'

export default defineProject({
  plugins: [vue()],
  define: { appName: JSON.stringify('parcours'), appVersion: JSON.stringify('0.0.0-test') },
  test: {
    name: 'nextcloud-app',
    environment: 'happy-dom',
    setupFiles: ['./test/setup.ts'],
    include: ['test/**/*.test.ts'],
    // axe on a whole page takes seconds on a small machine that is busy.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // Nextcloud libraries import their own CSS, which Node cannot load: let Vite transform them.
    server: { deps: { inline: [/@nextcloud\//] } },
  },
})
