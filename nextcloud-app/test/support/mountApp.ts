// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { flushPromises, mount } from '@vue/test-utils'
import axe from 'axe-core'
import { createPinia, type Pinia } from 'pinia'
import { onTestFinished } from 'vitest'
import { defineComponent, h, type Component } from 'vue'
import { createMemoryHistory, RouterView } from 'vue-router'
import App from '../../src/App.vue'
import { readFirstView, type FirstView } from '../../src/firstView.ts'
import { createParcoursRouter, ROUTES } from '../../src/router.ts'
import { createCampusShell } from '../../src/shell/campus.ts'
import { SHELL, type Shell } from '../../src/shell/shell.ts'
import { useOutbox } from '../../src/stores/outbox.ts'

export function aFirstView(given: Partial<FirstView> = {}): FirstView {
  return { ...readFirstView(document, '/en/'), ...given }
}

/** The whole campus at one address, as the entry file makes it. */
export async function mountAt(path: string, given: Partial<FirstView> = {}) {
  const shell = createCampusShell(aFirstView(given))
  const router = createParcoursRouter('/en/', ROUTES, createMemoryHistory('/en/'))
  const pinia = createPinia()
  const wrapper = mount(App, { attachTo: document.body, global: { plugins: [pinia, router], provide: { [SHELL as symbol]: shell } } })
  // As the entry file does; other tests must not hear of this one's network.
  onTestFinished(useOutbox(pinia).start())
  await router.push(path)
  await settle()
  return { wrapper, router, shell, page: wrapper.element as HTMLElement }
}

/** One component with the stores and the shell around it. */
export async function mountWith(component: Component, props: Record<string, unknown> = {}, given: Partial<FirstView> = {}) {
  const shell = createCampusShell(aFirstView(given))
  const router = createParcoursRouter('/en/', ROUTES, createMemoryHistory('/en/'))
  const wrapper = mount(component, { attachTo: document.body, props, global: { plugins: [createPinia(), router], provide: { [SHELL as symbol]: shell } } })
  await settle()
  return { wrapper, router, shell }
}

/** Runs something inside an app, where stores find their shell. */
export async function inApp<T>(use: () => T, shell: Shell, pinia: Pinia = createPinia()): Promise<T> {
  let result: T | undefined
  const router = createParcoursRouter('/en/', ROUTES, createMemoryHistory('/en/'))
  const Host = defineComponent({
    setup() {
      result = use()
      return () => h(RouterView)
    },
  })
  mount(Host, { global: { plugins: [pinia, router], provide: { [SHELL as symbol]: shell } } })
  await settle()
  return result as T
}

/** Lazy views, requests and what they change: a few turns. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 6; turn += 1) {
    await flushPromises()
    await new Promise((resolve) => { setTimeout(resolve, 0) })
  }
}

/** The one element with this role and accessible name, as a person finds it. @throws when there is none or several */
export function getByRole(role: string, name: string | RegExp, root: ParentNode = document): HTMLElement {
  const found = [...root.querySelectorAll<HTMLElement>(SELECTORS[role] ?? `[role="${role}"]`)].filter((element) => {
    const own = nameOf(element)
    return typeof name === 'string' ? own === name : name.test(own)
  })
  const [first] = found
  if (first === undefined || found.length > 1) {
    throw new Error(`${found.length} elements with role ${role} and name ${String(name)} in:\n${document.body.textContent.replaceAll(/\s+/g, ' ')}`)
  }
  return first
}

const SELECTORS: Readonly<Record<string, string>> = {
  button: 'button', link: 'a[href]', heading: 'h1, h2, h3', radio: 'input[type=radio]', checkbox: 'input[type=checkbox]',
  textbox: 'input[type=text], input[type=search]', combobox: 'select', navigation: 'nav', group: 'fieldset, [role=group]',
}

function nameOf(element: HTMLElement): string {
  const label = element.getAttribute('aria-label')
  const text = label ?? (element instanceof HTMLInputElement || element instanceof HTMLSelectElement
    ? element.labels?.[0]?.textContent ?? ''
    : element instanceof HTMLFieldSetElement ? element.querySelector('legend')?.textContent ?? '' : element.textContent)
  return text.replaceAll(/\s+/g, ' ').trim()
}

/** Rules of axe that this page breaks; none is what we want. Colours need a real browser. */
export async function listAxeViolations(root: Element = document.body): Promise<readonly string[]> {
  const { violations } = await axe.run(root, { rules: { 'color-contrast': { enabled: false } } })
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`)
}

/** Text of the page as read, spaces made single. */
export function pageText(root: Element = document.body): string {
  return root.textContent.replaceAll(/\s+/g, ' ')
}
