// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

/** Our part of Nextcloud's page; the id makes it stronger than Nextcloud's own rules for buttons and fields. */
const PLACE = '#parcours .parcours-view'

/** Styles of the views and of their parts. Those of the frame, and of libraries, say their place themselves. */
const IS_OF_VIEWS = /\/nextcloud-app\/src\/(views|components\/(?!nextcloud\/)|styles\/views\.css)/

interface StyleRule {
  selectors: string[]
  readonly parent?: unknown
  readonly source?: { readonly input: { readonly file?: string | undefined } } | undefined
}

/**
 * A PostCSS plugin that begins each selector of the views with their place in Nextcloud's page. As all of them become
 * stronger by as much, the style of a component still wins over the shared one, as on the campus.
 */
export const placeRules = {
  postcssPlugin: 'parcours-place-rules',
  Rule(rule: StyleRule): void {
    if (!IS_OF_VIEWS.test(rule.source?.input.file ?? '') || isOfKeyframes(rule.parent)) return
    const placed = rule.selectors.map((selector) => (selector.startsWith(PLACE) ? selector : `${PLACE} ${selector}`))
    // Writing the same again would call this plugin for ever.
    if (placed.join() !== rule.selectors.join()) rule.selectors = placed
  },
}

function isOfKeyframes(parent: unknown): boolean {
  return typeof parent === 'object' && parent !== null && 'name' in parent && parent.name === 'keyframes'
}
