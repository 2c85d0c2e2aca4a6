// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { defineProject } from 'vitest/config'

export default defineProject({
  test: { name: 'course-server', include: ['test/**/*.test.ts'], testTimeout: 120_000, hookTimeout: 120_000 },
})
