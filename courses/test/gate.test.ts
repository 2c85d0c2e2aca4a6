// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from 'vitest'
import { COURSE_ISSUE_CODES, LIMITS, parseCourse, type CourseFile, type CourseIssueCode } from '../src/index.ts'
import { ACTIVITY, ACTIVITY_EN, BODY_LINE, CAPTIONS, COURSE_YML, aFolder, issuesOf, withBody, type FolderChange } from './support/courseFolder.ts'

const PAGE = '01-debut/01-graines.fr.md'
const PAGE_EN = '01-debut/01-graines.en.md'
const PRACTICE = '01-debut/02-semis.fr.md'
const VTT = '01-debut/01-graines.fr.vtt'
const SHEET = '01-debut/sheets/calendrier.fr.md'

interface Defect {
  readonly code: CourseIssueCode
  readonly change: FolderChange
  readonly at: string
  readonly why?: string
}

const course = (from: string | RegExp, to: string): FolderChange => ({ 'course.yml': COURSE_YML.replace(from, to) })
const page = (from: string | RegExp, to: string): FolderChange => ({ [PAGE]: ACTIVITY.replace(from, to) })
const english = (from: string | RegExp, to: string): FolderChange => ({ [PAGE_EN]: ACTIVITY_EN.replace(from, to) })
const practice = (front: string): FolderChange => ({ [PRACTICE]: `---\n${front}\n---\nSemez.\n` })
const body = (code: CourseIssueCode, text: string, line = 0): Defect => ({ code, change: withBody(text), at: `${PRACTICE}:${BODY_LINE + line}`, why: text.slice(0, 40) })
const practiceField = (code: CourseIssueCode, field: string): Defect => (
  { code, change: practice(`id: semis\ntitle: Un semis\nkind: practice\nminutes: 20\n${field}`), at: `${PRACTICE}:6`, why: field }
)
const minutes = (value: string): Defect => ({ code: 'wrong-number', change: page('minutes: 8', `minutes: ${value}`), at: `${PAGE}:4`, why: value })
const many = (count: number, line: (rank: number) => string): string => Array.from({ length: count }, (_, rank) => line(rank)).join('')

const IN_THE_FOLDER: readonly Defect[] = [
  { code: 'missing-course-file', change: { 'course.yml': null }, at: 'course.yml:1' },
  { code: 'unsafe-path', change: { '01-debut/../x.fr.md': '' }, at: '01-debut/../x.fr.md:1' },
  { code: 'unsafe-path', change: { '/etc/passwd': '' }, at: '/etc/passwd:1' },
  { code: 'unsafe-path', change: { '01-debut/media/é.svg': { sizeBytes: 1 } }, at: '01-debut/media/é.svg:1' },
  { code: 'file-too-large', change: { [PRACTICE]: 'x'.repeat(LIMITS.fileCharacters + 1) }, at: `${PRACTICE}:1` },
  { code: 'yaml-too-large', change: { 'course.yml': `title: ${'x'.repeat(LIMITS.yamlCharacters)}` }, at: 'course.yml:1' },
  { code: 'media-too-large', change: { '01-debut/media/plan.pdf': { sizeBytes: LIMITS.mediaBytes + 1 } }, at: '01-debut/media/plan.pdf:1' },
  { code: 'media-kind', change: { '01-debut/media/tour.exe': { sizeBytes: 1 } }, at: '01-debut/media/tour.exe:1' },
  { code: 'unexpected-file', change: { '01-debut/notes.txt': 'x' }, at: '01-debut/notes.txt:1' },
  { code: 'unexpected-file', change: { 'a/b/c/d.fr.md': 'x' }, at: 'a/b/c/d.fr.md:1' },
  { code: 'unexpected-file', change: { 'course.fr.yml': 'title: Deux fois\n' }, at: 'course.fr.yml:1' },
  { code: 'undeclared-module', change: { '09-oubli/01-x.fr.md': '---\nid: x\n---\n' }, at: '09-oubli/01-x.fr.md:1' },
  { code: 'empty-module', change: course(/$/, '  - { id: fin, folder: 02-fin, title: Fin }\n'), at: 'course.yml:17', why: 'only media' },
  { code: 'missing-folder', change: course(/$/, '  - { id: fin, folder: 02-fin, title: Fin }\n'), at: 'course.yml:17' },
  { code: 'missing-original', change: { '01-debut/03-seul.en.md': '---\nid: seul\ntitle: Alone\n---\nAlone.\n' }, at: '01-debut/03-seul.en.md:1' },
  { code: 'missing-original', change: { '01-debut/sheets/seule.en.md': '---\nid: seule\ntitle: Alone\n---\nAlone.\n' }, at: '01-debut/sheets/seule.en.md:1' },
  { code: 'unknown-language', change: { '01-debut/02-semis.de.md': '---\nid: semis\ntitle: Die Saat\n---\nText.\n' }, at: '01-debut/02-semis.de.md:1' },
  { code: 'unused-captions', change: { '01-debut/vieux.fr.vtt': CAPTIONS }, at: '01-debut/vieux.fr.vtt:1' },
]

