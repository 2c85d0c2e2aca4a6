// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
/** The one field with this label. @throws when there is none */
export function getField(label: string | RegExp, root: ParentNode = document): HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement {
  const fields = [...root.querySelectorAll<HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement>('input, textarea, select')]
  const found = fields.filter((field) => {
    const own = (field.labels?.[0]?.textContent ?? '').replaceAll(/\s+/g, ' ').trim()
    return typeof label === 'string' ? own === label : label.test(own)
  })
  const [first] = found
  if (first === undefined || found.length > 1) throw new Error(`${found.length} fields labelled ${String(label)}`)
  return first
}

/** As a person types or chooses. */
export function fill(label: string | RegExp, value: string, root: ParentNode = document): void {
  const field = getField(label, root)
  field.value = value
  field.dispatchEvent(new Event(field instanceof HTMLSelectElement ? 'change' : 'input', { bubbles: true }))
}

export function choose(label: string | RegExp, root: ParentNode = document): void {
  const field = getField(label, root)
  field.click()
}

/** As the button, or Enter in a field, does it. */
export function submit(root: ParentNode = document): void {
  root.querySelector('form')?.dispatchEvent(new Event('submit', { cancelable: true, bubbles: true }))
}

/** What is announced to those who read by ear. */
export function statusText(): string {
  return [...document.querySelectorAll('[role=status]')].map((element) => element.textContent.replaceAll(/\s+/g, ' ').trim()).filter((text) => text !== '').join(' | ')
}
