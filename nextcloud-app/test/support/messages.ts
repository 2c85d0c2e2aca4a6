// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type {
  ActivityProgress, AttemptResult, CatalogueMessage, CourseCard, CourseFigures, CourseProgressDetail, PublicActivity, PublicCourse, ShownCount, ShownShare,
} from './messageTypes.ts'

export const COURSE_ID = 'vie-privee'

export function aCourseCard(given: Partial<CourseCard> = {}): CourseCard {
  return {
    courseId: COURSE_ID, language: 'en', languages: ['fr', 'en'], title: 'Protect your privacy', summary: 'Who sees what, and what to change.',
    form: 'self-paced', themes: ['privacy'], durationMinutes: 80, activityCount: 3, licence: 'CC-BY-SA-4.0', searchText: 'protect your privacy', ...given,
  }
}

export function aCatalogue(courses: readonly CourseCard[] = [aCourseCard()]): CatalogueMessage {
  return { courses, page: 1, pageCount: 1, courseCount: courses.length }
}

export function aCourse(given: Partial<PublicCourse> = {}): PublicCourse {
  return {
    courseId: COURSE_ID, contentHash: 'a'.repeat(64), language: 'en', languages: ['fr', 'en'], title: 'Protect your privacy', summary: 'Who sees what, and what to change.',
    outcomes: ['Say who sees what.', 'Set a browser.'], forWhom: 'For everybody.', form: 'self-paced', themes: ['privacy'], licence: 'CC-BY-SA-4.0',
    authors: ['Parcours contributors'], attestationHours: null, durationMinutes: 80,
    modules: [{
      moduleId: 'traces', title: 'Traces', summary: 'What we leave behind.', isRequired: true,
      activities: [
        { activityId: 'who-sees', kind: 'page', title: 'Who sees what?', language: 'en', durationMinutes: 20, isRequired: true, hasVideo: true, quizQuestionCount: 2 },
        { activityId: 'browser', kind: 'practice', title: 'Set your browser', language: 'en', durationMinutes: 30, isRequired: true, hasVideo: false, quizQuestionCount: 0 },
        { activityId: 'more', kind: 'page', title: 'Lire encore', language: 'fr', durationMinutes: 30, isRequired: false, hasVideo: false, quizQuestionCount: 0 },
      ],
    }],
    ...given,
  }
}

export function anActivity(given: Partial<PublicActivity> = {}): PublicActivity {
  return {
    courseId: COURSE_ID, moduleId: 'traces', activityId: 'who-sees', contentHash: 'a'.repeat(64), kind: 'page', language: 'en', title: 'Who sees what?',
    durationMinutes: 20, isRequired: true, completion: 'any', quizPercent: 50, ways: ['text', 'video', 'quiz'], ref: null,
    html: '<p>A browser tells a lot.</p><h2>Cookies</h2><p>Small files.</p>',
    video: {
      watchUrl: 'https://video.example/w/abc', embedUrl: 'https://video.example/videos/embed/abc', durationMinutes: 12, sizeMegabytes: 80,
      summaryHtml: '<p>What the video says.</p>', transcript: [{ startSeconds: 0, text: 'Hello.' }], chapters: [{ startSeconds: 90, title: 'Cookies' }],
    },
    quiz: [
      { questionId: 'q1', promptHtml: '<p>Who sees your searches?</p>', isMultiple: false, options: [{ optionId: 'a', html: 'The search engine' }, { optionId: 'b', html: 'Nobody' }] },
      { questionId: 'q2', promptHtml: '<p>What is kept?</p>', isMultiple: true, options: [{ optionId: 'a', html: 'The hour' }, { optionId: 'b', html: 'The words' }] },
    ],
    materials: [{ kind: 'sheet', title: 'A sheet', sheetId: 'sheet' }, { kind: 'link', title: 'A law', url: 'https://law.example/' }, { kind: 'file', title: 'Slides', path: 'media/slides.pdf', sizeBytes: 120_400 }],
    ...given,
  }
}

export function aPractice(given: Partial<PublicActivity> = {}): PublicActivity {
  return anActivity({ activityId: 'browser', kind: 'practice', title: 'Set your browser', ways: [], video: null, quiz: [], quizPercent: null, materials: [], ...given })
}

export function anActivityProgress(given: Partial<ActivityProgress> = {}): ActivityProgress {
  return {
    activityId: 'who-sees', hasStarted: false, isCompleted: false, completedOn: null, waysDone: [],
    practiceOutcome: null, bestAttempt: null, lastAttempt: null, ...given,
  }
}

export function aCourseProgress(given: Partial<CourseProgressDetail> = {}): CourseProgressDetail {
  return {
    courseId: COURSE_ID, enrolledOn: null, startedOn: null, completedOn: null, requiredCount: 2, requiredCompletedCount: 0,
    completedModuleIds: [], activities: [], resumeActivityId: null, ...given,
  }
}

export function anAttemptResult(given: Partial<AttemptResult> = {}): AttemptResult {
  return {
    attemptId: '', rightCount: 1, questionCount: 2, hasPassed: true,
    questions: [
      { questionId: 'q1', isRight: true, rightOptionIds: ['a'], chosenOptionIds: ['a'], feedbackHtml: { a: '<p>Yes: it keeps them.</p>', b: '<p>No.</p>' } },
      { questionId: 'q2', isRight: false, rightOptionIds: ['a', 'b'], chosenOptionIds: ['b'], feedbackHtml: {} },
    ],
    ...given,
  }
}

export function exactly(value: number): ShownCount {
  return { kind: 'exact', value }
}

export const FEW: ShownCount = { kind: 'few', below: 5 }

export function aShare(count: number, base: number): ShownShare {
  return { count: exactly(count), base: exactly(base), percent: Math.round((100 * count) / base) }
}

export function someFigures(given: Partial<CourseFigures> = {}): CourseFigures {
  const step = (activityId: string, title: string, count: number, stopped: ShownCount | null) => ({
    activityId, title, kind: 'page', started: aShare(count, 37), completed: aShare(count, 37), stopped, needPerson: null, notYet: null,
  })
  return {
    courseId: COURSE_ID, title: 'Protect your privacy', scope: 'space', takenAt: '2026-11-22T03:00:00Z', isMasked: false, enrolled: exactly(37),
    started: aShare(34, 37), completed: aShare(12, 37),
    modules: [{
      moduleId: 'traces', title: 'Traces', completed: { count: FEW, base: exactly(37), percent: null },
      activities: [step('who-sees', 'Who sees what?', 30, null), step('browser', 'Set your browser', 13, exactly(17))],
    }],
    weeks: [
      { weekOn: '2026-11-09', enrolled: exactly(20), completedActivities: exactly(31), completed: exactly(0) },
      { weekOn: '2026-11-16', enrolled: FEW, completedActivities: exactly(12), completed: exactly(12) },
    ],
    publishedOn: ['2026-11-12'],
    ...given,
  }
}