const IN_COURSE_YML: readonly Defect[] = [
  { code: 'missing-language', change: course('lang: fr\n', ''), at: 'course.yml:1' },
  { code: 'missing-licence', change: course(/licence: .*\n/, ''), at: 'course.yml:1' },
  { code: 'missing-authors', change: course(/authors: .*\n/, ''), at: 'course.yml:1' },
  { code: 'missing-id', change: course('id: jardin\n', ''), at: 'course.yml:1' },
  { code: 'missing-id', change: course('id: debut\n    folder', 'folder'), at: 'course.yml:14', why: 'of a module' },
  { code: 'missing-key', change: course(/summary: .*\n/, ''), at: 'course.yml:1', why: 'summary' },
  { code: 'missing-key', change: course('    title: Pour commencer\n', ''), at: 'course.yml:14', why: 'title of a module' },
  { code: 'unknown-key', change: course(/$/, 'couleur: vert\n'), at: 'course.yml:17' },
  { code: 'unknown-key', change: course(/$/, '    couleur: vert\n'), at: 'course.yml:17', why: 'in a module' },
  { code: 'unknown-key', change: course(/$/, '__proto__: { x: 1 }\n'), at: 'course.yml:17', why: '__proto__' },
  { code: 'yaml-syntax', change: course('title: Le jardin partagé', 'title: Le jardin : a: b'), at: 'course.yml:3' },
  { code: 'yaml-syntax', change: course(/$/, 'lang: en\n'), at: 'course.yml:17', why: 'a key twice' },
  { code: 'yaml-not-a-map', change: { 'course.yml': '- a\n- b\n' }, at: 'course.yml:1' },
  { code: 'yaml-not-a-map', change: { 'course.yml': '' }, at: 'course.yml:1', why: 'nothing' },
  { code: 'yaml-alias', change: course('authors: [Parcours contributors]', 'authors: &a [Parcours contributors]'), at: 'course.yml:12' },
  { code: 'yaml-alias', change: course('title: Le', 'title: !!str Le'), at: 'course.yml:3', why: 'a tag' },
  { code: 'yaml-too-deep', change: course(/$/, `x: ${'['.repeat(LIMITS.yamlDepth + 1)}\n`), at: 'course.yml:17' },
  { code: 'wrong-text', change: course('title: Le jardin partagé', 'title: 2024'), at: 'course.yml:3' },
  { code: 'wrong-text', change: course('[Jardiner ensemble]', '[1.10]'), at: 'course.yml:4', why: 'in a list' },
  { code: 'text-too-long', change: course('Le jardin partagé', 'x'.repeat(LIMITS.titleCharacters + 1)), at: 'course.yml:3' },
  { code: 'wrong-list', change: course('themes: [first-steps]', 'themes: first-steps'), at: 'course.yml:10' },
  { code: 'wrong-list', change: course('  - Partager la récolte.\n', ''), at: 'course.yml:6', why: 'one outcome' },
  { code: 'wrong-list', change: course('authors: [Parcours contributors]', 'authors: []'), at: 'course.yml:12', why: 'no author' },
  { code: 'wrong-choice', change: course('[first-steps]', '[gardening]'), at: 'course.yml:10' },
  { code: 'wrong-choice', change: course('themes', 'form: libre\nthemes'), at: 'course.yml:10' },
  { code: 'repeated-entry', change: course('[first-steps]', '[first-steps, first-steps]'), at: 'course.yml:10' },
  { code: 'wrong-id', change: course('id: jardin', 'id: Jardin'), at: 'course.yml:1' },
  { code: 'wrong-id', change: course('id: jardin', `id: ${'a'.repeat(65)}`), at: 'course.yml:1', why: '65 characters' },
  { code: 'wrong-id', change: course('lang: fr', 'formerly: [a--b]\nlang: fr'), at: 'course.yml:2', why: 'a former one' },
  { code: 'wrong-language', change: course('lang: fr', 'lang: français'), at: 'course.yml:2' },
  { code: 'wrong-licence', change: course('CC-BY-SA-4.0', '"libre de droits"'), at: 'course.yml:11' },
  { code: 'unusual-licence', change: course('CC-BY-SA-4.0', 'CC-BY-NC-4.0'), at: 'course.yml:11' },
  { code: 'wrong-hours', change: course('themes', 'attestation: { hours: 2.25 }\nthemes'), at: 'course.yml:10' },
  { code: 'wrong-map', change: course('themes', 'attestation: 2\nthemes'), at: 'course.yml:10' },
  { code: 'wrong-flag', change: course(/$/, '    required: yes\n'), at: 'course.yml:17' },
  { code: 'duplicate-folder', change: course(/$/, '  - { id: fin, folder: 01-debut, title: Fin }\n'), at: 'course.yml:17' },
  { code: 'duplicate-id', change: { ...course(/$/, '  - { id: debut, folder: 02-fin, title: Fin }\n'), '02-fin/01-x.fr.md': '---\nid: x\ntitle: X\nminutes: 1\n---\nX.\n' }, at: 'course.yml:17', why: 'module' },
  { code: 'unknown-module', change: { 'course.en.yml': 'title: Garden\nmodules:\n  fin: { title: End }\n' }, at: 'course.en.yml:3' },
  { code: 'unknown-key', change: { 'course.en.yml': 'title: Garden\nlicence: MIT\n' }, at: 'course.en.yml:2', why: 'in a translation' },
  { code: 'wrong-list', change: { 'course.en.yml': 'outcomes: [Sow., Share., Eat.]\n' }, at: 'course.en.yml:1', why: 'other number of outcomes' },
]

