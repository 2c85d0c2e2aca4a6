// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { AdventureFigures, AdventureFiguresLine, AdventureFile, AdventurePublicationMessage, AdventurePublicationRequest, DeskAdventure, DeskAdventurePage } from '@parcours/courses'
import type { Shell } from '../shell/shell.ts'
import { queryString, requestAs, requestBlobAs } from './client.ts'

/** One role, or one shape of the story; everybody and the newest, where left out. */
export interface FiguresCut {
  readonly role: string | undefined
  readonly version: string | undefined
}

/** Stories as their authors meet them, and the ways readers took. */
export function createAdventureDeskApi(shell: Shell, whoAsks: () => string) {
  const { language } = shell
  return {
    listStories: (page: number) => requestAs<DeskAdventurePage>(shell, whoAsks(), `/desk/adventures${queryString({ language, page: page === 1 ? undefined : page })}`),
    getStory: (adventureId: string) => requestAs<DeskAdventure>(shell, whoAsks(), `/desk/adventures/${adventureId}`),
    saveDraft: (adventureId: string, files: readonly AdventureFile[], revision: number) =>
      requestAs<DeskAdventure>(shell, whoAsks(), `/desk/adventures/${adventureId}/draft`, { method: 'PUT', body: { files, revision } }),
    publish: (adventureId: string, body: AdventurePublicationRequest) =>
      requestAs<AdventurePublicationMessage>(shell, whoAsks(), `/desk/adventures/${adventureId}/publications`, { method: 'POST', body }),
    listFigures: (page: number) => requestAs<readonly AdventureFiguresLine[]>(shell, whoAsks(), `/adventure-figures${queryString({ language, page: page === 1 ? undefined : page })}`),
    getFigures: (adventureId: string, cut: FiguresCut) => requestAs<AdventureFigures>(shell, whoAsks(), `/adventures/${adventureId}/figures${queryString({ language, ...cut })}`),
    getFiguresTable: (adventureId: string, cut: FiguresCut) => requestBlobAs(shell, whoAsks(), `/adventures/${adventureId}/figures.csv${queryString({ language, ...cut })}`),
  }
}
