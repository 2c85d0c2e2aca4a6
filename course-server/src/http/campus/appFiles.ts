// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import serveFiles from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import type { AppAssets } from './appAssets.ts'

/** Files of the built app: their names carry their content's hash, and `.br` and `.gz` stand beside them. */
export async function addAppFiles(app: FastifyInstance, { folder }: AppAssets): Promise<void> {
  await app.register(serveFiles, {
    root: folder,
    prefix: '/app/',
    preCompressed: true,
    immutable: true,
    maxAge: '365d',
    index: false,
    list: false,
    dotfiles: 'ignore',
    decorateReply: false,
    schemaHide: true,
  })
}