const IN_FRONT_MATTER: readonly Defect[] = [
  { code: 'missing-front-matter', change: { [PRACTICE]: 'Semez.\n' }, at: `${PRACTICE}:1` },
  { code: 'unclosed-front-matter', change: { [PRACTICE]: '---\nid: semis\n' }, at: `${PRACTICE}:1` },
  { code: 'missing-id', change: page('id: graines\n', ''), at: `${PAGE}:2` },
  { code: 'missing-key', change: page('minutes: 8\n', ''), at: `${PAGE}:2`, why: 'minutes' },
  { code: 'missing-key', change: page('title: Les graines\n', ''), at: `${PAGE}:2`, why: 'title' },
  ...['012', '0', '601', '8.5', '1.10', '"8"', '-1', '0x8', 'huit', '', '[8]', '1e2', '99999999999999999999'].map(minutes),
  practiceField('unknown-key', 'onclick: alert(1)'),
  practiceField('key-for-other-kind', 'quiz: 60'),
  practiceField('key-for-other-kind', 'completion: all'),
  practiceField('key-for-other-kind', 'ref: bilan'),
  practiceField('wrong-flag', 'required: non'),
  practiceField('wrong-material', 'materials: [{ title: Rien }]'),
  practiceField('wrong-material', 'materials: [{ url: "https://example.org" }]'),
  practiceField('wrong-material', 'materials: [{ title: Deux, sheet: calendrier, url: "https://example.org" }]'),
  practiceField('unsafe-link', 'materials: [{ title: Script, url: "javascript:alert(1)" }]'),
  practiceField('missing-media', 'materials: [{ title: Plan, file: media/absent.pdf }]'),
  practiceField('missing-media', 'materials: [{ title: Plan, file: ../../etc/passwd }]'),
  practiceField('unknown-sheet', 'materials: [{ sheet: absente }]'),
  practiceField('duplicate-id', 'formerly: [graines]'),
  { code: 'missing-ref', change: practice('id: semis\ntitle: Bilan\nkind: survey\nminutes: 5'), at: `${PRACTICE}:2` },
  { code: 'missing-ref', change: practice('id: semis\ntitle: Bilan\nkind: session\nminutes: 5'), at: `${PRACTICE}:2`, why: 'a session' },
  { code: 'two-refs', change: practice('id: semis\ntitle: Bilan\nkind: survey\nminutes: 5\nsurvey: bilan\nref: bilan'), at: `${PRACTICE}:7` },
  { code: 'wrong-number', change: practice('id: semis\ntitle: Rencontre\nkind: session\nminutes: 5\nsession: premiere'), at: `${PRACTICE}:6`, why: 'a session by its name' },
  { code: 'wrong-number', change: practice('id: semis\ntitle: Rencontre\nkind: session\nminutes: 5\nsession: 0'), at: `${PRACTICE}:6`, why: 'session zero' },
  { code: 'wrong-id', change: practice('id: semis\ntitle: Bilan\nkind: survey\nminutes: 5\nsurvey: À chaud'), at: `${PRACTICE}:6`, why: 'a survey by its title' },
  { code: 'key-for-other-kind', change: practice('id: semis\ntitle: Bilan\nkind: survey\nminutes: 5\nsurvey: bilan\nadventure: premiers-pas'), at: `${PRACTICE}:7`, why: 'a survey and an adventure' },
  { code: 'wrong-choice', change: practice('id: semis\ntitle: Un semis\nkind: lesson\nminutes: 5'), at: `${PRACTICE}:4` },
  { code: 'duplicate-id', change: practice('id: graines\ntitle: Un semis\nkind: practice\nminutes: 5'), at: `${PRACTICE}:2`, why: 'activity' },
  { code: 'duplicate-id', change: { '01-debut/sheets/double.fr.md': '---\nid: calendrier\ntitle: Double\n---\nTexte.\n' }, at: '01-debut/sheets/double.fr.md:2', why: 'sheet' },
  { code: 'duplicate-id', change: page('id="g2"', 'id="g1"'), at: `${PAGE}:30`, why: 'question' },
  { code: 'key-from-original', change: english('title: Seeds', 'title: Seeds\nminutes: 8'), at: `${PAGE_EN}:4` },
  { code: 'translation-id', change: english('id: graines', 'id: seeds'), at: `${PAGE_EN}:2` },
  { code: 'translation-materials', change: english('title: Seeds', 'title: Seeds\nmaterials: [{ sheet: calendrier }]'), at: `${PAGE_EN}:4` },
]

