// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from 'vitest'
import { CHECKS, CHECK_NAMES, checkAdventure } from '../src/index.ts'
import { readAdventureFile } from './support/adventureContent.ts'
import { printIssue } from './support/courseFolder.ts'

/** The story shown, whose own fences are inside: the block ends with the fence that nothing follows but the page's text. */
function exampleOf(guide: string): string {
  const from = guide.indexOf('```markdown\n') + '```markdown\n'.length
  return guide.slice(from, guide.indexOf('\n```\n\n* **', from) + 1)
}

/** What the guide's table of checks names in its first column. */
function namedIn(guide: string): string[] {
  return guide.split('\n').filter(line => line.startsWith('| `')).flatMap(line => [...line.split('|')[1]?.matchAll(/`([a-z-]+)`/g) ?? []].map(match => match[1] ?? ''))
}

describe.each([['LISEZMOI.md', 'fr'], ['README.md', 'en']] as const)('the author’s guide %s', (file, language) => {
  const guide = readAdventureFile(file)

  it('shows an adventure that can be published as it stands', () => {
    const { adventure, issues } = checkAdventure(exampleOf(guide))
    expect(issues.map(printIssue)).toEqual([])
    expect(adventure?.language).toBe(language)
  })

  it('names every check, and none that does not exist', () => {
    const names = CHECK_NAMES.map(name => (language === 'fr' ? name : CHECKS[name].en))
    const named = namedIn(guide.slice(guide.indexOf('## 3.')))
    expect(named.filter(name => name.includes('-') || names.includes(name as never)).sort()).toEqual([...names].sort())
  })
})
