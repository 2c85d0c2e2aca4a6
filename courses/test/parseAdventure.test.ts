// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from 'vitest'
import { checkAdventure, compileAdventure, lintAdventure, parseAdventureFiles, shapeOf, writeMissingIds } from '../src/index.ts'
import { ASSEMBLEE, BODY, HEADER, TRI, issuesIn, lineOf, read, withChange } from './support/adventures.ts'

describe('the general assembly', () => {
  it('has 38 situations, 10 of them endings, and all its 16 passages are reached', () => {
    const { story, issues, adventure } = checkAdventure(ASSEMBLEE)
    expect(issues).toEqual([])
    expect(story).toMatchObject({ states: 38, endings: 10, isExhaustive: true })
    expect(story?.reached.size).toBe(16)
    expect(adventure?.passages).toHaveLength(16)
    expect(adventure?.passages.flatMap(({ choices }) => choices)).toHaveLength(24)
    expect(adventure?.passages.filter(({ mission }) => mission !== null)).toHaveLength(4)
  })

  it('is read and checked in less than 10 ms', () => {
    const times = Array.from({ length: 60 }, () => {
      const before = process.cpuUsage()
      checkAdventure(ASSEMBLEE)
      return process.cpuUsage(before).user / 1000
    })
    expect(times.sort((left, right) => left - right)[30]).toBeLessThan(10)
  })
})

/** A story in which every passage sets one of eight variables and leads two ways. */
function largeStory(passageCount: number, variableCount: number): string {
  const variables = Array.from({ length: variableCount }, (_, rank) => `  v${rank}: [a, b]\n`).join('')
  const passages = Array.from({ length: passageCount }, (_, rank) => {
    if (rank === passageCount - 1) return `## P${rank} {#p${rank}}\n\n- FIN\n`
    const name = `v${rank % variableCount}`
    return `## P${rank} {#p${rank}}\n\nTexte.\n\n- [a](#p${rank + 1}) {#a ${name}=a}\n- [b](#p${(rank * 7 + 1) % passageCount}) {#b ${name}=b}\n`
  })
  return HEADER.replace('depart: cave', 'depart: p0').replace('  role: [seule, a-deux]\n', variables) + passages.join('\n')
}

