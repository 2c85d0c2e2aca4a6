// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from 'vitest'
import { SERIES_TEMPLATES, WEBINAR_LIMITS, findSeriesTemplate, periodOf, plainText, singleLine, startSeries, templateLine } from '../../src/index.ts'
import { HUBIKOOP } from '../support/webinars.ts'

const PATH = 'decouverte-services-numeriques-ethiques'
const spaceless = (text: string) => text.replaceAll('\u00A0', ' ')

describe.each(SERIES_TEMPLATES.map(template => ({ templateId: template.templateId, template })))('the template $templateId', ({ template }) => {
  it.each(['fr', 'en'])('says in %s what each session is, in texts that can be kept', (language) => {
    const text = template.texts[language]
    expect(text?.sessions).toHaveLength(template.sessions.length)
    for (const { title, description } of [...text?.sessions ?? [], { title: text?.title ?? '', description: text?.description ?? '' }]) {
      expect(singleLine(title)).toBe(title)
      expect(plainText(description)).toBe(description)
      expect(title.length).toBeGreaterThan(5)
      expect(title.length).toBeLessThanOrEqual(WEBINAR_LIMITS.titleCharacters)
      expect(description.length).toBeGreaterThan(100)
      expect(description.length).toBeLessThanOrEqual(WEBINAR_LIMITS.descriptionCharacters)
    }
    expect(text?.summary.length).toBeLessThanOrEqual(WEBINAR_LIMITS.summaryCharacters)
  })

  it('is typed in French as French is: no-break spaces, curled apostrophes', () => {
    const french = JSON.stringify(template.texts['fr'])
    expect(french).not.toMatch(/[\p{L}\p{N}] [:;?!»]|« /u)
    expect(french).not.toContain('\'')
  })

  it('has an id of its own', () => {
    expect(SERIES_TEMPLATES.filter(({ templateId }) => templateId === template.templateId)).toHaveLength(1)
  })
})

describe('the eight webinars', () => {
  const template = findSeriesTemplate(PATH)
  if (template === undefined) throw new Error('It ships.')

  it('bear the published titles', () => {
    expect(template.texts['fr']?.sessions.map(({ title }) => spaceless(title))).toEqual(HUBIKOOP.sessions.map(({ title }) => spaceless(title)))
  })

  it('last sixteen hours in all', () => {
    expect(templateLine(template, 'en')).toMatchObject({ language: 'en', sessionCount: 8, durationMinutes: 960 })
    expect(templateLine(template, 'de')).toMatchObject({ language: 'fr' })
  })

  it('begin at one wall time every two weeks, across the change of clocks', () => {
    const { series, sessions } = startSeries(template, { language: 'fr', firstLocalStart: '2022-09-20T14:00', timeZone: 'Europe/Paris', everyWeeks: 2 })
    expect(series).toMatchObject({ language: 'fr', title: 'Découverte des services numériques éthiques' })
    expect(sessions.map(({ number, time }) => `${number} ${time.localStart}`)).toEqual([
      '1 2022-09-20T14:00', '2 2022-10-04T14:00', '3 2022-10-18T14:00', '4 2022-11-01T14:00', '5 2022-11-15T14:00', '6 2022-11-29T14:00', '7 2022-12-13T14:00', '8 2022-12-27T14:00',
    ])
    expect(sessions.map(({ time }) => periodOf(time).startsAt.toISOString().slice(11, 16))).toEqual(['12:00', '12:00', '12:00', '13:00', '13:00', '13:00', '13:00', '13:00'])
    expect(new Set(sessions.map(({ status }) => status))).toEqual(new Set(['tentative']))
  })
})

it('is not there under another name', () => {
  expect(findSeriesTemplate('__proto__')).toBeUndefined()
})
