// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

/** The five that XML itself declares: https://www.w3.org/TR/xml/#sec-predefined-ent */
const PREDEFINED: ReadonlyMap<string, string> = new Map([['amp', '&'], ['lt', '<'], ['gt', '>'], ['quot', '"'], ['apos', "'"]])
/** The longest reference is `&#x10FFFF;`. */
const REFERENCE = /&([^;&\s]{1,9});/g

/** Replaces references once, so that nothing expands twice. Undefined when one is unknown or stands open. */
export function decodeEntities(text: string): string | undefined {
  if (!text.includes('&')) return text
  let knownCount = 0
  const decoded = text.replaceAll(REFERENCE, (_whole, name: string) => {
    const character = PREDEFINED.get(name) ?? characterOf(name)
    if (character !== undefined) knownCount++
    return character ?? ''
  })
  const ampersandCount = text.split('&').length - 1
  return knownCount === ampersandCount ? decoded : undefined
}

/** `#233` and `#xE9`; not zero, not half a surrogate pair. https://www.w3.org/TR/xml/#charsets */
function characterOf(name: string): string | undefined {
  const hex = /^#x([0-9a-fA-F]+)$/.exec(name)?.[1]
  const decimal = /^#([0-9]+)$/.exec(name)?.[1]
  if (hex === undefined && decimal === undefined) return undefined
  const point = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)
  const isCharacter = point > 0 && point <= 0x10_FFFF && !(point >= 0xD800 && point <= 0xDFFF)
  return isCharacter ? String.fromCodePoint(point) : undefined
}
