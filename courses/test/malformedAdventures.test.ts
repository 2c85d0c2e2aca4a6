// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from 'vitest'
import { ADVENTURE_ISSUE_CODES, checkAdventure, parseAdventureFiles, type AdventureIssueCode } from '../src/index.ts'
import { BODY, HEADER, HEADER_LINES, TRI, lineOf, withChange } from './support/adventures.ts'

interface Defect {
  readonly code: AdventureIssueCode | 'wrong-language' | 'wrong-licence' | 'wrong-id' | 'text-too-long' | 'file-too-large' | 'unusual-licence'
  readonly source: string
  readonly line: number
  readonly why: string
}

/** A change of the story, and the line on which it is told: that of `at`, in the changed text. */
function changed(code: Defect['code'], why: string, from: string, to: string, at: string): Defect {
  const source = withChange(from, to)
  return { code, source, line: lineOf(at, source), why }
}

function header(code: Defect['code'], why: string, from: string, to: string, at?: string): Defect {
  const source = withChange(from, to)
  return { code, source, line: at === undefined ? 1 : lineOf(at, source), why }
}

const CHOICE = '- [Plus tard](#jardin)'
const many = (count: number, line: (rank: number) => string): string => Array.from({ length: count }, (_, rank) => line(rank)).join('\n')

const HEADERS: readonly Defect[] = [
  { code: 'front-matter', source: BODY, line: 1, why: 'no header at all' },
  { code: 'front-matter', source: `Bonjour\n${TRI}`, line: 1, why: 'words before the header' },
  { code: 'front-matter-unclosed', source: HEADER.slice(0, -4) + BODY, line: 1, why: 'the second --- forgotten' },
  header('header-line', 'a line without colon', 'langue: fr', 'langue: fr\nune phrase', 'une phrase'),
  header('header-key', 'a misspelt key', 'titre: Le tri', 'titre: Le tri\nlicense2: x', 'license2'),
  header('header-key-twice', 'the title twice', 'titre: Le tri', 'titre: Le tri\ntitle: Again', 'title: Again'),
  header('header-missing', 'no licence', 'licence: CC BY-SA 4.0\n', ''),
  header('header-missing', 'no language', 'langue: fr\n', ''),
  header('header-missing', 'no author', 'auteurs: [Parcours]', 'auteurs: []', 'auteurs'),
  header('header-missing', 'an empty title', 'titre: Le tri', 'titre:', 'titre:'),
  header('header-duration', 'a duration in words', 'duree: 10 min', 'duree: une soirée', 'duree'),
  header('wrong-language', 'a language in words', 'langue: fr', 'langue: Français', 'langue'),
  header('wrong-licence', 'no SPDX identifier', 'CC BY-SA 4.0', '©', 'licence'),
  header('wrong-id', 'an id with spaces', 'id: tri', 'id: Le tri', 'id: Le tri'),
  header('text-too-long', 'a title of 151 characters', 'titre: Le tri', `titre: ${'x'.repeat(151)}`, 'titre'),
  header('start', 'a start that does not exist', 'depart: cave', 'depart: nulle', 'depart'),
  header('variable-name', 'an accent in a value', '[seule, a-deux]', '[seule, a-deux, été]', 'été'),
  header('variable-list', 'a variable without values', 'role: [seule, a-deux]', 'role: [seule, a-deux]\n  date: []', 'date: []'),
  header('variable-twice', 'a variable declared twice', 'role: [seule, a-deux]', 'role: [seule, a-deux]\n  role: [x, y]', 'role: [x, y]'),
  header('too-many-variables', '17 variables', 'role: [seule, a-deux]', `role: [seule, a-deux]\n${many(16, rank => `  v${rank}: [a, b]`)}`, 'role:'),
]

