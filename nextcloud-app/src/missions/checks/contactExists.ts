// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { t } from '../../l10n.ts'
import { no, yes, type Check, type Space } from '../check.ts'
import { containsOneOf } from '../matchName.ts'
import { parseMultistatus } from '../multistatus.ts'

/** Address books past these, and cards of one book past those, are not looked at. */
const MOST_BOOKS = 5
const MOST_CARDS = 5_000
/** The sample card of a new account is stored under this name. */
const SAMPLE = 'default'

const BOOKS = '<?xml version="1.0"?><d:propfind xmlns:d="DAV:"><d:prop><d:resourcetype/></d:prop></d:propfind>'
/** Only names are asked for, and only names come (seen on Nextcloud 34). */
const CARDS = '<?xml version="1.0"?><card:addressbook-query xmlns:d="DAV:" xmlns:card="urn:ietf:params:xml:ns:carddav">'
  + '<d:prop><card:address-data><card:prop name="FN"/></card:address-data></d:prop><card:filter><card:prop-filter name="FN"/></card:filter>'
  + `<card:limit><card:nresults>${MOST_CARDS}</card:nresults></card:limit></card:addressbook-query>`

/** A contact that the person wrote. */
export const contactExists: Check = {
  whatIsLookedAt: () => t('parcours', 'the names in your address books'),
  async look(space, wanted) {
    const words = wanted.words('nom')
    const cards = (await Promise.all((await listBooks(space)).map((book) => listNames(space, book)))).flat()
    const own = cards.filter(({ isSample }) => !isSample)
    const found = own.find(({ fullName }) => containsOneOf(words, fullName))
    if (found !== undefined) {
      return yes(t('parcours', '{name} is among your contacts.', { name: found.fullName }))
    }
    if (own.length > 0) {
      return no('name-differs', t('parcours', 'None of your contacts has this name: {words}', { words: words.join(', ') }))
    }
    return cards.length > 0
      ? no('only-samples', t('parcours', 'Your address book holds only the example of a new account.'))
      : no('nothing-found', t('parcours', 'Your address book is empty for now.'))
  },
}

/** Not the accounts of this Nextcloud, nor those one wrote to: they come by themselves. */
async function listBooks(space: Space): Promise<readonly string[]> {
  const answer = await space.ask({ method: 'PROPFIND', address: space.addresses.addressBooks, depth: 1, body: BOOKS })
  return parseMultistatus(answer.text)
    .filter((item) => item.elements('resourcetype').some(({ localName }) => localName === 'addressbook') && !item.name.startsWith('z-'))
    .map(({ name }) => name).slice(0, MOST_BOOKS)
}

async function listNames(space: Space, book: string): Promise<readonly { readonly fullName: string; readonly isSample: boolean }[]> {
  const answer = await space.ask({ method: 'REPORT', address: space.addresses.addressBook(book), depth: 1, body: CARDS })
  return answer.status === 404 ? [] : parseMultistatus(answer.text).map((item) => ({ fullName: fullNameOf(item.text('address-data')), isSample: item.name === SAMPLE }))
}

function fullNameOf(card: string): string {
  const line = card.replace(/\r?\n[ \t]/g, '').split(/\r?\n/).find((one) => /^([\w-]+\.)?FN[;:]/i.test(one)) ?? ''
  return line.slice(line.indexOf(':') + 1).replace(/\\([\\;,])/g, '$1').trim()
}
