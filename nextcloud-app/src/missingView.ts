// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { readonly, ref } from 'vue'
import { START_LOCATION, type Router } from 'vue-router'

const missing = ref(false)
/** True while the last page asked for did not come; the person is still on the one before. */
export const isViewMissing = readonly(missing)

/**
 * A view is fetched when it is first asked for, and may not come: the site was updated since this page was opened, and its
 * file has another name now; or nothing answers. The first is mended by reading the page anew, the second is said.
 */
export function watchMissingViews(router: Router, leaveFor: (address: string) => void = (address) => { location.assign(address) }): void {
  router.onError(async (_error, to, from) => {
    if (from === START_LOCATION) return
    const address = router.resolve(to).href
    const answers = await fetch(address, { method: 'HEAD' }).then(() => true, () => false)
    if (answers) {
      leaveFor(address)
    } else {
      missing.value = true
    }
  })
  router.afterEach(() => { missing.value = false })
}
