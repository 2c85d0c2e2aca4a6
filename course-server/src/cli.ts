// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { runCli } from './cli/runCli.ts'

// Days and weeks are UTC wherever the machine stands.
process.env['TZ'] = 'UTC'

process.exitCode = await runCli(process.argv.slice(2), {
  env: process.env,
  workingFolder: process.cwd(),
  write: (line) => { console.log(line) },
  writeError: (line) => { console.error(line) },
})
