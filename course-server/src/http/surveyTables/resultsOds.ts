// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { strToU8, zipSync } from 'fflate'
import type { Sheet } from './resultSheets.ts'

const MIME_TYPE = 'application/vnd.oasis.opendocument.spreadsheet'
const XML = '<?xml version="1.0" encoding="UTF-8"?>\n'
const MANIFEST = `${XML}<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3">
<manifest:file-entry manifest:full-path="/" manifest:version="1.3" manifest:media-type="${MIME_TYPE}"/>
<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>
</manifest:manifest>`

/** A number as spreadsheets count with it: whole, not one that leads with zero. */
const NUMBER = /^(0|-?[1-9]\d{0,14})$/

/** The least an OpenDocument spreadsheet needs: https://docs.oasis-open.org/office/OpenDocument/v1.3/ part 2, §3. */
export function resultsOds(sheets: readonly Sheet[]): Uint8Array {
  return zipSync({
    // First and not compressed, so that a file is known by its beginning.
    'mimetype': [strToU8(MIME_TYPE), { level: 0 }],
    'META-INF/manifest.xml': strToU8(MANIFEST),
    'content.xml': strToU8(contentOf(sheets)),
  }, { mtime: '1980-01-01T00:00:00Z' })
}

function contentOf(sheets: readonly Sheet[]): string {
  const tables = sheets.map(({ name, rows }) => {
    const cells = rows.map((row) => `<table:table-row>${row.length === 0 ? '<table:table-cell/>' : row.map(cellOf).join('')}</table:table-row>`)
    return `<table:table table:name="${escaped(name)}">${cells.join('')}</table:table>`
  })
  return `${XML}<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:version="1.3">
<office:body><office:spreadsheet>${tables.join('')}</office:spreadsheet></office:body></office:document-content>`
}

function cellOf(value: string): string {
  if (value === '') return '<table:table-cell/>'
  if (NUMBER.test(value)) return `<table:table-cell office:value-type="float" office:value="${value}"><text:p>${value}</text:p></table:table-cell>`
  const paragraphs = value.split('\n').map((line) => `<text:p>${escaped(line)}</text:p>`).join('')
  return `<table:table-cell office:value-type="string">${paragraphs}</table:table-cell>`
}

/** Signs that XML 1.0 cannot hold are left out. https://www.w3.org/TR/xml/#charsets */
function escaped(text: string): string {
  return text
    // eslint-disable-next-line no-control-regex -- they are what is looked for
    .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, '')
    .replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}
