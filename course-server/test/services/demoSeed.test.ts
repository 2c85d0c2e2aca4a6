// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { NotADemoError, seedDemo } from '../../demo/seedDemo.ts'
import { openTestApp, type TestApp } from '../support/app.ts'
import { DATABASES } from '../support/databases.ts'

describe.each(DATABASES)('the demo, on $name', ({ open }) => {
  let test: TestApp
  beforeAll(async () => { test = await openTestApp(open) })
  afterAll(() => test.close())

  it('mixes no made-up people with those of a campus that has guests and no paired space', async () => {
    expect((await test.app.inject({ method: 'POST', url: '/api/v1/guests' })).statusCode).toBe(201)
    await expect(seedDemo(test.database.repositories, test.clock.now())).rejects.toThrow(NotADemoError)
    expect(await test.database.repositories.spaces.count()).toBe(1)
  })
})
