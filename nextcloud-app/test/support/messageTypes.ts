// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
/** Names that would clash with components of the same name. */
export type { CataloguePage as CatalogueMessage } from '@parcours/courses'
export type {
  ActivityProgress, AttemptResult, CourseCard, CourseFigures, CourseProgressDetail, PublicActivity, PublicCourse, ShownCount, ShownShare,
} from '@parcours/courses'