const IN_MARKDOWN: readonly Defect[] = [
  body('heading-level-one', 'Texte.\n\n# Titre\n', 2),
  body('heading-level-one', 'Titre\n=====\n'),
  body('skipped-heading-level', '## Deux\n\n#### Quatre\n', 2),
  body('skipped-heading-level', '### Trois\n'),
  body('empty-heading', 'Texte.\n\n##\n', 2),
  body('picture-without-alternative', 'Texte\n![](media/sillon.svg)\n', 1),
  body('picture-without-alternative', '![ ](media/sillon.svg)\n'),
  body('remote-picture', '![Un pixel](https://tracker.example/p.gif)\n'),
  body('remote-picture', '![Un pixel](//tracker.example/p.gif)\n'),
  body('remote-picture', '![Un pixel](data:image/svg+xml;base64,AAAA)\n'),
  body('missing-media', '![Absente](media/absente.svg)\n'),
  body('missing-media', '![Dehors](media/../../secret.svg)\n'),
  body('missing-media', '![Dehors](../../media/sillon.svg)\n'),
  body('not-a-picture', '![Plan](media/plan.pdf)\n'),
  body('unsafe-link', 'Voir\n[ici](javascript:alert(1))\n', 1),
  body('unsafe-link', '[x](JaVaScRiPt:alert(1))\n'),
  body('unsafe-link', '[x](vbscript:x)\n'),
  body('unsafe-link', '[x](data:text/html,x)\n'),
  body('unsafe-link', '[x](file:///etc/passwd)\n'),
  body('unsafe-link', '[x](//example.org)\n'),
  body('unsafe-link', '<javascript:alert(1)>\n'),
  body('unsafe-link', '[x][y]\n\n[y]: javascript:alert(1)\n'),
  body('unsafe-link', '| a |\n|---|\n| [x](javascript:1) |\n', 2),
  body('unknown-link-target', '[x](java&#10;script:alert(1))\n'),
  body('unknown-link-target', '[suite](02-suite.fr.md)\n'),
  body('unknown-link-target', '[x](/admin)\n'),
  body('unknown-link-target', '[x](#absent)\n'),
  body('unsafe-link', '[x](https://user:pass@example.org/)\n'),
  body('empty-link', '[](https://example.org)\n'),
  body('html-in-markdown', 'Un <b>mot</b> gras.\n'),
  body('html-in-markdown', 'Texte.\n\n<script>alert(1)</script>\n', 2),
  body('html-in-markdown', 'Texte <!-- caché -->\n'),
  body('unknown-block', 'Texte.\n\n:::note{id="x"}\nBonjour.\n:::\n', 2),
  body('block-not-allowed', '- liste\n\n  :::quiz{id="x"}\n  Q ?\n  - [x] oui\n  - [ ] non\n  :::\n', 2),
  body('unclosed-block', 'Texte.\n\n:::quiz{id="x"}\nQ ?\n- [x] oui\n- [ ] non\n', 2),
  body('unclosed-block', 'T.\n\n:::quiz{id="x"}\nQ ?\n\n:::quiz{id="y"}\nQ ?\n- [x] oui\n- [ ] non\n:::\n', 2),
  body('stray-block-end', 'Texte.\n\n:::\n', 2),
  body('malformed-attributes', 'T.\n\n:::quiz{id=x}\nQ ?\n:::\n', 2),
  body('malformed-attributes', 'T.\n\n:::quiz{id="x" id="y"}\nQ ?\n:::\n', 2),
  body('malformed-attributes', 'T.\n\n:::quiz{id="x"} onclick\nQ ?\n:::\n', 2),
  body('malformed-attributes', 'T.\n\n:::quiz id="x"\nQ ?\n:::\n', 2),
  body('quiz-outside-page', 'T.\n\n:::quiz{id="x"}\nQ ?\n- [x] oui\n- [ ] non\n:::\n', 2),
  body('empty-text', '\n'),
  { code: 'block-not-allowed', change: { [SHEET]: '---\nid: calendrier\ntitle: C\n---\nT.\n\n:::quiz{id="x"}\nQ ?\n:::\n' }, at: `${SHEET}:7`, why: 'in a sheet' },
]

