// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Material, PublicActivity, PublicActivityLine, PublicCourse, PublicQuizQuestion, Video } from '@parcours/courses'
import { html, trusted, type Html } from '../html.ts'
import type { CampusLanguage, CampusMessages } from '../messages/campusMessages.ts'
import { MESSAGES } from '../messages/messages.ts'
import type { Page } from '../pageFrame.ts'
import { askSomeone } from './askSomeone.ts'
import { breadcrumb } from './breadcrumb.ts'
import { langOf } from './langOf.ts'

/** The text, the video as a link, the questions to read, the materials; all of it without JavaScript. */
export function activityPage(activity: PublicActivity, course: PublicCourse, language: CampusLanguage): Page {
  const m = MESSAGES[language]
  const lang = langOf(activity, language)
  const courseHref = `/${language}/courses/${course.courseId}`
  return {
    title: activity.title,
    description: `${course.title} – ${m.kinds[activity.kind]}, ${m.minutes(activity.durationMinutes)}`,
    path: `/courses/${course.courseId}/${activity.activityId}`,
    state: { course, activity },
    main: html`<article class="page">
${breadcrumb([[`/${language}/courses`, m.courses], [courseHref, course.title]], m)}
<h1${lang}>${activity.title}</h1>
<p class="meta">${[m.kinds[activity.kind], m.minutes(activity.durationMinutes)].join(' · ')}</p>
${activity.ways.length > 1 && waysPart(activity, m)}
<section>
${activity.ways.length > 1 && activity.ways.includes('text') && html`<h2 id="way-text">${m.ways.text}</h2>\n`}<div class="reading"${lang}>
${trusted(activity.html)}
</div>
${elsewherePart(activity, language, m)}
</section>
${activity.video && videoPart(activity.video, lang, m)}
${activity.quiz.length > 0 && quizPart(activity.quiz, lang, m)}
${activity.materials.length > 0 && materialsPart(activity, courseHref, lang, m)}
<noscript><p class="notice">${m.finishedNeedsScript}</p></noscript>
${neighbours(course, activity.activityId, courseHref, m)}
${askSomeone(m)}
</article>`,
  }
}

/** The way to a session or an adventure. A survey needs the app, which alone keeps the right to answer. */
function elsewherePart({ kind, courseId, ref }: PublicActivity, language: CampusLanguage, m: CampusMessages): Html | false {
  if (kind === 'page' || kind === 'practice') return false
  const { words, link } = m.elsewhere[kind]
  const href = kind === 'session' ? `/${language}/webinars?course=${courseId}&session=${ref ?? ''}` : `/${language}/adventures/${ref ?? ''}`
  return html`<section class="notice no-print">
<p>${words}</p>
${link !== '' && html`<p class="button-row"><a class="button" href="${href}">${link}</a></p>`}
</section>`
}

/** The same menu as the app's, so that nothing moves when the app takes over. */
function waysPart({ ways, completion }: PublicActivity, m: CampusMessages): Html {
  return html`<nav class="ways no-print" aria-label="${m.waysNavigation}">
<p>${completion === 'any' ? m.takeAsYouLike : m.inThisActivity}</p>
<ul>
${ways.map((way) => html`<li><a href="#way-${way}">${m.ways[way]}</a></li>\n`)}</ul>
</nav>`
}

function videoPart(video: Video, lang: Html | false, m: CampusMessages): Html {
  const weight = [
    video.durationMinutes === undefined ? '' : m.minutes(video.durationMinutes),
    video.sizeMegabytes === undefined ? '' : m.megabytes(video.sizeMegabytes),
  ].filter((part) => part !== '').join(', ')
  return html`<section class="video" aria-labelledby="way-video">
<h2 id="way-video">${m.video}</h2>
<p><a class="button" href="${video.watchUrl}" rel="noreferrer">${m.watchOn(new URL(video.watchUrl).host)}</a> <span class="meta">${weight}</span></p>
<div class="reading"${lang}>${trusted(video.summaryHtml)}</div>
${video.transcript.length > 0 && html`<details><summary>${m.transcript}</summary>
<div class="reading"${lang}>${video.transcript.map(({ text }) => html`<p>${text}</p>\n`)}</div></details>`}
</section>`
}

function quizPart(questions: readonly PublicQuizQuestion[], lang: Html | false, m: CampusMessages): Html {
  return html`<section class="quiz" aria-labelledby="way-quiz">
<h2 id="way-quiz">${m.quiz}</h2>
<p class="notice">${m.quizNeedsScript}</p>
${questions.map((question) => html`<div class="question"${lang}>
${trusted(question.promptHtml)}
${question.isMultiple && html`<p class="meta">${m.severalAnswers}</p>`}
<ul>
${question.options.map((option) => html`<li>${trusted(option.html)}</li>\n`)}</ul>
</div>
`)}</section>`
}

function materialsPart({ courseId, materials }: PublicActivity, courseHref: string, lang: Html | false, m: CampusMessages): Html {
  const item = (material: Material): Html => {
    switch (material.kind) {
      case 'sheet': return html`<a href="${courseHref}/sheets/${material.sheetId}">${material.title}</a>`
      case 'link': return html`<a href="${material.url}" rel="noreferrer">${material.title}</a>`
      case 'file': return html`<a href="/api/v1/courses/${courseId}/media/${material.path}">${material.title}</a> <span class="meta">${m.fileSize(Math.ceil(material.sizeBytes / 1000))}</span>`
    }
  }
  return html`<section class="materials" aria-labelledby="materials-title">
<h2 id="materials-title">${m.materials}</h2>
<ul${lang}>
${materials.map((material) => html`<li>${item(material)}</li>\n`)}</ul>
</section>`
}

function neighbours(course: PublicCourse, activityId: string, courseHref: string, m: CampusMessages): Html {
  const lines = course.modules.flatMap(({ activities }) => activities)
  const place = lines.findIndex((line) => line.activityId === activityId)
  const link = (line: PublicActivityLine | undefined, words: (title: string) => string, kind: string) =>
    line && html`<a class="${kind}" href="${courseHref}/${line.activityId}">${words(line.title)}</a>\n`
  return html`<p class="button-row">
${link(lines[place + 1], m.next, 'button button-primary')}${link(lines[place - 1], m.previous, 'button')}</p>
<p><a href="${courseHref}">${m.backToCourse(course.title)}</a></p>`
}
