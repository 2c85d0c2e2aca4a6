// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { PublicCourse, PublicSheet } from '@parcours/courses'
import { html, trusted } from '../html.ts'
import type { CampusLanguage } from '../messages/campusMessages.ts'
import { MESSAGES } from '../messages/messages.ts'
import type { Page } from '../pageFrame.ts'
import { breadcrumb } from './breadcrumb.ts'
import { langOf } from './langOf.ts'

/** A sheet to print, on one or two pages. */
export function sheetPage(sheet: PublicSheet, course: PublicCourse, language: CampusLanguage): Page {
  const m = MESSAGES[language]
  const lang = langOf(sheet, language)
  return {
    title: sheet.title,
    description: `${sheet.title} – ${course.title}`,
    path: `/courses/${course.courseId}/sheets/${sheet.sheetId}`,
    state: { course, sheet },
    main: html`<article class="sheet">
${breadcrumb([[`/${language}/courses`, m.courses], [`/${language}/courses/${course.courseId}`, course.title]], m)}
<h1${lang}>${sheet.title}</h1>
<div class="reading"${lang}>
${trusted(sheet.html)}
</div>
<p class="meta">${m.authors(course.authors.join(', '))} · ${m.licence(course.licence)}</p>
<p class="meta no-print">${m.printThis}</p>
</article>`,
  }
}
