// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { defineStore } from 'pinia'
import { createSurveyDeskApi } from '../api/surveyDesk.ts'
import { useShell } from '../shell/shell.ts'

/** Writing and running surveys. Nothing is kept between two looks: others may work on the same ones. */
export const useSurveyDesk = defineStore('surveyDesk', () => {
  const shell = useShell()
  return createSurveyDeskApi(shell, () => {
    const identity = shell.identity.value
    if (identity.kind === 'none') {
      throw new Error('These pages are for people with a role.')
    }
    return identity.identityId
  })
})
