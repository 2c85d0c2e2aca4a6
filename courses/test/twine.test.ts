// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it, vi } from 'vitest'
import { TWINE_ISSUE_CODES, checkAdventure, exportTwee, importTwine, shapeOf, type CourseIssue } from '../src/index.ts'
import { ASSEMBLEE, TRI, printed, read } from './support/adventures.ts'

const TWEE = `:: StoryTitle
La fête du quartier

:: StoryData
{ "ifid": "D674C58C-DEFA-4F70-B7A2-27742230C0FC", "format": "SugarCube", "format-version": "2.37.3", "start": "La place" }

:: La place {"position":"100,100"}
La place est vide. Il reste trois jours.

[[Coller des affiches->Les affiches]]
* [[Appeler Nour|L'appel][$qui to "nour"]]

:: Les affiches [jour]
''Quarante'' affiches, deux mains.

<<if $qui is "nour">>
Nour tient le pot de colle.
<</if>>

Vous pouvez [[rentrer->Le soir]] maintenant.
[[Le soir]]

:: L'appel
Elle décroche.
[[La place]]

:: Le soir
Fin de la journée.
`

const page = (passages: string, attributes = 'startnode="1"'): string => `<!doctype html>
<html><body>
<tw-storydata name="Le pont" ${attributes} creator="Twine" format="Harlowe" ifid="D674C58C-DEFA-4F70-B7A2-27742230C0FC" hidden>
<style role="stylesheet" id="twine-user-stylesheet" type="text/twine-css">body { color: red }</style>
<script role="script" id="twine-user-script" type="text/twine-javascript">alert(1)</script>
${passages}
</tw-storydata></body></html>
`

const PAGE = page(`<tw-passagedata pid="1" name="La rive" tags="" position="100,100" size="100,100">L&#39;eau est haute &amp; froide.

[[Traverser-&gt;Le pont]]</tw-passagedata>
<tw-passagedata pid="2" name="Le pont" tags="" position="200,100">Il tient.</tw-passagedata>`)

async function imported(source: string): Promise<{ source: string; issues: readonly CourseIssue[]; codes: string[] }> {
  vi.spyOn(console, 'warn').mockImplementation(() => undefined)
  const { source: text, issues } = await importTwine(source, 'histoire.twee', 'fr')
  vi.restoreAllMocks()
  return { source: text ?? '', issues, codes: printed(issues) }
}

/** Only what the author is asked for anyway. */
const completed = (source: string): string => source
  .replace('resume:\n', 'resume: Une histoire.\n').replace('duree:\n', 'duree: 5 min\n').replace('licence:\n', 'licence: CC0-1.0\n').replace('auteurs:\n', 'auteurs: [Moi]\n')

