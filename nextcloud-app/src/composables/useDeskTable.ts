// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { ref } from 'vue'
import { useSeriesDesk, type DeskTable } from '../stores/seriesDesk.ts'
import { saveFile } from './saveFile.ts'

/** A table of the desk, saved as a file or printed from the page. */
export function useDeskTable(seriesId: string, table: DeskTable, fileName: string) {
  const desk = useSeriesDesk()
  const problem = ref<unknown>()
  return {
    problem,
    download: async (): Promise<void> => {
      problem.value = undefined
      try {
        saveFile(await desk.getTable(seriesId, table), `${fileName}.csv`)
      } catch (error) {
        problem.value = error
      }
    },
    print: (): void => {
      window.print()
    },
  }
}
