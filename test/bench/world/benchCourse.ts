// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { CourseFile } from '@parcours/courses'

/** Courses of the bench: 30 of them, 4 modules of 5 pages each. */
export const COURSE_COUNT = 30
export const MODULE_COUNT = 4
export const ACTIVITIES_PER_MODULE = 5
export const ACTIVITY_COUNT = MODULE_COUNT * ACTIVITIES_PER_MODULE

const PARAGRAPH = 'Un espace commun se range à plusieurs : chacun pose ce qui sert à tous, et le retrouve. '

export function benchCourseId(courseIndex: number): string {
  return `banc-${courseIndex}`
}

export function benchActivityId(courseIndex: number, activityIndex: number): string {
  return `banc-${courseIndex}-a${activityIndex}`
}

export function benchModuleId(courseIndex: number, moduleIndex: number): string {
  return `banc-${courseIndex}-m${moduleIndex}`
}

/** The files of a course as an author would write them: pages that reading completes. */
export function benchCourseFiles(courseIndex: number): readonly CourseFile[] {
  const files: CourseFile[] = [{ kind: 'text', path: 'course.yml', text: courseHead(courseIndex) }]
  for (let activity = 0; activity < ACTIVITY_COUNT; activity++) {
    const module = Math.floor(activity / ACTIVITIES_PER_MODULE)
    const place = String((activity % ACTIVITIES_PER_MODULE) + 1).padStart(2, '0')
    files.push({ kind: 'text', path: `${folderOf(module)}/${place}-page.fr.md`, text: pageText(courseIndex, activity) })
  }
  return files
}

function courseHead(courseIndex: number): string {
  const modules = Array.from({ length: MODULE_COUNT }, (_, module) => (
    `  - { id: ${benchModuleId(courseIndex, module)}, folder: ${folderOf(module)}, title: Module ${module + 1} }`
  ))
  return `id: ${benchCourseId(courseIndex)}
lang: fr
title: Cours du banc d’essai ${courseIndex}
summary: Un cours qui sert à mesurer.
outcomes: [Mesurer., Comparer.]
forWhom: Pour le banc d’essai.
form: self-paced
themes: [first-steps]
licence: CC-BY-SA-4.0
authors: [Parcours contributors]
modules:
${modules.join('\n')}
`
}

function folderOf(moduleIndex: number): string {
  return `0${moduleIndex + 1}-module`
}

/** About 300 words, as a page of a course has. */
function pageText(courseIndex: number, activityIndex: number): string {
  return `---
id: ${benchActivityId(courseIndex, activityIndex)}
title: Page ${activityIndex + 1}
kind: page
minutes: 6
---
${PARAGRAPH.repeat(18)}
`
}
