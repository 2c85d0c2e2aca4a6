// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Session } from './session.ts'

const STATUS = '/apps/parcours/api/v1/settings/status'
const CHOICES = '/apps/parcours/api/v1/settings/choices'
const PAIRING = '/apps/parcours/api/v1/settings/pairing?isForced=1'
/** It covers the page at the first login and takes the clicks. */
const FIRST_RUN = '/cloud/apps/firstrunwizard'

const OWN_ADMIN = 'parcours-test-admin'

type Choices = Readonly<Record<string, string | boolean | readonly string[]>>

/**
 * For a Nextcloud of which only the address is known: remembers what the tests change, by the routes an admin has, and
 * makes an administrator who reads English.
 * @returns who that is, and how to put all back
 * @throws when the app is not enabled there, or the space is paired: these tests pair and unpair
 */
export async function keepByAddress(admin: Session): Promise<{ ownAdmin: { user: string; password: string }; putBack: () => Promise<void> }> {
  const { status, data } = await admin.ocs<{ isPaired: boolean }>('GET', STATUS)
  if (status !== 200) throw new Error(`The app is not enabled in this Nextcloud, or NEXTCLOUD_ADMIN is no administrator: ${status}.`)
  if (data.isPaired) throw new Error('This Nextcloud is paired already: unpair it first in its settings, or use another one. These tests pair and unpair.')
  const choices = await readChoices(admin)
  const { data: apps } = await admin.ocs<{ apps: readonly string[] }>('GET', '/cloud/apps?filter=enabled')
  const hasFirstRun = apps.apps.includes('firstrunwizard')
  if (hasFirstRun) await admin.ocs('DELETE', FIRST_RUN)
  const putBack = async () => {
    // Paired still: the run did not come to its end.
    if ((await admin.ocs<{ isPaired: boolean }>('GET', STATUS)).data.isPaired) await admin.ocs('DELETE', PAIRING)
    const answer = await admin.ocs('PUT', CHOICES, choices)
    if (hasFirstRun) await admin.ocs('POST', FIRST_RUN)
    await admin.ocs('DELETE', `/cloud/users/${OWN_ADMIN}`)
    await admin.close()
    if (answer.status !== 200) throw new Error(`The choices of the admin were not put back: ${answer.status}.`)
  }
  return { ownAdmin: await makeAdmin(admin), putBack }
}

async function makeAdmin(admin: Session): Promise<{ user: string; password: string }> {
  const ownAdmin = { user: OWN_ADMIN, password: `Pt-${crypto.randomUUID()}` }
  await admin.ocs('DELETE', `/cloud/users/${OWN_ADMIN}`)
  await admin.ocs('POST', '/cloud/users', { userid: OWN_ADMIN, password: ownAdmin.password, language: 'en' })
  await admin.ocs('PUT', `/cloud/users/${OWN_ADMIN}`, { key: 'language', value: 'en' })
  const { status } = await admin.ocs('POST', `/cloud/users/${OWN_ADMIN}/groups`, { groupid: 'admin' })
  if (status !== 200) throw new Error(`No administrator could be made for the tests: ${status}.`)
  return ownAdmin
}

/** As the settings page shows them. */
async function readChoices(admin: Session): Promise<Choices> {
  const page = await admin.open('/index.php/settings/admin/parcours')
  const form = page.locator('#parcours-admin form[data-method="PUT"]')
  await form.waitFor({ state: 'attached' })
  const choices = await form.evaluate((element) => {
    const values: Record<string, string | boolean | string[]> = {}
    for (const field of Array.from(element.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('input[name], textarea[name]'))) {
      const isChecked = field instanceof HTMLInputElement && field.checked
      const known = values[field.name]
      values[field.name] = field.dataset['kind'] === 'switch'
        ? isChecked
        : field.dataset['kind'] === 'list' ? [...(Array.isArray(known) ? known : []), ...(isChecked ? [field.value] : [])] : field.value
    }
    return values
  })
  await page.close()
  // Groups of a run that was cut short are about to go.
  return Object.fromEntries(Object.entries(choices).map(([name, value]) => [name, Array.isArray(value) ? value.filter((group) => !group.startsWith('parcours-test-')) : value]))
}
