// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

/** Nextcloud's own variables: light, dark and high contrast follow. Written here so that the panel is one file. */
export const COMPANION_STYLE = `
.parcours-companion {
  position: fixed; inset-inline: 0; inset-block-end: 0; z-index: 1500; box-sizing: border-box; max-block-size: 50vh; overflow-y: auto;
  display: flex; flex-wrap: wrap; align-items: center; gap: 8px 16px; padding: 8px 16px calc(8px + env(safe-area-inset-bottom));
  background: var(--color-main-background); color: var(--color-main-text); border-block-start: 2px solid var(--color-primary-element);
}
.parcours-companion h2 { margin: 0; font-size: 1em; font-weight: bold; }
.parcours-companion p { margin: 0; }
.parcours-companion__text { flex: 1 1 16rem; max-block-size: 6em; overflow-y: auto; overflow-wrap: anywhere; }
.parcours-companion__text:focus-visible { outline: 2px solid var(--color-main-text); }
.parcours-companion__actions { display: flex; flex-wrap: wrap; align-items: center; gap: 8px; }
.parcours-companion button {
  min-block-size: 44px; margin: 0; padding: 4px 14px; border: 1px solid var(--color-border-maxcontrast); border-radius: var(--border-radius-element, 8px);
  background: var(--color-main-background); color: var(--color-main-text); font: inherit; font-weight: bold; cursor: pointer;
}
.parcours-companion button.primary { background: var(--color-primary-element); color: var(--color-primary-element-text); border-color: var(--color-primary-element); }
.parcours-companion button:focus-visible { outline: 2px solid var(--color-main-text); outline-offset: 2px; }
@media print { .parcours-companion { display: none; } }
`
