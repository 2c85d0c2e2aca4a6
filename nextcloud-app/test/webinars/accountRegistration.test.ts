// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { mount } from '@vue/test-utils'
import { createPinia } from 'pinia'
import { describe, expect, it } from 'vitest'
import { shallowRef } from 'vue'
import RegistrationForm from '../../src/components/webinar/RegistrationForm.vue'
import { createCampusShell } from '../../src/shell/campus.ts'
import { SHELL, type Identity } from '../../src/shell/shell.ts'
import { fill, submit } from '../support/fillForm.ts'
import { aFirstView, pageText, settle } from '../support/mountApp.ts'
import { aSeries } from '../support/webinarMessages.ts'

const ACCOUNT: Identity = { kind: 'account', identityId: 'account', rights: { roles: ['learner'], isHost: false } }

/** The form as somebody logged in to Nextcloud sees it. */
async function mountForm() {
  const shell = { ...createCampusShell(aFirstView()), identity: shallowRef<Identity>(ACCOUNT) }
  const wrapper = mount(RegistrationForm, {
    attachTo: document.body, props: { series: aSeries(), isBusy: false, action: 'Register' },
    global: { plugins: [createPinia()], provide: { [SHELL as symbol]: shell } },
  })
  await settle()
  return wrapper
}

describe('an account that registers', () => {
  it('may say its name, by which those who organise tell people apart, and types no address', async () => {
    const form = await mountForm()
    expect(document.querySelector('input[type=email]')).toBeNull()
    expect(pageText()).toContain('erased 30 days after the last session.')
    fill('Your name or a pseudonym (optional)', 'Léa')
    submit()
    await settle()
    expect(form.emitted('register')).toEqual([[{ sessionId: null, channel: 'none', answers: {}, contact: { name: 'Léa', email: null } }]])
  })

  it('need not say one', async () => {
    const form = await mountForm()
    submit()
    await settle()
    expect(form.emitted('register')).toEqual([[{ sessionId: null, channel: 'none', answers: {}, contact: null }]])
  })
})
