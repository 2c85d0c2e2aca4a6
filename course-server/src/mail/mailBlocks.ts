// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

/** A mail's text in pieces, from which the plain and the HTML form are written alike. */
export type MailBlock =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'list'; readonly lines: readonly string[] }
  | { readonly kind: 'link'; readonly label: string; readonly url: string }

export const text = (words: string): MailBlock => ({ kind: 'text', text: words })
export const list = (lines: readonly string[]): MailBlock => ({ kind: 'list', lines })
export const link = (label: string, url: string): MailBlock => ({ kind: 'link', label, url })

export function plainOf(blocks: readonly MailBlock[]): string {
  return `${blocks.map(plainBlock).join('\n\n')}\n`
}

/** Simple on purpose: it reads well in any program, in any theme, with pictures off. */
export function htmlOf(blocks: readonly MailBlock[], language: string): string {
  return `<!doctype html>\n<html lang="${language}"><head><meta charset="utf-8"></head><body>\n${blocks.map(htmlBlock).join('\n')}\n</body></html>\n`
}

function plainBlock(block: MailBlock): string {
  switch (block.kind) {
    case 'text': return block.text
    case 'list': return block.lines.map((line) => `- ${line}`).join('\n')
    case 'link': return `${block.label}\n${block.url}`
  }
}

function htmlBlock(block: MailBlock): string {
  switch (block.kind) {
    case 'text': return block.text.split(/\n{2,}/).map((part) => `<p>${escape(part).replaceAll('\n', '<br>')}</p>`).join('\n')
    case 'list': return `<ul>${block.lines.map((line) => `<li>${escape(line)}</li>`).join('')}</ul>`
    case 'link': return `<p><a href="${escape(block.url)}">${escape(block.label)}</a></p>`
  }
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

function escape(words: string): string {
  return words.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign)
}
