// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    // Every test reads the same clock zone and language, whatever the machine's.
    env: { TZ: 'UTC', LANG: 'C.UTF-8' },
    maxWorkers: 2,
    projects: [
      'courses',
      'surveys',
      'course-server',
      'nextcloud-app',
      { test: { name: 'integration', include: ['test/**/*.test.ts'], testTimeout: 120_000, hookTimeout: 120_000 } },
    ],
  },
})
