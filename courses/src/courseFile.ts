// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

/** One file of a course's folder, as read by whoever has a file system. Paths are relative, with `/`. */
export type CourseFile =
  /** Text that the course is made of: `.yml`, `.md`, `.vtt`. */
  | { readonly kind: 'text'; readonly path: string; readonly text: string }
  /** Anything else: only its place and its weight matter here. */
  | { readonly kind: 'media'; readonly path: string; readonly sizeBytes: number }
