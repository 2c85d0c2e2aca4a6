// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { fileURLToPath } from 'node:url'
import { build } from 'vite'

/** The probe as one script. A page's policy does not hold for what the tests evaluate in it. */
export async function bundleProbe(): Promise<string> {
  const entry = fileURLToPath(new URL('probe.ts', import.meta.url))
  const made = await build({
    configFile: false, logLevel: 'error', define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      write: false, minify: false, lib: { entry, formats: ['iife'], name: 'probe' },
      rolldownOptions: { treeshake: { moduleSideEffects: (id: string) => !/\/courses\/src\/|node_modules\//.test(id) } },
    },
  })
  const output = [made].flat().flatMap((one) => ('output' in one ? one.output : []))
  const script = output.find((one) => one.type === 'chunk')
  if (script === undefined) throw new Error('The probe was not built.')
  return script.code
}
