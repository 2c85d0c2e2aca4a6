// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

/** Nextcloud's own variables: light, dark and high contrast follow. Written here so that the panel is one file. */
export const COMPANION_STYLE = `
.parcours-companion {
  position: fixed; inset-inline: 0; inset-block-end: 0; z-index: 1500; box-sizing: border-box; max-block-size: 50vh; overflow-y: auto;
  display: grid; grid-template: "title hide" auto "todo todo" auto "actions actions" auto / 1fr auto; align-items: center; gap: 4px 12px;
  padding: 4px 12px calc(6px + env(safe-area-inset-bottom)); font-size: 15px; line-height: 1.4;
  background: var(--color-main-background); color: var(--color-main-text); border-block-start: 2px solid var(--color-primary-element);
}
.parcours-companion h2 { grid-area: title; margin: 0; font-size: 1em; font-weight: bold; line-height: 1.2; }
.parcours-companion p { margin: 0; }
.parcours-companion__todo { grid-area: todo; max-block-size: 4.2em; overflow-y: auto; overflow-wrap: anywhere; }
.parcours-companion__todo:focus-visible { outline: 2px solid var(--color-main-text); }
.parcours-companion__actions { grid-area: actions; display: flex; flex-wrap: wrap; align-items: center; gap: 6px; }
.parcours-companion__hide { grid-area: hide; }
.parcours-companion button {
  min-block-size: 44px; margin: 0; padding: 2px 12px; border: 1px solid var(--color-border-maxcontrast); border-radius: var(--border-radius-element, 8px);
  background: var(--color-main-background); color: var(--color-main-text); font: inherit; font-weight: bold; cursor: pointer;
}
.parcours-companion button.primary { background: var(--color-primary-element); color: var(--color-primary-element-text); border-color: var(--color-primary-element); }
.parcours-companion button:focus-visible { outline: 2px solid var(--color-main-text); outline-offset: 2px; }
.parcours-companion [hidden] { display: none; }
@media (min-width: 900px) {
  .parcours-companion { grid-template: "title actions hide" auto "todo actions hide" auto / 1fr auto auto; padding-inline: 16px; }
}
@media print { .parcours-companion { display: none; } }
`
