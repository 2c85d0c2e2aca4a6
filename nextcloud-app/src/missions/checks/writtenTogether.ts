// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { t } from '../../l10n.ts'
import { no, yes, type Check, type Space } from '../check.ts'
import { findFiles } from '../files.ts'
import { matchesPattern } from '../matchName.ts'
import { parseMultistatus } from '../multistatus.ts'

/** Documents of the same pattern past these are not opened. */
const MOST_DOCUMENTS = 5
const BODY = '<?xml version="1.0"?><d:propfind xmlns:d="DAV:" xmlns:nc="http://nextcloud.org/ns"><d:prop><nc:version-author/></d:prop></d:propfind>'

/** A document whose versions have several authors. */
export const writtenTogether: Check = {
  whatIsLookedAt: () => t('parcours', 'the document of this mission, wherever it is, and who wrote its versions'),
  async look(space, wanted) {
    const pattern = wanted.text('nom') ?? '*'
    const people = wanted.count('personnes', 2)
    const found = (await findFiles(space, pattern)).filter(({ isFolder, name }) => !isFolder && matchesPattern(pattern, name)).slice(0, MOST_DOCUMENTS)
    if (found.length === 0) {
      return no('nothing-found', t('parcours', 'No document has this name yet: {wanted}', { wanted: pattern }))
    }
    const counts = await Promise.all(found.map(({ fileId }) => countAuthors(space, fileId)))
    const most = Math.max(...counts)
    const name = found[counts.indexOf(most)]?.name ?? ''
    return most >= people
      ? yes(t('parcours', 'Several people wrote “{name}”.', { name }))
      : no('too-few-people', t('parcours', '“{name}” is there. So far, the people who wrote it are: {count}.', { name, count: most }))
  },
}

async function countAuthors(space: Space, fileId: number): Promise<number> {
  const answer = await space.ask({ method: 'PROPFIND', address: space.addresses.versions(String(fileId)), depth: 1, body: BODY })
  const authors = answer.status === 404 ? [] : parseMultistatus(answer.text).map((item) => item.text('version-author'))
  return new Set(authors.filter((author) => author !== '')).size
}