describe('a story from Twine', () => {
  it('in Twee 3 becomes an adventure: links, what they set, conditions, endings', async () => {
    const { source, codes } = await imported(TWEE)
    expect(codes).toEqual(['1 twine-header', '20 twine-link-in-text', '27 twine-ending'])
    const { adventure, issues } = checkAdventure(completed(source))
    expect(printed(issues)).toEqual([])
    expect(adventure).toMatchObject({
      adventureId: 'la-fete-du-quartier', title: 'La fête du quartier', startPassageId: 'la-place', variables: [{ name: 'qui', values: ['nour'] }],
      passages: [
        { passageId: 'la-place', title: 'La place', choices: [{ text: 'Coller des affiches', targetId: 'les-affiches' }, { text: 'Appeler Nour', effects: [{ variable: 'qui', value: 'nour' }] }] },
        { passageId: 'les-affiches', choices: [{ choiceId: 'le-soir', text: 'Le soir' }, { choiceId: 'rentrer', targetId: 'le-soir' }] },
        { passageId: 'l-appel' }, { passageId: 'le-soir', isEnding: true },
      ],
    })
    expect(adventure?.passages[1]?.prose[0]?.html).toBe('<p><strong>Quarante</strong> affiches, deux mains.</p>')
    expect(adventure?.passages[1]?.prose[1]).toMatchObject({ condition: { variable: 'qui', value: 'nour' } })
  })

  it('as a page of Twine 2 becomes one too, without its program and style', async () => {
    const { source, codes } = await imported(PAGE)
    expect(codes).toEqual(['1 twine-header', '4 twine-script', '5 twine-script', '9 twine-ending'])
    const { adventure, issues } = checkAdventure(completed(source))
    expect(printed(issues)).toEqual([])
    expect(adventure).toMatchObject({ startPassageId: 'la-rive', passages: [{ title: 'La rive', choices: [{ text: 'Traverser', targetId: 'le-pont' }] }, { title: 'Le pont', isEnding: true }] })
    expect(adventure?.passages[0]?.prose[0]?.markdown).toBe('L\'eau est haute & froide.')
  })

  it('tells the author what the header still lacks', async () => {
    const { source } = await imported(TWEE)
    expect(printed(checkAdventure(source).issues)).toEqual(['4 header-missing', '6 header-missing', '7 header-missing', '8 header-missing'])
  })

  it.each([
    ['twine-macro', 'a program in the text', 'points', TWEE.replace('[[Coller', '<<set $points to $points + 1>>\n[[Coller')],
    ['twine-macro', 'a macro of Harlowe', '(set', TWEE.replace('La place est vide.', 'La place est vide. (set: $a to 1)')],
    ['twine-macro', 'a link that sets something at random', 'random', TWEE.replace('[$qui to "nour"]', '[$qui to random(1, 6)]')],
    ['twine-macro', 'a condition with a number', 'gt 3', TWEE.replace('<<if $qui is "nour">>', '<<if $points gt 3>>')],
    ['twine-script', 'a script', ':: Code', `${TWEE}\n:: Code [script]\nalert(1)\n`],
    ['twine-picture', 'a picture', 'img', TWEE.replace('La place est vide.', '[img[place.png]]')],
    ['twine-html', 'HTML', '<b class', TWEE.replace('est vide', '<b class="x">est</b> vide')],
    ['twine-unclosed-link', 'a link left open', 'Coller', TWEE.replace('->Les affiches]]', '->Les affiches')],
    ['twine-broken-link', 'a link to nowhere', 'afiches', TWEE.replace('->Les affiches]]', '->Les afiches]]')],
    ['twine-twice', 'two passages of one name', ':: Le soir [bis]', `${TWEE}\n:: Le soir [bis]\nEncore.\n`],
    ['twine-start', 'no start', ':: La place', TWEE.replace(/:: StoryData\n.*\n\n/, '')],
  ])('is told %s: %s', async (code, _, words, source) => {
    const { issues } = await imported(source)
    const found = issues.filter(issue => issue.code === code)
    expect(printed(found)).toContain(`${source.split('\n').findIndex(text => text.includes(words)) + 1} ${code}`)
    for (const { message } of found) {
      expect(message.fr).toMatch(/^.{20,}[.?]$/su)
      expect(message.en).not.toMatch(/undefined|\{[a-z]+\}/)
    }
  })

  it.each(['', 'Bonjour', '<html></html>', '::', ':: ', '<tw-storydata>', '<tw-storydata name="x"><tw-passagedata', ':: StoryData\n{', ':: A {"position":', page('<tw-passagedata>')])('%j is refused or read, without breaking', async (source) => {
    const { issues } = await imported(source)
    expect(issues.length).toBeGreaterThan(0)
  })

  it('of thousands of passages or megabytes is refused before it is read', async () => {
    expect((await imported(':: A\n\n'.repeat(501))).codes).toEqual(['1 twine-too-large'])
    expect((await imported(`:: A\n${'x'.repeat(2_000_001)}`)).codes).toEqual(['1 twine-too-large'])
  })

  it('is told with codes that a test reaches', async () => {
    const sources = [TWEE, PAGE, 'x', ':: A\n'.repeat(501)]
    const codes = new Set((await Promise.all(sources.map(imported))).flatMap(({ issues }) => issues.map(({ code }) => code)))
    const tried = new Set<string>([...codes, 'twine-macro', 'twine-script', 'twine-picture', 'twine-html', 'twine-unclosed-link', 'twine-broken-link', 'twine-twice', 'twine-start'])
    expect(TWINE_ISSUE_CODES.filter(code => !tried.has(code))).toEqual([])
  })
})

describe('a story for Twine', () => {
  it.each([['the general assembly', ASSEMBLEE], ['the boxes', TRI]])('comes back the same: %s', async (_, source) => {
    const twee = exportTwee(read(source))
    expect(twee).toMatch(/^:: StoryTitle\n/)
    const { source: back, codes } = await imported(twee)
    expect(codes.filter(code => !code.endsWith('twine-header'))).toEqual([])
    const { adventure, issues } = checkAdventure(completed(back))
    expect(printed(issues)).toEqual([])
    const shape = shapeOf(read(source))
    expect(adventure && shapeOf(adventure)).toEqual({ ...shape, adventureId: adventure?.adventureId })
    expect(adventure?.passages.map(({ title }) => title)).toEqual(read(source).passages.map(({ title }) => title))
    expect(adventure?.passages.map(({ mission }) => mission?.hint)).toEqual(read(source).passages.map(({ mission }) => mission?.hint))
  })

  it('places its passages on the map, and names it the same each time', () => {
    const twee = exportTwee(read(ASSEMBLEE))
    const places = [...twee.matchAll(/"position":"(\d+,\d+)"/g)].map(([, place]) => place)
    expect(new Set(places).size).toBe(16)
    expect(/"ifid": "([0-9A-F-]+)"/.exec(twee)?.[1]).toMatch(/^[0-9A-F]{8}-[0-9A-F]{4}-4[0-9A-F]{3}-A[0-9A-F]{3}-[0-9A-F]{12}$/)
    expect(exportTwee(read(ASSEMBLEE))).toBe(twee)
  })
})
