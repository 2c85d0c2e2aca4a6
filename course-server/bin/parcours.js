#!/usr/bin/env -S node --max-semi-space-size=2
// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { existsSync } from 'node:fs'

// Small young generation: 25 MB less memory under load and in backups, measured 2026-11-22, for no visible time.
/** The built commands, or the sources where nothing was built (a checkout with its tools). */
const built = new URL('../dist/cli.js', import.meta.url)
if (existsSync(built)) {
  await import(built.href)
} else {
  const { register } = await import('tsx/esm/api')
  register()
  await import('../src/cli.ts')
}
