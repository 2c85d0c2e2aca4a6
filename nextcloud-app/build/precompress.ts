// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { readFile, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { Plugin } from 'vite'

/** Below this, the headers weigh more than what compression saves. */
const SMALLEST_BYTES = 512

/** Writes `.br` and `.gz` beside each script, style sheet and map of words, once, at build time. */
export function precompress(): Plugin {
  let outDir = ''
  return {
    name: 'parcours-precompress',
    apply: 'build',
    configResolved(config) {
      outDir = join(config.root, config.build.outDir)
    },
    async closeBundle(error) {
      if (error !== undefined) {
        return
      }
      const names = await readdir(outDir, { recursive: true })
      await Promise.all(names.filter((name) => /\.(js|css|json|svg)$/.test(name)).map((name) => compress(join(outDir, name))))
    },
  }
}

async function compress(path: string): Promise<void> {
  const content = await readFile(path)
  if (content.length < SMALLEST_BYTES) {
    return
  }
  await writeFile(`${path}.gz`, await promisify(gzip)(content, { level: 9 }))
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: content.length }
  await writeFile(`${path}.br`, await promisify(brotliCompress)(content, { params }))
}
