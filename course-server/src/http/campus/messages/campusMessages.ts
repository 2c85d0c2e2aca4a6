// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { ActivityKind, CourseForm, Theme, Way } from '@parcours/courses'

/** Languages of the campus's own words; courses may be in others. */
export const CAMPUS_LANGUAGES = ['fr', 'en'] as const
export type CampusLanguage = (typeof CAMPUS_LANGUAGES)[number]

/** Every sentence of the pages, whole: none is made by joining pieces. */
export interface CampusMessages {
  readonly languageName: string
  readonly skipToText: string
  readonly mainNavigation: string
  readonly languageNavigation: string
  readonly breadcrumb: string
  readonly pagesNavigation: string
  readonly home: string
  readonly courses: string
  readonly progress: string
  readonly webinars: string
  readonly myData: string
  readonly about: string
  readonly login: string
  readonly homeTitle: string
  readonly homeLead: string
  readonly homeSecond: string
  readonly nextWebinar: string
  readonly seeWebinar: string
  readonly someCourses: string
  readonly allCourses: string
  readonly noCourseYet: string
  readonly catalogueDescription: string
  readonly search: string
  readonly searchLabel: string
  readonly theme: string
  readonly courseLanguage: string
  readonly duration: string
  readonly any: string
  readonly atMost: (minutes: number) => string
  readonly courseCount: (count: number) => string
  readonly noCourseFound: string
  readonly showAll: string
  readonly page: (page: number) => string
  readonly pageOf: (page: number, pageCount: number) => string
  readonly themes: Readonly<Record<Theme, string>>
  readonly forms: Readonly<Record<CourseForm, string>>
  readonly kinds: Readonly<Record<ActivityKind, string>>
  readonly minutes: (minutes: number) => string
  /** A whole course's time, rounded: nobody counts on the minute. */
  readonly courseLength: (minutes: number) => string
  readonly activityCount: (count: number) => string
  readonly licence: (licence: string) => string
  readonly start: (title: string) => string
  readonly readFreely: string
  readonly guidedMeans: string
  readonly inLanguage: (language: string) => string
  readonly youWillBeAble: string
  readonly forWhom: string
  readonly programme: string
  readonly optional: string
  readonly withVideo: string
  readonly questionCount: (count: number) => string
  readonly authors: (names: string) => string
  readonly attestation: (hours: number) => string
  readonly otherLanguages: string
  readonly takeAsYouLike: string
  readonly inThisActivity: string
  readonly waysNavigation: string
  readonly ways: Readonly<Record<Way, string>>
  readonly askSomeone: string
  readonly askSomeoneName: string
  readonly video: string
  readonly watchOn: (host: string) => string
  readonly megabytes: (megabytes: number) => string
  readonly transcript: string
  readonly quiz: string
  readonly quizNeedsScript: string
  readonly severalAnswers: string
  readonly materials: string
  readonly fileSize: (kilobytes: number) => string
  /** What leads from a course to an activity that is elsewhere, and what it is. */
  readonly elsewhere: Readonly<Record<Exclude<ActivityKind, 'page' | 'practice'>, { readonly words: string; readonly link: string }>>
  readonly previous: (title: string) => string
  readonly next: (title: string) => string
  readonly backToCourse: (title: string) => string
  readonly finishedNeedsScript: string
  readonly printThis: string
  readonly aboutTitle: string
  readonly aboutParagraphs: readonly string[]
  readonly privacyTitle: string
  readonly privacyPoints: readonly string[]
  readonly freeSoftware: string
  readonly loginLead: string
  readonly notFoundTitle: string
  readonly notFound: string
  readonly errorTitle: string
  readonly error: string
  readonly appPages: Readonly<Record<AppPage, string>>
  readonly needsScript: string
}

/** Pages that live in the app alone; the server gives their frame and says that they need JavaScript. */
export const APP_PAGES = ['progress', 'my-data', 'login', 'lead', 'coordinate', 'host', 'surveys'] as const
export type AppPage = (typeof APP_PAGES)[number]
