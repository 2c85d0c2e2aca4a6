// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { defineStore } from 'pinia'
import { createAdventureDeskApi } from '../api/adventureDesk.ts'
import { useShell } from '../shell/shell.ts'

/** Writing stories and reading their figures. Nothing is kept between two looks: others may work on the same ones. */
export const useAdventureDesk = defineStore('adventureDesk', () => {
  const shell = useShell()
  return createAdventureDeskApi(shell, () => {
    const identity = shell.identity.value
    if (identity.kind === 'none') {
      throw new Error('These pages are for people with a role.')
    }
    return identity.identityId
  })
})
