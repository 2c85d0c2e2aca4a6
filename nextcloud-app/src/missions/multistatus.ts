// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { CannotKnow } from './allowedRequests.ts'

/** One thing of a WebDAV answer: its address, and the properties it has, by local name. */
export interface DavItem {
  /** Last piece of its address, decoded. */
  readonly name: string
  readonly href: string
  readonly has: (property: string) => boolean
  readonly text: (property: string) => string
  readonly elements: (property: string) => readonly Element[]
}

/**
 * Reads a `multistatus`. An empty one is an answer too: nothing was found.
 * @throws CannotKnow when it is something else, such as a portal's page
 */
export function parseMultistatus(xml: string): readonly DavItem[] {
  const root = new DOMParser().parseFromString(xml, 'application/xml').documentElement as Element | null
  if (root?.localName !== 'multistatus') {
    throw new CannotKnow('unreadable')
  }
  return childrenOf(root, 'response').map(readItem)
}

function readItem(response: Element): DavItem {
  const href = childrenOf(response, 'href')[0]?.textContent ?? ''
  const found = new Map<string, Element>()
  for (const part of childrenOf(response, 'propstat')) {
    // A property that is not there stands in a part of its own, with 404.
    if (/\s2\d\d\s/.test(childrenOf(part, 'status')[0]?.textContent ?? '')) {
      for (const property of Array.from(childrenOf(part, 'prop')[0]?.children ?? [])) found.set(property.localName, property)
    }
  }
  return {
    name: nameOf(href),
    href,
    has: (property) => found.has(property),
    text: (property) => found.get(property)?.textContent ?? '',
    elements: (property) => Array.from(found.get(property)?.children ?? []),
  }
}

export function childrenOf(parent: Element, localName: string): readonly Element[] {
  return Array.from(parent.children).filter((child) => child.localName === localName)
}

function nameOf(href: string): string {
  const piece = href.replace(/\/+$/, '').split('/').at(-1) ?? ''
  try {
    return decodeURIComponent(piece)
  } catch {
    return piece
  }
}