describe('a large story', () => {
  it('of 300 passages and 8 variables is looked at whole in less than 5 s', () => {
    const before = process.cpuUsage()
    const { story, issues } = checkAdventure(largeStory(300, 8))
    // Time of this program alone: others take turns on the machine.
    expect(process.cpuUsage(before).user / 1000).toBeLessThan(5000)
    expect(issues).toEqual([])
    expect(story?.isExhaustive).toBe(true)
    expect(story?.states).toBeGreaterThan(100_000)
  })

  it('beyond the limit is read at random, and the author is told', () => {
    const { adventure } = checkAdventure(largeStory(60, 8))
    if (adventure === undefined) throw new Error('no story')
    const { isExhaustive, issues, states, reached } = lintAdventure(adventure, 'x.md', 1000)
    expect({ isExhaustive, states, codes: issues.map(({ code }) => code) }).toEqual({ isExhaustive: false, states: 1000, codes: ['walk-limited'] })
    expect(reached.size).toBe(60)
  })

  it('beyond the limit is still caught when some reader is stuck', () => {
    const source = largeStory(60, 8).replace(/## P5 \{#p5\}\n\nTexte\.\n\n- \[a\](.*)\n- \[b\](.*)\n/, '## P5 {#p5}\n\n::: si v1=a\n- [a]$1\n:::\n')
    const { adventure } = checkAdventure(source)
    if (adventure === undefined) throw new Error('no story')
    expect(lintAdventure(adventure, 'x.md', 50).issues.map(({ code }) => code)).toContain('stuck')
  })
})

describe('what people type', () => {
  it.each([
    ['a byte-order mark', `\uFEFF${TRI}`],
    ['ends of lines of another machine', TRI.replaceAll('\n', '\r\n')],
    ['no-break spaces before colons', TRI.replace('titre:', 'titre\u00A0:').replace('a faire:', 'à faire\u202F:').replace('verifier:', 'vérifier\u00A0:')],
    ['accents and capitals in keys', TRI.replace('depart:', 'Départ:').replace('duree:', 'Durée:').replace('resume:', 'Résumé :').replace('reussi:', 'Réussi:')],
    ['quotes around values', TRI.replace('titre: Le tri', 'titre: "Le tri"').replace('nom: Archives*', 'nom: "Archives*"')],
    ['stars as bullets', TRI.replaceAll('- [', '* [').replace('- FIN', '* FIN')],
    ['a lower-case end', TRI.replace('- FIN', '- fin')],
    ['an English end', TRI.replace('- FIN', '+ End')],
    ['English words', TRI.replace('a faire:', 'todo:').replace('verifier: dossier-existe', 'check: folder-exists').replace('nom:', 'name:').replace('ouvrir:', 'open:').replace('reussi:', 'success:').replace('::: si', '::: if').replace('titre:', 'title:').replace('duree:', 'duration:').replace('langue:', 'language:').replace('depart:', 'start:').replace('auteurs:', 'authors:').replace('resume:', 'summary:')],
    ['a condition on one line', withChange('::: si role=a-deux\nVous êtes deux.\n:::', '::: si role=a-deux Vous êtes deux. :::')],
    ['an end of condition behind its last words', withChange('Vous êtes deux.\n:::', 'Vous êtes deux. :::')],
    ['a choice over two lines', withChange('- [Je trie seule](#tri)', '- [Je trie\n  seule](#tri)')],
    ['spaces around the equals sign', withChange('{#seule role=seule}', '{ #seule role = seule }')],
    ['an indented choice', withChange('- [Plus tard]', '  - [Plus tard]')],
    ['a no-break space after the dash', withChange('- [Plus tard]', '-\u00A0[Plus tard]')],
    ['an indented mission', withChange('a faire: Créez un dossier « Archives ».\nverifier: dossier-existe\nnom: Archives*\n', '  a faire: Créez un dossier\n    « Archives ».\n  verifier: dossier-existe\n  nom: Archives*\n')],
    ['more dashes around the header', TRI.replaceAll(/^---$/gm, '----')],
    ['a licence as it is said', TRI],
  ])('%s changes nothing of the story', (_, source) => {
    const { issues, adventure } = checkAdventure(source)
    expect(issues).toEqual([])
    expect(adventure && shapeOf(adventure)).toEqual(shapeOf(read(TRI)))
    expect(adventure).toMatchObject({ licence: 'CC-BY-SA-4.0', durationMinutes: 10, title: 'Le tri' })
  })

  it.each([['25', 25], ['25 min', 25], ['1 h 30', 90], ['2 heures', 120], ['1h', 60]])('%s lasts %i minutes', (text, minutes) => {
    expect(read(withChange('10 min', text)).durationMinutes).toBe(minutes)
  })

  it.each([
    '#1 sur la liste', 'https://exemple.org/a?b=1', '{nom} | valider', '*trois* petits tours', '— Bonjour, dit Nour.', '- un point\n- un autre',
    '1. d’abord\n2. ensuite', '> une citation', '`- [x](#nulle-part)`', '```\n- [x](#nulle-part)\n::: si rien\n```', 'Fin.', 'Ancien : ce mot fâche.', '### Un titre', 'a * b * c',
    'si role=seule', 'Deux :: points', 'un lien [dehors](https://exemple.org)', '| a | b |\n|---|---|\n| 1 | 2 |',
  ])('« %s » is text and stays so', (text) => {
    const { issues, adventure } = checkAdventure(withChange('Un carton, deux lampes.', text))
    expect(issues).toEqual([])
    expect(adventure?.passages[0]?.prose[0]?.markdown).toBe(text)
    expect(adventure && shapeOf(adventure)).toEqual(shapeOf(read(TRI)))
  })
})

describe('HTML', () => {
  it('of an author is shown as words, in text, choices and missions', () => {
    const { adventure, issues } = checkAdventure(
      withChange('Un carton, deux lampes.', '<script>alert(1)</script> <img src=x onerror=alert(1)>', withChange('Plus tard', '<b>Plus tard</b>', withChange('« Archives »', '<i>Archives</i>'))),
    )
    expect(new Set(issues.map(({ code, severity }) => `${severity} ${code}`))).toEqual(new Set(['warning html-in-markdown']))
    const [cave, tri] = adventure?.passages ?? []
    expect(cave?.prose[0]?.html).toBe('<p>&lt;script&gt;alert(1)&lt;/script&gt; &lt;img src=x onerror=alert(1)&gt;</p>')
    expect(tri?.mission?.todoHtml).toContain('&lt;i&gt;Archives')
    expect(tri?.choices[0]?.text).toBe('<b>Plus tard</b>')
  })
})

describe('a lost fence', () => {
  it('gives one message, not twenty', () => {
    expect(issuesIn(ASSEMBLEE.replace('reussi: partage\n```', 'reussi: partage'))).toHaveLength(1)
    expect(issuesIn(ASSEMBLEE.replace('c’est l’usage. »\n:::', 'c’est l’usage. »'))).toHaveLength(1)
  })
})

describe('a name that is nearly right', () => {
  it('is answered with the right one, in both languages', () => {
    const source = withChange('](#cave)', '](#caves)')
    expect(checkAdventure(source).issues[0]?.message).toEqual({
      fr: 'Le passage «\u00A0caves\u00A0» n’existe pas. Vouliez-vous dire «\u00A0cave\u00A0»\u00A0?',
      en: 'The passage "caves" does not exist. Did you mean "cave"?',
    })
  })
})

describe('the shape', () => {
  it('changes with a way, not with words, order or arguments', () => {
    const shape = shapeOf(read(TRI))
    const reordered = HEADER + [BODY.split(/(?=^## )/m)].flatMap(([first, ...rest]) => [first, ...rest.reverse()]).join('\n')
    for (const same of [withChange('Un carton', 'Deux cartons'), withChange('Archives*', 'Boîte*'), withChange('Plus tard', 'Demain'), reordered]) {
      expect(shapeOf(read(same))).toEqual(shape)
    }
    for (const other of [withChange('(#cave)', '(#tri)'), withChange('{#seule ', '{#solo '), withChange('/apps/files/', '/apps/'), withChange('- FIN', '- FIN\n- [Tri](#tri)')]) {
      expect(shapeOf(read(other))).not.toEqual(shape)
    }
  })
})

describe('missing names', () => {
  it('are proposed from the titles, and written where they belong', () => {
    const source = TRI.replace('## Le jardin {#jardin}', '## L’été au jardin').replaceAll('#jardin', '#l-ete-au-jardin').replace('reussi: jardin', 'reussi: l-ete-au-jardin')
    expect(issuesIn(source)).toEqual([`${lineOf('## L’été', source)} no-id`])
    const written = writeMissingIds(source)
    expect(written).toBe(source.replace('## L’été au jardin', '## L’été au jardin {#l-ete-au-jardin}'))
    expect(issuesIn(written)).toEqual([])
    expect(writeMissingIds(written)).toBe(written)
  })
})

describe('a compiled adventure', () => {
  it('carries what is played, and no source, line or name of a file', () => {
    const parsed = parseAdventureFiles([{ kind: 'text', path: 'story.fr.md', text: ASSEMBLEE }])
    if (parsed.kind === 'issues') throw new Error('refused')
    const compiled = compileAdventure(parsed.story)
    expect(compiled.public['fr']?.card).toMatchObject({ passageCount: 16, missionCount: 4, endingCount: 3, languages: ['fr'], checks: ['dossier-existe', 'dossier-partage', 'sondage-existe', 'evenement-existe'] })
    const json = JSON.stringify(compiled.public)
    expect(json).not.toMatch(/"line"|"markdown"|"todo"|"hasOwnId"|story\.fr\.md|undefined/)
    expect(JSON.parse(json)).toEqual(compiled.public)
  })
})

describe('any text at all', () => {
  it('is read in time that grows with its length, and never breaks the reader', () => {
    const nasty = ['[', '](#', '{#', ':::', '```', '- [', '`', ' ', '\u00A0', '*', '<', '#', '=', '&', '[x](#y)', '- [x](#y) {', '## ', '::: si a=b ', '\t', '[]('].map(piece => piece.repeat(20_000))
    const before = process.cpuUsage()
    for (const text of nasty) for (const source of [text, HEADER + text, `${HEADER}## A {#a}\n\n${text}\n\n- FIN\n`, `${HEADER}## A {#a}\n\n\`\`\`mission\n${text}\n`]) expect(() => checkAdventure(source)).not.toThrow()
    expect(process.cpuUsage(before).user / 1000).toBeLessThan(30_000)
  })
})