const IN_QUIZ_AND_VIDEO: readonly Defect[] = [
  { code: 'missing-quiz-percent', change: page('quiz: 60\n', ''), at: `${PAGE}:23` },
  { code: 'quiz-percent-without-quiz', change: { [PAGE]: ACTIVITY.replace(/:::quiz[^]*$/, ''), [PAGE_EN]: ACTIVITY_EN.replace(/:::quiz[^]*$/, '') }, at: `${PAGE}:5` },
  { code: 'question-without-right-answer', change: page('- [x] Au printemps', '- [ ] Au printemps'), at: `${PAGE}:24` },
  { code: 'question-without-options', change: page(/- \[ \] En hiver.*\n.*\n/, ''), at: `${PAGE}:24` },
  { code: 'question-without-text', change: page('Quand semer ?\n', ''), at: `${PAGE}:24` },
  { code: 'too-few-options', change: page(/- \[ \] En hiver.*\n/, ''), at: `${PAGE}:24` },
  { code: 'too-many-options', change: page('- [ ] En hiver', `${many(20, rank => `- [ ] Réponse ${rank}\n`)}- [ ] En hiver`), at: `${PAGE}:46` },
  { code: 'text-after-options', change: page('- Oui.\n', '- Oui.\n\nUne dernière phrase.\n'), at: `${PAGE}:29` },
  { code: 'option-without-box', change: page('- [ ] En hiver', '- En hiver'), at: `${PAGE}:26` },
  { code: 'option-without-text', change: page('- [ ] En hiver --', '- [ ] --'), at: `${PAGE}:26` },
  { code: 'option-too-complex', change: page('- Non : il gèle.', '- Non :\n  - il gèle'), at: `${PAGE}:26` },
  { code: 'duplicate-option', change: page('{#soleil}', '{#eau}'), at: `${PAGE}:33` },
  { code: 'wrong-id', change: page('{#soleil}', '{#Soleil}'), at: `${PAGE}:33` },
  { code: 'missing-attribute', change: page(':::quiz{id="g1"}', ':::quiz'), at: `${PAGE}:24` },
  { code: 'wrong-id', change: page('id="g1"', 'id="G 1"'), at: `${PAGE}:24` },
  { code: 'unknown-attribute', change: page('{id="g1"}', '{id="g1" class="x"}'), at: `${PAGE}:24` },
  { code: 'too-many-questions', change: page(/$/, many(49, rank => `\n:::quiz{id="x${rank}"}\nQ ?\n- [x] a\n- [ ] b\n:::\n`)), at: `${PAGE}:325` },
  { code: 'translation-questions', change: english(/\n:::quiz\{id="g2"\}[^]*$/, ''), at: `${PAGE_EN}:11` },
  { code: 'translation-questions', change: english('id="g2"', 'id="g3"'), at: `${PAGE_EN}:11` },
  { code: 'translation-options', change: english('- [ ] Noise {#bruit} -- No.\n', ''), at: `${PAGE_EN}:17` },
  { code: 'translation-options', change: english('{#bruit}', '{#noise}'), at: `${PAGE_EN}:17` },
  { code: 'translation-right-answers', change: english('- [x] Sun', '- [ ] Sun'), at: `${PAGE_EN}:17` },
  { code: 'translation-video', change: english(/:::video[^]*?\n:::\n/, ''), at: `${PAGE_EN}:5` },
  { code: 'heading-in-block', change: page('On y voit un semis.', '## Semis'), at: `${PAGE}:18` },
  { code: 'several-videos', change: page(/$/, '\n:::video{peertube="https://framatube.org/w/abc" captions="01-graines.fr.vtt"}\nR.\n:::\n'), at: `${PAGE}:37` },
  { code: 'missing-attribute', change: page('peertube="https://framatube.org/w/abc" ', ''), at: `${PAGE}:17` },
  ...['http://framatube.org/w/abc', 'https://www.youtube.com/watch?v=abc', 'https://framatube.org/w/abc?start=1', 'https://framatube.org@evil.example/w/abc', 'javascript:alert(1)'].map((target): Defect => (
    { code: 'wrong-video-address', change: page('https://framatube.org/w/abc', target), at: `${PAGE}:17`, why: target }
  )),
  { code: 'video-without-captions', change: { ...page(' captions="01-graines.fr.vtt"', ''), [VTT]: null, [PAGE_EN]: null }, at: `${PAGE}:17` },
  { code: 'missing-captions', change: { [VTT]: null, [PAGE_EN]: null }, at: `${PAGE}:17` },
  { code: 'video-without-summary', change: page('On y voit un semis.\n', ''), at: `${PAGE}:17` },
  { code: 'wrong-attribute', change: page('minutes="12"', 'minutes="012"'), at: `${PAGE}:17` },
  { code: 'wrong-chapters', change: page('- 02:15 Semer', '- 00:00 Semer'), at: `${PAGE}:21` },
  { code: 'wrong-chapters', change: page('- 02:15 Semer', '- plus tard'), at: `${PAGE}:21` },
  { code: 'wrong-captions', change: { [VTT]: 'Bonjour\n' }, at: `${VTT}:1` },
  { code: 'wrong-captions', change: { [VTT]: CAPTIONS.replace('00:01.000 -->', 'tout de suite -->') }, at: `${VTT}:6` },
  { code: 'wrong-captions', change: { [VTT]: CAPTIONS.replace('00:00:09.000', '00:00:04.000') }, at: `${VTT}:9` },
  { code: 'empty-captions', change: { [VTT]: 'WEBVTT\n' }, at: `${VTT}:1` },
  { code: 'too-many-cues', change: { [VTT]: `WEBVTT\n\n${many(LIMITS.cuesPerVideo + 1, () => '00:01.000 --> 00:02.000\nx\n\n')}` }, at: `${VTT}:${LIMITS.cuesPerVideo * 3 + 3}` },
]

