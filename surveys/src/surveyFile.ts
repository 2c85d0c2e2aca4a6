// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
/** One file of a survey's folder, as read by whoever has a file system. Paths are relative, with `/`. */
export interface SurveyFile {
  readonly path: string
  readonly text: string
}
