// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from 'vitest'
import { identify, shapeByIdentity, type Identities } from '../src/index.ts'
import { TRI, read } from './support/adventures.ts'

/** Publishes one text after the other, as a server does; gives the last names and shape. */
function publishAll(...texts: readonly string[]): { readonly names: Identities; readonly shapes: readonly string[] } {
  let names: Identities | undefined
  const shapes = texts.map((text) => {
    const story = read(text)
    names = identify(story, names)
    return JSON.stringify(shapeByIdentity(story, names))
  })
  if (names === undefined) throw new Error('nothing published')
  return { names, shapes }
}

const RENAMED = TRI.replace('## Le jardin {#jardin}', '## Le jardin {#potager}\nancien: jardin').replaceAll('](#jardin)', '](#potager)').replace('reussi: jardin', 'reussi: potager')
const RENAMED_AGAIN = RENAMED.replace('{#potager}\nancien: jardin', '{#verger}\nancien: potager').replaceAll('](#potager)', '](#verger)').replace('reussi: potager', 'reussi: verger')

describe('first names', () => {
  it('are today’s at first', () => {
    const { names } = publishAll(TRI)
    expect(names.passages).toEqual({ cave: 'cave', tri: 'tri', jardin: 'jardin' })
    expect(names.choices).toEqual({ 'cave seule': 'seule', 'cave a-deux': 'a-deux', 'tri jardin': 'jardin', 'jardin cave': 'cave' })
  })

  it('stay through renamings, one after the other, of passages and of the choices named after them', () => {
    const { names, shapes } = publishAll(TRI, RENAMED, RENAMED_AGAIN)
    expect(names.passages).toEqual({ cave: 'cave', tri: 'tri', verger: 'jardin' })
    expect(names.choices).toMatchObject({ 'tri verger': 'jardin', 'verger cave': 'cave' })
    expect(new Set(shapes).size).toBe(1)
  })

  it('stay with a choice that is renamed', () => {
    const { names, shapes } = publishAll(TRI, TRI.replace('{#seule role=seule}', '{#solo ancien=seule role=seule}'))
    expect(names.choices['cave solo']).toBe('seule')
    expect(new Set(shapes).size).toBe(1)
  })

  it('are new without a word of the old: then it is another passage, and another shape', () => {
    const { names, shapes } = publishAll(TRI, RENAMED.replace('\nancien: jardin', ''))
    expect(names.passages['potager']).toBe('potager')
    expect(new Set(shapes).size).toBe(2)
  })
})