describe.each([
  ['the folder', IN_THE_FOLDER],
  ['course.yml', IN_COURSE_YML],
  ['front matter', IN_FRONT_MATTER],
  ['Markdown', IN_MARKDOWN],
  ['quiz and video', IN_QUIZ_AND_VIDEO],
])('in %s, the gate', (_, defects) => {
  it.each(defects)('reports $code at $at $why', ({ code, change, at }) => {
    const issues = issuesOf(code === 'empty-module' ? { ...change, '02-fin/media/x.svg': { sizeBytes: 1 } } : change)
    expect(issues.map(issue => `${issue.code} ${issue.file}:${issue.line}`)).toContain(`${code} ${at}`)
    const others = issues.filter(issue => issue.code !== code && issue.severity === 'error')
    expect(others.map(issue => `${issue.code} ${issue.file}:${issue.line}`).filter(issue => !isConsequence(code, issue))).toEqual([])
  })
})

/** Defects that another one brings along by nature. */
function isConsequence(code: CourseIssueCode, issue: string): boolean {
  const brought: Partial<Record<CourseIssueCode, readonly string[]>> = {
    'undeclared-module': ['missing-original', 'missing-key'],
    'unsafe-path': [],
    'unexpected-file': ['undeclared-module'],
    'unknown-block': [],
    'missing-id': ['translation-id', 'unknown-module'],
    'missing-language': ['unknown-language'],
    'duplicate-id': ['translation-questions'],
    'empty-link': [],
    'too-many-options': ['translation-options'],
    'too-few-options': ['translation-options'],
    'question-without-options': ['translation-questions'],
    'question-without-right-answer': ['translation-right-answers'],
    'option-without-box': ['too-few-options', 'translation-options'],
    'option-too-complex': ['too-few-options', 'translation-options'],
    'duplicate-option': ['translation-options'],
    'wrong-id': ['translation-options', 'translation-questions', 'missing-key'],
    'missing-attribute': ['translation-questions', 'translation-video'],
    'too-many-questions': ['translation-questions'],
    'unclosed-front-matter': [],
    'heading-in-block': ['skipped-heading-level'],
    'malformed-attributes': [],
    'unclosed-block': [],
    'quiz-outside-page': [],
    'unknown-key': [],
    'text-after-options': [],
    'video-without-captions': ['unknown-sheet'],
  }
  return brought[code]?.includes(issue.split(' ')[0] ?? '') ?? false
}

