// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import fc from 'fast-check'
import { XMLParser } from 'fast-xml-parser'
import { describe, expect, it } from 'vitest'
import { listOf, readXml, textOf, type XmlElement } from '../../src/bigBlueButton/readXml.ts'

describe('an answer in XML', () => {
  it.each([
    { why: 'plain text', xml: '<r><a>1</a></r>', a: '1' },
    { why: 'a declaration, comments and white space around', xml: '\uFEFF<?xml version="1.0"?>\n<!-- x --><r>\n<a>\n 1 </a></r>\n', a: '1' },
    { why: 'an empty element', xml: '<r><a/></r>', a: '' },
    { why: 'an empty element with white space', xml: '<r><a /></r>', a: '' },
    { why: 'the entities of XML', xml: '<r><a>l&apos;été &amp; &lt;b&gt; &quot;c&quot;</a></r>', a: 'l\'été & <b> "c"' },
    { why: 'characters by number', xml: '<r><a>&#233;&#xE9;&#x1F600;</a></r>', a: 'éé😀' },
    { why: 'what is expanded once', xml: '<r><a>&amp;lt;</a></r>', a: '&lt;' },
    { why: 'a CDATA section, where nothing is expanded', xml: '<r><a>x<![CDATA[<b>&amp;</b>]]>y</a></r>', a: 'x<b>&amp;</b>y' },
    { why: 'attributes, a > among them', xml: '<r b=\'1\'><a c="x > y" d=\'"\'>1</a></r>', a: '1' },
    { why: 'names of Object', xml: '<r><__proto__>2</__proto__><constructor>3</constructor><a>1</a></r>', a: '1' },
  ])('is read with $why', ({ xml, a }) => {
    expect(textOf(readXml(xml), 'a')).toBe(a)
  })

  it.each([
    '', 'not xml', '{"a":1}', '<html><body><p>x</body></html>', '<r>', '<r><a></r></a>', '<r></R>', '<r/><r/>', 'x<r/>', '<r/>x', '<r><a</r>', '<r', '<r a="1>', '</r>',
    '<1/>', '< r/>', '<r>&nbsp;</r>', '<r>&constructor;</r>', '<r>a & b</r>', '<r>&#0;</r>', '<r>&#xD800;</r>', '<r>&#x110000;</r>', '<r><![CDATA[x</r>', '<r><!-- x</r>', '<![CDATA[x]]>',
    '<!DOCTYPE r><r/>', '<!doctype html><html/>', '<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]><r>&x;</r>', '<r><!ENTITY x "y"></r>',
    '<!DOCTYPE r [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]><r>&b;</r>',
  ])('is refused: %j', (xml) => {
    expect(readXml(xml)).toBeUndefined()
  })

  it('is refused when nested deeper than any answer', () => {
    const nested = (depth: number) => '<a>'.repeat(depth) + '</a>'.repeat(depth)
    expect(readXml(nested(32))).toBeDefined()
    expect(readXml(nested(33))).toBeUndefined()
    expect(readXml(nested(500_000))).toBeUndefined()
  })

  it('is refused with more elements than any answer', () => {
    expect(readXml(`<r>${'<a/>'.repeat(199_999)}</r>`)?.children).toHaveLength(199_999)
    expect(readXml(`<r>${'<a/>'.repeat(200_000)}</r>`)).toBeUndefined()
  })

  it.each(['<a "', '&amp', '<', '<!--', '<![CDATA[', "<a b='", '&#1', '</'])('is refused in linear time: %j repeated', (part) => {
    const started = performance.now()
    expect(readXml(`<r>${part.repeat(400_000)}`)).toBeUndefined()
    expect(performance.now() - started).toBeLessThan(1500)
  })

  it.each([
    { xml: '<r><l/></r>', count: 0 }, { xml: '<r><l></l></r>', count: 0 }, { xml: '<r/>', count: 0 }, { xml: '<r><l>\n</l></r>', count: 0 },
    { xml: '<r><l><i/></l></r>', count: 1 }, { xml: '<r><l><i/>\n<i/></l></r>', count: 2 },
  ])('has a list of $count in $xml', ({ xml, count }) => {
    expect(listOf(readXml(xml), 'l', 'i')).toHaveLength(count)
  })

  it('is read as an independent parser reads it', () => {
    const other = new XMLParser({ preserveOrder: true, parseTagValue: false, processEntities: true, ignoreAttributes: true })
    fc.assert(fc.property(document(), (xml) => {
      expect(flatten(readXml(xml))).toEqual(flattenOther(other.parse(xml) as readonly Node[]))
    }))
  })
})

/** Documents of elements with text, as a writer that escapes makes them. */
function document(): fc.Arbitrary<string> {
  const escape = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
  const name = fc.constantFrom('a', 'b', 'meetingID', 'x-y', 'n1')
  const leaf = fc.tuple(name, fc.string({ unit: fc.constantFrom('a', 'é', '&', '<', '>', ' ', '"', "'", '😀'), maxLength: 6 }).map((text) => text.trim()))
    .map(([tag, text]) => `<${tag}>${escape(text)}</${tag}>`)
  const { tree } = fc.letrec<{ tree: string }>((tie) => ({
    tree: fc.oneof({ maxDepth: 4 }, leaf, fc.tuple(name, fc.array(tie('tree'), { maxLength: 4 })).map(([tag, inside]) => `<${tag}>${inside.join('\n')}</${tag}>`)),
  }))
  return tree.map((inside) => `<?xml version="1.0"?><r>${inside}</r>`)
}

function flatten(element: XmlElement | undefined): unknown {
  return element === undefined ? undefined : [element.name, element.text, element.children.map(flatten)]
}

/** An element of fast-xml-parser in document order: one key for its name, or its text. */
type Node = Readonly<Record<string, readonly Node[] | string>>

function flattenOther(nodes: readonly Node[]): unknown {
  const root = nodes.find((node) => 'r' in node)
  return root === undefined ? undefined : flattenNode(root)
}

function flattenNode(node: Node): unknown {
  const [name = '', inside = []] = Object.entries(node)[0] ?? []
  const nodes = typeof inside === 'string' ? [] : inside
  const text = nodes.flatMap((one) => (typeof one['#text'] === 'string' ? [one['#text']] : [])).join('')
  return [name, text.trim(), nodes.filter((one) => !('#text' in one)).map(flattenNode)]
}
