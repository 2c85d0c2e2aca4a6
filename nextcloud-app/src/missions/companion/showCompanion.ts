// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { COMPANION_STYLE } from './companionStyle.ts'
import { forgetOpenMission, keepOpenMission, type OpenMission } from './openMission.ts'

interface Needs {
  readonly storage: Storage
  readonly userId: string
  readonly goTo: (path: string) => void
  /** Asks never to be shown again; kept with the account. */
  readonly refuseForever: () => void
}

/** Puts the panel between Nextcloud's header and the page: reached early by keyboard, and the page is shortened by its height. */
export function showCompanion(mission: OpenMission, { storage, userId, goTo, refuseForever }: Needs): HTMLElement {
  const { words, title, returnPath } = mission
  const panel = element('section', { 'class': 'parcours-companion', 'aria-label': words.region })
  const todo = element('p', { class: 'parcours-companion__todo' }, mission.todo)
  const actions = element('div', { class: 'parcours-companion__actions' })
  const stopResizing = makeRoom(panel, todo)

  const forget = () => {
    forgetOpenMission(storage, userId)
    stopResizing()
    panel.remove()
  }
  const usual = [
    button(words.done, 'primary', () => {
      keepOpenMission(storage, userId, { ...mission, isSaidDone: true })
      goTo(returnPath)
    }),
    button(words.back, '', () => { goTo(returnPath) }),
  ]
  const hide = button(words.hide, 'parcours-companion__hide', () => {
    hide.hidden = true
    actions.replaceChildren(...asked)
    asked[1]?.focus()
  })
  const asked = [
    element('p', {}, words.hideQuestion),
    button(words.hideThisTime, '', forget),
    button(words.hideForever, '', () => {
      refuseForever()
      forget()
    }),
    button(words.keep, '', () => {
      hide.hidden = false
      actions.replaceChildren(...usual)
      hide.focus()
    }),
  ]
  actions.replaceChildren(...usual)
  panel.append(element('style', {}, COMPANION_STYLE), element('h2', {}, title), todo, actions, hide)
  const content = document.getElementById('content') ?? document.getElementById('content-vue')
  if (content?.parentElement === document.body) content.before(panel)
  else document.body.append(panel)
  return panel
}

/** Nextcloud's pages take their height from one variable: what the panel covers is taken off. */
function makeRoom(panel: HTMLElement, todo: HTMLElement): () => void {
  const { body } = document
  const usual = getComputedStyle(body).getPropertyValue('--body-height').trim() || 'calc(100% - var(--header-height, 50px))'
  const watch = new ResizeObserver(() => {
    const height = panel.offsetHeight
    body.style.setProperty('--body-height', `calc(${usual} - ${height}px)`)
    // A long text scrolls by itself: the keyboard must reach it then.
    todo.tabIndex = todo.scrollHeight > todo.clientHeight ? 0 : -1
  })
  watch.observe(panel)
  return () => {
    watch.disconnect()
    body.style.removeProperty('--body-height')
  }
}

function element(name: string, attributes: Readonly<Record<string, string>>, ...children: readonly (Node | string)[]): HTMLElement {
  const made = document.createElement(name)
  for (const [attribute, value] of Object.entries(attributes)) made.setAttribute(attribute, value)
  made.append(...children)
  return made
}

function button(label: string, kind: string, act: () => void): HTMLElement {
  const made = element('button', { type: 'button', class: kind }, label)
  made.addEventListener('click', act)
  return made
}