it('refuses 2,001 files without reading them', () => {
  const files: CourseFile[] = Array.from({ length: LIMITS.files + 1 }, (_, rank) => ({ kind: 'media', path: `01-debut/media/${rank}.svg`, sizeBytes: 1 }))
  expect(parseCourse(files)).toMatchObject({ kind: 'issues', issues: [{ code: 'too-many-files' }, { code: 'missing-course-file' }] })
})

it('refuses a file given twice', () => {
  const folder = aFolder()
  const [first] = folder
  expect(first).toBeDefined()
  if (first === undefined) return
  expect(parseCourse([...folder, first])).toMatchObject({ kind: 'issues', issues: [{ code: 'duplicate-file' }] })
})

it.each([
  { code: 'too-many-activities', change: Object.fromEntries(Array.from({ length: LIMITS.activities }, (_, rank) => [`01-debut/a${rank}.fr.md`, `---\nid: a${rank}\ntitle: A\nminutes: 1\n---\nTexte.\n`])) },
  { code: 'too-many-sheets', change: Object.fromEntries(Array.from({ length: LIMITS.sheets }, (_, rank) => [`01-debut/sheets/s${rank}.fr.md`, `---\nid: s${rank}\ntitle: S\n---\nTexte.\n`])) },
  { code: 'too-many-languages', change: Object.fromEntries(Array.from({ length: LIMITS.languages }, (_, rank) => [`course.x${String.fromCharCode(97 + rank)}.yml`, 'title: T\n'])) },
])('refuses one more than the limit: $code', ({ code, change }) => {
  expect(issuesOf(change).map(issue => issue.code)).toContain(code)
})

