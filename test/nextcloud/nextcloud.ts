// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { execFile, spawn } from 'node:child_process'
import { cpSync, existsSync, lstatSync, mkdirSync, readFileSync, readlinkSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { freePort } from '../support/freePort.ts'

/** Some `occ` commands wait for the network. */
const OCC_TIMEOUT_MILLISECONDS = 60_000
const START_TIMEOUT_MILLISECONDS = 30_000
const APP = resolve('nextcloud-app')

type Occ = (...words: string[]) => Promise<string>

/** A Nextcloud to try the app in. */
export interface Nextcloud {
  readonly url: string
  readonly admin: { readonly user: string; readonly password: string }
  /** Undefined when only its address is known. */
  readonly occ: Occ | undefined
  /** True where the core bundle was not built (a source checkout): pages then need our stub. */
  readonly lacksCore: boolean
  /** Enables a page that shows nothing, to compare with; returns its address. */
  readonly addEmptyApp: (() => Promise<string>) | undefined
  /** Puts back what was found, and ends what was started. */
  readonly dispose: () => Promise<void>
}

/** From `NEXTCLOUD_DIR` (a folder with `occ`) or `NEXTCLOUD_URL` (one that runs). @throws when neither is set, with what to set. */
export async function openNextcloud(): Promise<Nextcloud> {
  const folder = process.env['NEXTCLOUD_DIR']
  const url = process.env['NEXTCLOUD_URL']?.replace(/\/+$/, '')
  const admin = { user: process.env['NEXTCLOUD_ADMIN'] ?? 'admin', password: process.env['NEXTCLOUD_ADMIN_PASSWORD'] ?? '' }
  if (folder !== undefined && existsSync(join(folder, 'occ'))) {
    return await openFolder(resolve(folder))
  }
  if (url === undefined || admin.password === '') {
    throw new Error('Set NEXTCLOUD_DIR to the folder of an installed Nextcloud (the one with occ), or NEXTCLOUD_URL, NEXTCLOUD_ADMIN and NEXTCLOUD_ADMIN_PASSWORD to one that runs with the app enabled.')
  }
  return { url, admin, occ: undefined, lacksCore: await lacksCore(url), addEmptyApp: undefined, dispose: async () => {} }
}

async function openFolder(folder: string): Promise<Nextcloud> {
  const undo: (() => Promise<void> | void)[] = []
  const dispose = async () => {
    for (const step of undo.reverse()) await Promise.resolve(step()).catch((error: unknown) => { console.error('Not put back:', error) })
  }
  try {
    return { ...await start(folder, undo), dispose }
  } catch (error) {
    await dispose()
    throw error
  }
}

async function start(folder: string, undo: (() => Promise<void> | void)[]): Promise<Omit<Nextcloud, 'dispose'>> {
  const url = `http://127.0.0.1:${await freePort()}`
  // Addresses written on the command line must be those of this server too.
  const environment = { ...process.env, 'NC_overwrite.cli.url': url }
  const occWith = async (more: Readonly<Record<string, string>>, ...words: string[]) => {
    const options = { cwd: folder, env: { ...environment, ...more }, timeout: OCC_TIMEOUT_MILLISECONDS }
    return (await promisify(execFile)('php', ['-d', 'apc.enable_cli=1', 'occ', ...words, '--no-interaction'], options)).stdout.trim()
  }
  const occ: Occ = (...words) => occWith({}, ...words)
  const appsFolder = await findAppsFolder(folder, occ)
  await placeApp(appsFolder, undo)
  await keepSettings(occ, undo)
  // Background jobs are written down when an app is enabled: those of an earlier version would be all there is.
  await occ('app:disable', 'parcours').catch(() => 'It was not enabled.')
  await occ('app:enable', 'parcours')
  await trustLoopback(occ, undo)
  await disableFirstRun(occ, undo)
  const admin = await makeAdmin(occ, occWith, undo)

  const server = spawn('php', ['-d', 'opcache.enable=1', '-d', 'opcache.enable_cli=1', '-d', 'apc.enable_cli=1', '-S', url.slice('http://'.length), '-t', folder, resolve('test/nextcloud/router.php')], {
    cwd: folder, detached: true, stdio: 'ignore', env: { ...process.env, PHP_CLI_SERVER_WORKERS: '4' },
  })
  // With workers, only the whole group ends.
  undo.push(() => { if (server.pid !== undefined) process.kill(-server.pid) })
  await untilReady(url)
  return { url, admin, occ, lacksCore: await lacksCore(url), addEmptyApp: () => addEmptyApp(url, appsFolder, occ, undo) }
}

async function findAppsFolder(folder: string, occ: Occ): Promise<string> {
  const said = await occ('config:system:get', 'apps_paths', '--output=json').catch(() => '[]')
  const paths = Object.values(JSON.parse(said === '' ? '[]' : said) as Readonly<Record<string, { path: string; writable: boolean }>>)
  return paths.find(({ writable }) => writable)?.path ?? join(folder, 'apps')
}

/** The working copy by a link, or what `PARCOURS_ARCHIVE` holds: the archive as the store would give it. */
async function placeApp(appsFolder: string, undo: (() => Promise<void> | void)[]): Promise<void> {
  const place = join(appsFolder, 'parcours')
  const archive = process.env['PARCOURS_ARCHIVE']
  const found = lstatSync(place, { throwIfNoEntry: false })
  if (found !== undefined && !found.isSymbolicLink()) {
    throw new Error(`${place} is an installed copy of the app: move it away first, these tests bring their own.`)
  }
  const target = found === undefined ? undefined : readlinkSync(place)
  if (archive === undefined && target !== undefined && resolve(appsFolder, target) === APP) return
  rmSync(place, { force: true })
  undo.push(() => {
    rmSync(place, { recursive: true, force: true })
    if (target !== undefined) symlinkSync(target, place)
  })
  if (archive === undefined) {
    symlinkSync(APP, place)
  } else {
    await promisify(execFile)('tar', ['-xzf', resolve(archive), '-C', appsFolder])
  }
}

/** Remembers the plain settings of the app; its secrets are never touched, and a paired space is refused. */
async function keepSettings(occ: Occ, undo: (() => Promise<void> | void)[]): Promise<void> {
  const before = await readSettings(occ)
  if ('pairing' in before) {
    throw new Error('This Nextcloud is paired already: unpair it first (occ parcours:unpair), or use another one. These tests pair and unpair.')
  }
  undo.push(async () => {
    const after = await readSettings(occ)
    await occ('app:enable', 'parcours')
    for (const name of Object.keys(after).filter((key) => !(key in before) && key !== 'subject_secret')) await occ('config:app:delete', 'parcours', name)
    for (const [name, value] of Object.entries(before)) {
      if (JSON.stringify(after[name]) === JSON.stringify(value) || name === 'subject_secret') continue
      await occ('config:app:set', 'parcours', name, ...(typeof value === 'boolean' ? ['--type=boolean'] : []), `--value=${String(value)}`)
    }
    if (before['enabled'] !== 'yes') await occ('app:disable', 'parcours')
  })
}

async function readSettings(occ: Occ): Promise<Readonly<Record<string, unknown>>> {
  const { apps } = JSON.parse(await occ('config:list', 'parcours')) as { apps?: { parcours?: Record<string, unknown> } }
  return apps?.parcours ?? {}
}

async function trustLoopback(occ: Occ, undo: (() => Promise<void> | void)[]): Promise<void> {
  const said = await occ('config:system:get', 'trusted_domains')
  if (said.split('\n').includes('127.0.0.1')) return
  await occ('config:system:set', 'trusted_domains', '97', '--value=127.0.0.1')
  undo.push(async () => { await occ('config:system:delete', 'trusted_domains', '97') })
}

/** It covers the page at the first login and takes the clicks. */
async function disableFirstRun(occ: Occ, undo: (() => Promise<void> | void)[]): Promise<void> {
  const { enabled } = JSON.parse(await occ('app:list', '--output=json')) as { enabled: Record<string, string> }
  if (!('firstrunwizard' in enabled)) return
  await occ('app:disable', 'firstrunwizard')
  undo.push(async () => { await occ('app:enable', 'firstrunwizard') })
}

async function makeAdmin(occ: Occ, occWith: (more: Readonly<Record<string, string>>, ...words: string[]) => Promise<string>, undo: (() => Promise<void> | void)[]): Promise<{ user: string; password: string }> {
  const admin = { user: 'parcours-test-admin', password: `Pt-${crypto.randomUUID()}` }
  await occ('user:delete', admin.user).catch(() => undefined)
  undo.push(async () => { await occ('user:delete', admin.user) })
  // A PHP without TrueType ends here with an error of the avatar, once the account is made.
  await occWith({ OC_PASS: admin.password }, 'user:add', '--password-from-env', admin.user).catch(() => undefined)
  await occ('group:adduser', 'admin', admin.user)
  return admin
}

const EMPTY_INFO = '<?xml version="1.0"?><info><id>parcoursempty</id><name>Empty</name><summary>Empty</summary><description>Empty</description><version>1.0.0</version><licence>agpl</licence><author>Parcours</author><namespace>ParcoursEmpty</namespace><category>tools</category><bugs>https://parcours.invalid</bugs><dependencies><nextcloud min-version="31" max-version="34"/></dependencies></info>'
const EMPTY_PHP = String.raw`<?php
namespace OCA\ParcoursEmpty\Controller;
use OCP\AppFramework\Controller;
use OCP\AppFramework\Http\Attribute\{FrontpageRoute, NoAdminRequired, NoCSRFRequired};
use OCP\AppFramework\Http\TemplateResponse;
class PageController extends Controller {
  #[NoAdminRequired]
  #[NoCSRFRequired]
  #[FrontpageRoute(verb: 'GET', url: '/')]
  public function index(): TemplateResponse { return new TemplateResponse('parcoursempty', 'main'); }
}
`

async function addEmptyApp(url: string, appsFolder: string, occ: Occ, undo: (() => Promise<void> | void)[]): Promise<string> {
  const place = join(appsFolder, 'parcoursempty')
  undo.push(async () => {
    await occ('app:disable', 'parcoursempty')
    for (const name of ['enabled', 'installed_version', 'types']) await occ('config:app:delete', 'parcoursempty', name)
    rmSync(place, { recursive: true, force: true })
  })
  for (const name of ['appinfo', 'lib/Controller', 'templates', 'img']) mkdirSync(join(place, name), { recursive: true })
  writeFileSync(join(place, 'appinfo/info.xml'), EMPTY_INFO)
  writeFileSync(join(place, 'lib/Controller/PageController.php'), EMPTY_PHP)
  writeFileSync(join(place, 'templates/main.php'), '<div id="parcours-empty"></div>\n')
  cpSync(join(APP, 'img/app.svg'), join(place, 'img/app.svg'))
  await occ('app:enable', 'parcoursempty')
  const page = `${url}/index.php/apps/parcoursempty/`
  await untilStatus(page, (status) => status !== 404)
  return page
}

/** Web workers hear of an app that was enabled or disabled by `occ` some seconds later: Nextcloud caches its list. */
export async function untilStatus(url: string, isWanted: (status: number) => boolean): Promise<void> {
  const deadline = Date.now() + START_TIMEOUT_MILLISECONDS
  let status = 0
  while (Date.now() < deadline) {
    status = (await fetch(url, { redirect: 'manual' })).status
    if (isWanted(status)) return
    await new Promise((wait) => setTimeout(wait, 500))
  }
  throw new Error(`${url} still answers ${status}.`)
}

async function untilReady(url: string): Promise<void> {
  const deadline = Date.now() + START_TIMEOUT_MILLISECONDS
  while (Date.now() < deadline) {
    if (await fetch(`${url}/status.php`).then((answer) => answer.ok, () => false)) return
    await new Promise((wait) => setTimeout(wait, 200))
  }
  throw new Error(`Nextcloud did not answer at ${url} in ${START_TIMEOUT_MILLISECONDS} ms.`)
}

async function lacksCore(url: string): Promise<boolean> {
  const answer = await fetch(`${url}/dist/core-common.js`, { redirect: 'manual' })
  return !answer.ok || !(answer.headers.get('content-type') ?? '').includes('javascript')
}

/** The version Nextcloud says it is. */
export async function readVersion(url: string): Promise<string> {
  return ((await (await fetch(`${url}/status.php`)).json()) as { versionstring: string }).versionstring
}

export function readAppVersion(): string {
  return /<version>([^<]+)</.exec(readFileSync(join(APP, 'appinfo/info.xml'), 'utf8'))?.[1] ?? ''
}
