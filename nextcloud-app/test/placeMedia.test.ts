// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from 'vitest'
import { placeMedia } from '../src/placeMedia.ts'

const PICTURE = '<p><img src="https://courses.example/api/v1/courses/c/media/a%20b.svg" alt="A"></p>'

describe('files of a course', () => {
  it.each([
    { html: PICTURE, api: 'https://courses.example/api/v1', expected: '<p><img crossorigin="anonymous" src="https://courses.example/api/v1/courses/c/media/a%20b.svg" alt="A"></p>', why: 'no cookie leaves' },
    { html: PICTURE, api: '/index.php/apps/parcours/proxy/api/v1', expected: '<p><img src="/index.php/apps/parcours/proxy/api/v1/courses/c/media/a%20b.svg" alt="A"></p>', why: 'through Nextcloud' },
    { html: '<img alt="" src="/api/v1/courses/c/media/a.svg">', api: '/api/v1', expected: '<img alt="" src="/api/v1/courses/c/media/a.svg">', why: 'the campus itself' },
    { html: '<a href="https://elsewhere.example/courses/x">x</a>', api: 'https://courses.example/api/v1', expected: '<a href="https://elsewhere.example/courses/x">x</a>', why: 'links elsewhere stay' },
  ])('come from where the page asks the API: $why', ({ html, api, expected }) => {
    expect(placeMedia(html, api, 'https://cloud.example/index.php/apps/parcours/')).toBe(expected)
  })
})
