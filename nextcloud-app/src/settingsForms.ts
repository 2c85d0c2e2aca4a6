// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { sendSettings, type SettingsMethod, type SettingsValues } from './api/nextcloudSettings.ts'

const METHODS: Readonly<Record<string, SettingsMethod>> = { POST: 'POST', PUT: 'PUT', DELETE: 'DELETE' }

/**
 * Makes the forms that PHP wrote work without leaving the page. Each says where it goes
 * (`data-method`, `data-url`), what it asks first (`data-confirm`), and whether the page must be
 * written anew after it (`data-reloads`). All words come from PHP.
 */
export function wireSettingsForms(root: HTMLElement, reload: () => void = () => { location.reload() }): void {
  for (const form of root.querySelectorAll('form')) {
    form.addEventListener('submit', (event) => {
      event.preventDefault()
      void sendForm(form, root.dataset['noAnswer'] ?? '', reload)
    })
  }
}

async function sendForm(form: HTMLFormElement, noAnswer: string, reload: () => void): Promise<void> {
  const { method = '', url = '', confirm: question } = form.dataset
  const verb = METHODS[method]
  if (verb === undefined || form.ariaBusy === 'true' || (question !== undefined && !window.confirm(question))) {
    return
  }
  say(form, '')
  form.ariaBusy = 'true'
  const { isDone, message } = await sendSettings(verb, url, valuesOf(form))
  form.ariaBusy = 'false'
  if (isDone && 'reloads' in form.dataset) {
    reload()
    return
  }
  say(form, message ?? (isDone ? '' : noAnswer))
}

/** Announced politely by screen readers: the element has the role `status`. */
function say(form: HTMLFormElement, message: string): void {
  const place = form.querySelector('[role="status"]')
  if (place !== null) {
    place.textContent = message
  }
}

/** `data-kind` says what a checkbox stands for: a switch, or one of a list. */
export function valuesOf(form: HTMLFormElement): SettingsValues {
  const values: Record<string, string | boolean | string[]> = {}
  for (const field of form.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('input[name], textarea[name]')) {
    const isChecked = field instanceof HTMLInputElement && field.checked
    if (field.dataset['kind'] === 'switch') {
      values[field.name] = isChecked
    } else if (field.dataset['kind'] === 'list') {
      const known = values[field.name]
      values[field.name] = [...(Array.isArray(known) ? known : []), ...(isChecked ? [field.value] : [])]
    } else {
      values[field.name] = field.value
    }
  }
  return values
}