const PASSAGES: readonly Defect[] = [
  { code: 'no-passage', source: `${HEADER}Du texte.\n`, line: HEADER_LINES + 1, why: 'no passage' },
  { code: 'orphan', source: `${HEADER}Du texte.\n\n${BODY}`, line: HEADER_LINES + 1, why: 'text before the first passage' },
  { code: 'file-too-large', source: TRI + 'x'.repeat(300_000), line: 1, why: 'a whole book' },
  { code: 'too-many-passages', source: `${TRI}\n${many(498, rank => `## P${rank} {#p${rank}}\n\n- FIN\n`)}`, line: TRI.split('\n').length + 1 + 497 * 4, why: '501 passages' },
  changed('heading', 'one hash sign', 'Un carton, deux lampes.', '# La lampe', '# La lampe'),
  changed('heading', 'a line of dashes under a text', 'Un carton, deux lampes.', 'Un gros carton\n---', 'Un gros carton'),
  changed('empty-title', 'a passage without title', '## Le tri {#tri}', '## {#tri}', '## {#tri}'),
  changed('no-id', 'a passage without name', '## Le jardin {#jardin}', '## Jardin', '## Jardin'),
  changed('bad-id', 'capital letters', '## Le jardin {#jardin}', '## Le jardin {#Jardin}', '{#Jardin}'),
  changed('bad-id', 'a target with an accent', '](#cave)', '](#cavé)', 'cavé'),
  changed('dup-id', 'the same name twice', '- FIN', '- FIN\n\n## Autre {#tri}\n\n- FIN', '## Autre'),
  changed('dup-id', 'a former name that is another one\'s today', '## Le jardin {#jardin}', '## Le jardin {#jardin ancien=cave}', '## Le jardin'),
  changed('attributes', 'braces not closed', '## Le tri {#tri}', '## Le tri {#tri', '## Le tri'),
  changed('attributes', 'a variable on a passage', '## Le tri {#tri}', '## Le tri {#tri role=seule}', '## Le tri'),
  changed('attributes', 'words in braces', '{#seule role=seule}', '{#seule toute seule}', 'toute seule'),
  changed('picture', 'a picture', 'Un carton, deux lampes.', '![Un carton](carton.png)', 'carton.png'),
  changed('prose-link', 'a link to a file', 'Un carton, deux lampes.', 'Lisez [la notice](notice.pdf).', 'notice'),
  changed('prose-link', 'a link that runs', 'Un carton, deux lampes.', '[Lampe](javascript:alert)', 'javascript'),
  changed('code-unclosed', 'a code block left open', 'Un carton, deux lampes.', '```\nUn carton', '```'),
]

const CHOICES: readonly Defect[] = [
  changed('unknown-target', 'a target that does not exist', '](#cave)', '](#cavee)', '#cavee'),
  changed('unknown-target', 'a mission that leads nowhere', 'reussi: jardin', 'reussi: jardim', '```mission'),
  changed('choice-id', 'two choices to one passage', CHOICE, `${CHOICE}\n- [Bien plus tard](#jardin)`, 'Bien plus tard'),
  changed('choice-text', 'a choice without words', CHOICE, '- [](#jardin)', '- [](#jardin)'),
  changed('choice-target', 'the hash sign forgotten', CHOICE, '- [Plus tard](jardin)', '(jardin)'),
  changed('choice-target', 'an empty target', CHOICE, `${CHOICE}\n- [Vide]()`, 'Vide'),
  changed('choice-words-after', 'a full stop after the choice', CHOICE, `${CHOICE}.`, 'Plus tard'),
  changed('choice-words-before', 'words before the link', CHOICE, '- Sinon, [plus tard](#jardin)', 'Sinon'),
  changed('choice-indented', 'a choice shown as code', CHOICE, `    ${CHOICE}`, 'Plus tard'),
  changed('choice-without-bullet', 'a link in the text', 'Un carton, deux lampes.', 'Allez [au tri](#tri) tout de suite.', 'Allez'),
  changed('too-many-choices', '21 choices', CHOICE, many(21, rank => `- [Choix ${rank}](#jardin) {#c${rank}}`), 'Choix 20'),
  changed('text-too-long', 'a choice of 301 characters', 'Plus tard', 'x'.repeat(301), 'xxx'),
  changed('ending-without-bullet', 'the dash forgotten', '- FIN', 'FIN', 'FIN'),
  changed('variable', 'an unknown variable', 'role=seule}', 'rol=seule}', 'rol=seule'),
  changed('variable-value', 'an unknown value', 'role=seule}', 'role=renforts}', 'renforts'),
  changed('effect-twice', 'two values at once', 'role=seule}', 'role=seule role=a-deux}', 'role=seule role'),
  changed('condition-unreadable', 'a condition without value', '::: si role=a-deux', '::: si role', '::: si role'),
  changed('condition-unreadable', 'two colons', '::: si role=a-deux', ':: si role=a-deux', ':: si'),
  changed('condition-unknown', 'another block', '::: si role=a-deux', '::: attention', 'attention'),
  changed('condition-unclosed', 'a condition left open', 'Vous êtes deux.\n:::', 'Vous êtes deux.', '::: si'),
  changed('condition-unclosed', 'a second one before the end of the first', '::: si role=a-deux', '::: si role=seule\nSeule.\n::: si role=a-deux', '::: si role=seule'),
  changed('condition-nested', 'one inside another', 'Vous êtes deux.\n:::', '::: si role=seule\nSeule.\n:::\nVous êtes deux.\n:::', '::: si role=seule'),
  changed('condition-stray-end', 'an end too many', 'Un carton, deux lampes.', ':::', ':::'),
  changed('condition-around', 'an ending under a condition', '- FIN', '- FIN\n\n::: si role=seule\n- Fin\n:::', '- Fin'),
  changed('variable', 'an unknown variable in a condition', '::: si role=a-deux', '::: si roles=a-deux', 'roles'),
]

const MISSIONS: readonly Defect[] = [
  changed('mission', 'two missions', CHOICE, `\`\`\`Mission\na faire: x\nverifier: avatar\nreussi: jardin\n\`\`\`\n\n${CHOICE}`, '```Mission'),
  changed('mission-fence', 'a misspelt mission', '```mission', '```missions', '```missions'),
  changed('mission-unclosed', 'the end forgotten', 'reussi: jardin\n```', 'reussi: jardin', '```mission'),
  changed('mission-line', 'a line without colon', 'nom: Archives*', 'nom: Archives*\net voilà', 'et voilà'),
  changed('mission-key-twice', 'two names', 'nom: Archives*', 'nom: Archives*\nNom : Autres', 'Nom : Autres'),
  changed('mission-missing', 'no check', 'verifier: dossier-existe\nnom: Archives*\n', '', '```mission'),
  changed('mission-missing', 'nothing to do', 'a faire: Créez un dossier « Archives ».', 'a faire:', 'a faire:'),
  changed('check', 'an unknown check', 'dossier-existe', 'dossier-existent', 'dossier-existent'),
  changed('check-argument', 'a misspelt argument', 'nom: Archives*', 'nom: Archives*\nnomm: x', 'nomm'),
  changed('check-argument-missing', 'a check without its argument', 'nom: Archives*\n', '', '```mission'),
  changed('check-argument-value', 'a right that does not exist', 'verifier: dossier-existe', 'verifier: dossier-partage\ndroit: effacer', 'effacer'),
  changed('open-path', 'an address elsewhere', 'ouvrir: /apps/files/', 'ouvrir: https://exemple.org/', 'exemple.org'),
  changed('open-path', 'another server in disguise', 'ouvrir: /apps/files/', 'ouvrir: //exemple.org/', 'exemple.org'),
  changed('open-path', 'a way up', 'ouvrir: /apps/files/', 'ouvrir: /apps/../settings', 'settings'),
  changed('text-too-long', 'a hint of 1001 characters', 'ouvrir:', `coup de pouce: ${'x'.repeat(1001)}\nouvrir:`, 'coup de pouce'),
]

const STORIES: readonly Defect[] = [
  changed('locked', 'a mission without a door out', `\n${CHOICE}\n`, '', '```mission'),
  changed('dead-end', 'a passage without a way out', '- [Encore un carton](#cave)\n- FIN', '', '## Le jardin'),
  changed('stuck', 'no choice for some', CHOICE, `::: si role=seule\n${CHOICE}\n:::`, '## Le tri'),
  changed('no-end', 'a story that goes round', '- FIN', '', '## La cave'),
  changed('no-end-without-mission', 'an ending only for who does the mission', CHOICE, '- [Plus tard](#cave)', '## La cave'),
  changed('unreachable', 'a passage nobody comes to', '- FIN', '- FIN\n\n## Perdu {#perdu}\n\n- FIN', '## Perdu'),
]

const DEFECTS = [...HEADERS, ...PASSAGES, ...CHOICES, ...MISSIONS, ...STORIES]

describe('a malformed story', () => {
  it.each(DEFECTS)('$code: $why', ({ code, source, line }) => {
    const { issues, mayBePublished } = checkAdventure(source)
    expect(issues.map(issue => `${issue.line} ${issue.code}`)).toEqual([`${line} ${code}`])
    const [issue] = issues
    expect(mayBePublished).toBe(issue?.severity === 'warning')
    for (const language of ['fr', 'en'] as const) {
      const text = issue?.message[language] ?? ''
      expect(text).toMatch(/^.{20,}[.?…]$/su)
      expect(text).not.toMatch(/undefined|\{[a-zA-Z]+\}/)
    }
    expect(issue?.message.fr).not.toMatch(/ [:;?!»]|« /)
  })

  it('is tried in at least eighty ways', () => {
    expect(DEFECTS.length).toBeGreaterThanOrEqual(80)
  })
})

describe('the codes', () => {
  const OF_FOLDERS = new Set(['shape-passage', 'shape-missing', 'shape-choices', 'shape-mission', 'shape-ending', 'shape-start', 'translation-other', 'language-twice', 'no-adventure-file', 'adventure-file'])
  const OF_SIZE = new Set(['walk-limited'])

  it('are all reached by a story', () => {
    const reached = new Set<string>(DEFECTS.map(({ code }) => code))
    expect(ADVENTURE_ISSUE_CODES.filter(code => !reached.has(code) && !OF_FOLDERS.has(code) && !OF_SIZE.has(code))).toEqual([])
  })
})

const ENGLISH = TRI.replace('langue: fr', 'langue: en')
const files = (second: string, path = 'story.en.md') => [{ kind: 'text', path: 'story.fr.md', text: TRI }, { kind: 'text', path, text: second }] as const

describe('a story in two languages', () => {
  it.each([
    ['shape-passage', ENGLISH.replace('- FIN', '- [Plus](#plus)\n- FIN\n\n## Plus {#plus}\n\n- FIN'), 'a passage more'],
    ['shape-missing', ENGLISH.replace('reussi: jardin', 'reussi: cave').replace('](#jardin)', '](#cave)').replace(/## Le jardin[^]*$/, '').replace(CHOICE.slice(0, 12), '- FIN\n- [Plus tard]'), 'a passage less'],
    ['shape-choices', ENGLISH.replace('{#seule role=seule}', '{#alone role=seule}'), 'a choice under another name'],
    ['shape-mission', ENGLISH.replace('/apps/files/', '/apps/deck/'), 'a mission that opens another page'],
    ['shape-ending', ENGLISH.replace(CHOICE, `${CHOICE}\n- FIN`), 'an ending in one only'],
    ['shape-start', ENGLISH.replace('depart: cave', 'depart: tri'), 'another start'],
    ['translation-other', ENGLISH.replace('id: tri', 'id: sorting'), 'another id'],
    ['language-twice', TRI, 'the same language twice'],
  ])('%s: %s', (code, english) => {
    const parsed = parseAdventureFiles(files(english))
    expect(parsed.kind).toBe('issues')
    const codes = parsed.kind === 'issues' ? parsed.issues.map(issue => issue.code) : []
    expect(codes).toContain(code)
  })

  it('is one story when only the words differ', () => {
    const parsed = parseAdventureFiles(files(ENGLISH.replace('Un carton, deux lampes.', 'A box, two lamps.').replace('nom: Archives*', 'nom: Records*')))
    expect(parsed.kind === 'adventure' && parsed.story.languages).toEqual(['fr', 'en'])
  })

  it('asks for a text, and for nothing else', () => {
    const empty = parseAdventureFiles([])
    expect(empty.kind === 'issues' && empty.issues.map(({ code }) => code)).toEqual(['no-adventure-file'])
    const pictured = parseAdventureFiles([...files(ENGLISH), { kind: 'media', path: 'carton.png', sizeBytes: 3 }])
    expect(pictured.kind === 'issues' && pictured.issues.map(({ code, file }) => `${file} ${code}`)).toEqual(['carton.png adventure-file'])
  })
})
