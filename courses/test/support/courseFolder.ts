// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { parseCourse, type Course, type CourseFile, type CourseIssue } from '../../src/index.ts'

/** Text by path, or a weight for a medium; `null` takes a file away. */
export type FolderChange = Readonly<Record<string, string | { sizeBytes: number } | null>>

export const COURSE_YML = `id: jardin
lang: fr
title: Le jardin partagé
aliases: [Jardiner ensemble]
summary: Tenir un jardin à plusieurs.
outcomes:
  - Semer au bon moment.
  - Partager la récolte.
forWhom: Pour les voisin⋅es.
themes: [first-steps]
licence: CC-BY-SA-4.0
authors: [Parcours contributors]
modules:
  - id: debut
    folder: 01-debut
    title: Pour commencer
`

export const ACTIVITY = `---
id: graines
title: Les graines
minutes: 8
quiz: 60
materials:
  - sheet: calendrier
  - { title: Le plan, file: media/plan.pdf }
  - { title: La grainothèque, url: "https://example.org/graines" }
---
Une graine dort.

## Semer

![Un sillon](media/sillon.svg)

:::video{peertube="https://framatube.org/w/abc" captions="01-graines.fr.vtt" minutes="12" megabytes="80"}
On y voit un semis.

- 00:00 Bêcher
- 02:15 Semer
:::

:::quiz{id="g1"}
Quand semer ?
- [ ] En hiver -- Non : il gèle.
- [x] Au printemps -- Oui.
:::

:::quiz{id="g2"}
Que faut-il ?
- [x] De l'eau {#eau} -- Oui.
- [x] Du soleil {#soleil}
- [ ] Du bruit {#bruit} -- Non.
:::
`

export const ACTIVITY_EN = `---
id: graines
title: Seeds
---
A seed sleeps.

:::video{peertube="https://framatube.org/w/abc" captions="01-graines.fr.vtt"}
Sowing is shown.
:::

:::quiz{id="g1"}
When to sow?
- [ ] In winter -- No: it freezes.
- [x] In spring -- Yes.
:::

:::quiz{id="g2"}
What does it take?
- [x] Water {#eau} -- Yes.
- [x] Sun {#soleil}
- [ ] Noise {#bruit} -- No.
:::
`

export const CAPTIONS = `WEBVTT

NOTE écrit à la main

1
00:01.000 --> 00:04.000
Bonjour à <b>toustes</b>.

00:00:05.500 --> 00:00:09.000 align:start
Semons.
`

const FOLDER: FolderChange = {
  'course.yml': COURSE_YML,
  'course.en.yml': 'title: The shared garden\noutcomes: [Sow in time., Share the harvest.]\nmodules:\n  debut: { title: To begin }\n',
  '01-debut/01-graines.fr.md': ACTIVITY,
  '01-debut/01-graines.en.md': ACTIVITY_EN,
  '01-debut/01-graines.fr.vtt': CAPTIONS,
  '01-debut/02-semis.fr.md': '---\nid: semis\ntitle: Un semis\nkind: practice\nminutes: 20\n---\nSemez trois graines.\n',
  '01-debut/sheets/calendrier.fr.md': '---\nid: calendrier\ntitle: Le calendrier\n---\n## Mars\n\n| Mois | Plante |\n|---|--:|\n| mars | pois |\n',
  '01-debut/media/sillon.svg': { sizeBytes: 900 },
  '01-debut/media/plan.pdf': { sizeBytes: 12_000 },
}

/** A small valid course of one module, with changes. */
export function aFolder(change: FolderChange = {}): CourseFile[] {
  return Object.entries({ ...FOLDER, ...change }).flatMap(([path, content]): CourseFile[] => {
    if (content === null) return []
    return [typeof content === 'string' ? { kind: 'text', path, text: content } : { kind: 'media', path, ...content }]
  })
}

/** @throws with what is wrong when the folder is refused */
export function aCourse(change: FolderChange = {}): Course {
  const parsed = parseCourse(aFolder(change))
  if (parsed.kind === 'course') return parsed.course
  throw new Error(parsed.issues.map(printIssue).join('\n'))
}

/** Everything reported about a folder, warnings too. */
export function issuesOf(change: FolderChange): readonly CourseIssue[] {
  const parsed = parseCourse(aFolder(change))
  return parsed.kind === 'course' ? parsed.warnings : parsed.issues
}

export function printIssue({ code, file, line, message }: CourseIssue): string {
  return `${file}:${line} ${code}: ${message.fr}`
}

/** The activity of the folder with this text in place of its body. */
export function withBody(body: string): FolderChange {
  return { '01-debut/02-semis.fr.md': `---\nid: semis\ntitle: Un semis\nkind: practice\nminutes: 20\n---\n${body}` }
}

/** First line of the body that `withBody` writes. */
export const BODY_LINE = 7
