// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Folders that come with the software, found from this file, whether it runs from `src/` or `dist/`. */
export interface ProjectFolders {
  /** The theme and the frame of the campus, then the classes of the views. */
  readonly campusCssFiles: readonly string[]
  /** Courses that ship with Parcours. */
  readonly shippedContent: string
  /** Adventures that ship with Parcours. */
  readonly shippedAdventures: string
  /** Surveys that ship with Parcours. */
  readonly shippedSurveys: string
  /** The built app of the campus; may not be there. */
  readonly builtApp: string
}

export function findProjectFolders(): ProjectFolders {
  const server = packageFolder(dirname(fileURLToPath(import.meta.url)))
  const project = dirname(server)
  return {
    campusCssFiles: [join(server, 'src/http/campus/campus.css'), join(project, 'nextcloud-app/src/styles/views.css')],
    shippedContent: join(project, 'courses/content'),
    shippedAdventures: join(project, 'courses/content/adventures'),
    shippedSurveys: join(project, 'surveys/content'),
    builtApp: join(project, 'nextcloud-app/dist/campus'),
  }
}

/** The nearest folder above with a package.json. @throws when there is none */
function packageFolder(from: string): string {
  if (existsSync(join(from, 'package.json'))) return from
  const above = dirname(from)
  if (above === from) throw new Error('Parcours does not find its own folder.')
  return packageFolder(above)
}