it('tells every defect at once, by file and line', () => {
  const issues = issuesOf({ ...course('lang: fr\n', ''), ...withBody('# Un\n\n![](media/sillon.svg)\n'), [VTT]: '' })
  expect(issues.map(issue => issue.code)).toEqual(['heading-level-one', 'picture-without-alternative', 'wrong-captions', 'missing-language'].sort((left, right) => (
    issues.findIndex(issue => issue.code === left) - issues.findIndex(issue => issue.code === right)
  )))
  expect(new Set(issues.map(issue => issue.code))).toEqual(new Set(['missing-language', 'heading-level-one', 'picture-without-alternative', 'wrong-captions']))
})

it('names every theme to whoever writes another', () => {
  expect(issuesOf(course('[first-steps]', '[gardening]')).map(({ message }) => message.en)).toContainEqual(expect.stringMatching(/ ethics, .*, first-steps, mobile\.$/))
})

it('counts lines the same with Windows ends and a byte order mark', () => {
  const change = withBody('Texte.\n\n# Un\n')
  const windows = Object.fromEntries(Object.entries(change).map(([path, text]) => [path, typeof text === 'string' ? `\uFEFF${text.replaceAll('\n', '\r\n')}` : text]))
  expect(issuesOf(windows)).toEqual(issuesOf(change))
})

it('has a fixture for every code but those that need their own test', () => {
  const seen = new Set([...IN_THE_FOLDER, ...IN_COURSE_YML, ...IN_FRONT_MATTER, ...IN_MARKDOWN, ...IN_QUIZ_AND_VIDEO].map(defect => defect.code))
  const apart = ['too-many-files', 'duplicate-file', 'too-many-activities', 'too-many-sheets', 'too-many-languages']
  expect(COURSE_ISSUE_CODES.filter(code => !seen.has(code) && !apart.includes(code))).toEqual([])
})

it('says what is wrong in French and in English, with no placeholder left', () => {
  const everything = [...IN_THE_FOLDER, ...IN_COURSE_YML, ...IN_FRONT_MATTER, ...IN_MARKDOWN, ...IN_QUIZ_AND_VIDEO].flatMap(defect => issuesOf(defect.change))
  for (const { message } of everything) {
    expect(message.fr).not.toMatch(/\{(?:key|id|limit|min|max|allowed|target|path|count|expected|language|folder|name|kind|value)\}|undefined|Oups|Veuillez/)
    expect(message.en).not.toMatch(/\{(?:key|id|limit|min|max|allowed|target|path|count|expected|language|folder|kind|value)\}|undefined|Oops|[Pp]lease/)
    expect(message.fr).not.toBe(message.en)
  }
})
