// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

/** For the typed lint rules, which do not read `.vue` files; vue-tsc does. */
declare module '*.vue' {
  import type { DefineComponent } from 'vue'
  const component: DefineComponent
  export default component
}

/** Words of the interface in two parts; the build cuts them. */
declare module '*.json?reader' {
  const words: { readonly translations: Record<string, string | string[]> }
  export default words
}
declare module '*.json?staff' {
  const words: { readonly translations: Record<string, string | string[]> }
  export default words
}
