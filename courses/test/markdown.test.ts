// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { MEDIA_BASE, parseCourse, withMediaBase } from '../src/index.ts'
import { aCourse, aFolder, withBody } from './support/courseFolder.ts'

function render(body: string): string {
  return aCourse(withBody(body)).modules[0]?.activities[1]?.texts['fr']?.html ?? ''
}

describe.each([
  { why: 'headings get an id that names nothing of the page', body: '## Les quatre libertés\n\n### Étudier\n', html: '<h2 id="section-les-quatre-libertes">Les quatre libertés</h2>\n<h3 id="section-etudier">Étudier</h3>' },
  { why: 'equal headings get different ids', body: '## A\n\n## A\n', html: '<h2 id="section-a">A</h2>\n<h2 id="section-a-2">A</h2>' },
  { why: 'a link to a heading finds it', body: '## A b\n\n[x](#a-b)\n', html: '<h2 id="section-a-b">A b</h2>\n<p><a href="#section-a-b">x</a></p>' },
  { why: 'links outside tell nothing of where one comes from', body: '[x](https://example.org/?a=1&b=2)\n', html: '<p><a href="https://example.org/?a=1&amp;b=2" rel="noopener noreferrer">x</a></p>' },
  { why: 'an address is linked when put between chevrons', body: '<https://example.org> <a@example.org>\n', html: '<p><a href="https://example.org" rel="noopener noreferrer">https://example.org</a> <a href="mailto:a@example.org">a@example.org</a></p>' },
  { why: 'a bare address is not linked', body: 'https://example.org\n', html: '<p>https://example.org</p>' },
  { why: 'pictures come from the module and load late', body: '![Un *sillon*](media/sillon.svg "Titre")\n', html: `<p><img src="${MEDIA_BASE}/01-debut/media/sillon.svg" alt="Un sillon" loading="lazy"></p>` },
  { why: 'files of the module can be linked', body: '[Le plan](media/plan.pdf)\n', html: `<p><a href="${MEDIA_BASE}/01-debut/media/plan.pdf">Le plan</a></p>` },
  { why: 'code keeps no class', body: '```js onclick=x\nlet a\n```\n', html: '<pre><code>let a\n</code></pre>' },
  { why: 'nothing is embellished', body: '"a" -- (c) ...\n', html: '<p>&quot;a&quot; -- (c) ...</p>' },
])('$why', ({ body, html }) => {
  it('renders', () => {
    expect(render(body)).toBe(html)
  })
})

it('frames a table so that the keyboard reaches and scrolls it', () => {
  expect(render('| Mois | Plante |\n|---|--:|\n| mars | pois |\n')).toBe([
    '<div class="table-scroll" role="region" tabindex="0" aria-label="Tableau 1">', '<table>', '<thead>', '<tr>',
    '<th scope="col">Mois</th>', '<th scope="col" class="align-right">Plante</th>', '</tr>', '</thead>', '<tbody>', '<tr>',
    '<td>mars</td>', '<td class="align-right">pois</td>', '</tr>', '</tbody>', '</table>', '</div>',
  ].join('\n'))
})

it('puts the address of the files where it is meant, and nowhere an author wrote the same words', () => {
  const html = render(`![Un](media/sillon.svg) src="${MEDIA_BASE}/x" \`="${MEDIA_BASE}/\`\n`)
  expect(withMediaBase(html, 'https://cours.example/media?a="&b')).toBe(
    `<p><img src="https://cours.example/media?a=&quot;&amp;b/01-debut/media/sillon.svg" alt="Un" loading="lazy"> src=&quot;${MEDIA_BASE}/x&quot; <code>=&quot;${MEDIA_BASE}/</code></p>`,
  )
})

const ALLOWED_TAGS = new Set(['p', 'h2', 'h3', 'h4', 'h5', 'h6', 'ul', 'ol', 'li', 'em', 'strong', 's', 'a', 'img', 'code', 'pre', 'blockquote', 'hr', 'br', 'div', 'table', 'thead', 'tbody', 'tr', 'th', 'td'])
const ALLOWED_ATTRIBUTE = /^(?:href="(?:https?:\/\/|mailto:|#section-|\{\{media\}\}\/)[^"<>]*"|rel="noopener noreferrer"|src="\{\{media\}\}\/[^"<>]*"|alt="[^"<>]*"|loading="lazy"|id="section-[^"<>]*"|class="(?:table-scroll|align-right|align-center)"|role="region"|tabindex="0"|aria-label="[^"<>]*"|scope="col"|start="\d+")$/

/** Everything in the HTML that is not one of our own tags with our own attributes. */
function findForeign(html: string): string[] {
  return (html.match(/<[^>]*>/g) ?? []).filter((tag) => {
    const [, name = '', attributes = ''] = /^<\/?([a-z0-9]+)((?:\s[a-z-]+="[^"]*")*)>$/.exec(tag) ?? []
    return !ALLOWED_TAGS.has(name) || !(attributes.match(/[a-z-]+="[^"]*"/g) ?? []).every(attribute => ALLOWED_ATTRIBUTE.test(attribute))
  })
}

const PIECES = fc.constantFrom(
  '<script>', '<img src=x onerror=alert(1)>', '](', '[a](', ')', '![', 'javascript:alert(1)', 'https://example.org', 'media/sillon.svg', '"', '\'', '`', '```', '\n', '\n\n', '## ',
  '| a | b |\n|:-:|--:|\n| c | d |\n', '{onclick="x"}', '{{media}}', '&lt;', '&#106;avascript:', '\\', '*', '_', '<', '>', '- ', '1. ', '> ', 'x', '\u0000', '\u202E', '<a@b.c>', '[r]: data:text/html,x\n', '[r]', ' "onx',
)

it('never lets through a tag or an attribute that is not ours', () => {
  fc.assert(fc.property(fc.array(PIECES, { maxLength: 40 }), (pieces) => {
    const parsed = parseCourse(aFolder(withBody(`Texte.\n\n${pieces.join('')}`)))
    if (parsed.kind === 'course') expect(findForeign(parsed.course.modules[0]?.activities[1]?.texts['fr']?.html ?? '')).toEqual([])
  }), { numRuns: 500 })
}, 60_000)
