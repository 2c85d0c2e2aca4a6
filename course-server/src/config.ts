// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { isIP } from 'node:net'
import { resolve } from 'node:path'

/** Everything the server is told from outside, checked once. */
export interface Config {
  readonly host: string
  readonly port: number
  /** Origin that browsers call, without a final slash; also the token audience. */
  readonly publicUrl: string
  /** Absolute folder of the SQLite files and of what a single machine needs. */
  readonly dataFolder: string
  /** Undefined: SQLite in `dataFolder`. */
  readonly databaseUrl: string | undefined
  /** Extra folders of courses, absolute. */
  readonly contentFolders: readonly string[]
  /** Undefined: no mail is promised anywhere. */
  readonly mail: { readonly smtpUrl: string; readonly from: string } | undefined
  /** Undefined: plain room links. */
  readonly bigBlueButton: BbbConfig | undefined
}

/** The API of a BigBlueButton server, as `bbb-conf --secret` prints it. */
export interface BbbConfig {
  readonly url: string
  readonly secret: string
  /** Of the calls we make. */
  readonly checksum: BbbChecksum
  /** Of bbb-webhooks, which older servers run with sha1 alone: its calls, and the weakest its callbacks may have. */
  readonly hooksChecksum: BbbChecksum
}

/** Hash names BigBlueButton accepts, weakest first: https://docs.bigbluebutton.org/development/api/#usage */
export const BBB_CHECKSUMS = ['sha1', 'sha256', 'sha384', 'sha512'] as const
export type BbbChecksum = (typeof BBB_CHECKSUMS)[number]

export type Environment = Readonly<Record<string, string | undefined>>

/** Stops the start: names the variable and says what it should be; never prints a secret's value. */
export class ConfigError extends Error {
  readonly variable: string

  constructor(variable: string, remedy: string) {
    super(`${variable}: ${remedy}`)
    this.name = 'ConfigError'
    this.variable = variable
  }
}

/** Reads and checks the environment. @throws ConfigError */
export function readConfig(env: Environment, workingFolder: string): Config {
  const host = readHost(env)
  const port = readPort(env)
  return {
    host,
    port,
    publicUrl: readPublicUrl(env, host, port),
    dataFolder: resolve(workingFolder, valueOf(env, 'PARCOURS_DATA') ?? './var'),
    databaseUrl: readDatabaseUrl(env),
    contentFolders: (valueOf(env, 'PARCOURS_CONTENT') ?? '').split(':').filter(Boolean).map((folder) => resolve(workingFolder, folder)),
    mail: readMail(env),
    bigBlueButton: readBigBlueButton(env),
  }
}

/** A variable set to nothing counts as unset: that is how shells and .env files leave it out. */
function valueOf(env: Environment, name: string): string | undefined {
  const value = env[name]?.trim()
  return value === '' ? undefined : value
}

function readHost(env: Environment): string {
  const host = valueOf(env, 'PARCOURS_HOST') ?? '127.0.0.1'
  if (isIP(host) === 0 && !/^[a-z0-9]([a-z0-9.-]{0,252}[a-z0-9])?$/i.test(host)) {
    throw new ConfigError('PARCOURS_HOST', 'must be an IP address or a host name, such as 127.0.0.1.')
  }
  return host
}

/** 1 to 65535. */
function readPort(env: Environment): number {
  const text = valueOf(env, 'PARCOURS_PORT') ?? '8787'
  const port = Number(text)
  if (!/^\d{1,5}$/.test(text) || port < 1 || port > 65_535) {
    throw new ConfigError('PARCOURS_PORT', 'must be a whole number from 1 to 65535.')
  }
  return port
}

function readPublicUrl(env: Environment, host: string, port: number): string {
  const given = valueOf(env, 'PARCOURS_PUBLIC_URL')
  if (given === undefined) return `http://${isIP(host) === 6 ? `[${host}]` : host}:${port}`
  const url = parseUrl(given)
  const isBare = url !== undefined && url.pathname === '/' && url.search === '' && url.hash === '' && url.username === ''
  if (!isBare || !['http:', 'https:'].includes(url.protocol)) {
    throw new ConfigError('PARCOURS_PUBLIC_URL', 'must be an http or https address without a path, such as https://parcours.example.org.')
  }
  return url.origin
}

function readDatabaseUrl(env: Environment): string | undefined {
  const given = valueOf(env, 'DATABASE_URL')
  if (given === undefined) return undefined
  const url = parseUrl(given)
  if (url === undefined || !['postgres:', 'postgresql:'].includes(url.protocol)) {
    throw new ConfigError('DATABASE_URL', 'must begin with postgres:// (leave it out to use SQLite).')
  }
  return given
}

function readMail(env: Environment): Config['mail'] {
  const smtpUrl = valueOf(env, 'SMTP_URL')
  const from = valueOf(env, 'MAIL_FROM')
  if (smtpUrl === undefined) {
    // Half of the two is a mistake that would be noticed by the mails that never came.
    if (from !== undefined) throw new ConfigError('SMTP_URL', 'is needed when MAIL_FROM is set.')
    return undefined
  }
  const url = parseUrl(smtpUrl)
  if (url === undefined || !['smtp:', 'smtps:'].includes(url.protocol) || url.hostname === '') {
    throw new ConfigError('SMTP_URL', 'must begin with smtp:// or smtps://, then name the mail server.')
  }
  if (from === undefined || !/[^\s@]@[^\s@]/.test(from)) throw new ConfigError('MAIL_FROM', 'must be an e-mail address when SMTP_URL is set.')
  return { smtpUrl, from }
}

function readBigBlueButton(env: Environment): Config['bigBlueButton'] {
  const [url, secret] = [valueOf(env, 'BBB_URL'), valueOf(env, 'BBB_SECRET')]
  const hashes = { checksum: readChecksum(env, 'BBB_CHECKSUM', 'sha256'), hooksChecksum: readChecksum(env, 'BBB_HOOKS_CHECKSUM', 'sha1') }
  if (url === undefined) {
    if (secret !== undefined) throw new ConfigError('BBB_URL', 'is needed when BBB_SECRET is set.')
    return undefined
  }
  if (!isProtectedAddress(parseUrl(url))) throw new ConfigError('BBB_URL', 'must be an https address.')
  if (secret === undefined) throw new ConfigError('BBB_SECRET', 'is needed when BBB_URL is set.')
  return { url, secret, ...hashes }
}

/** Plain http never leaves this machine. */
function isProtectedAddress(url: URL | undefined): boolean {
  return url?.protocol === 'https:' || (url?.protocol === 'http:' && ['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname))
}

function readChecksum(env: Environment, variable: string, byDefault: BbbChecksum): BbbChecksum {
  const wanted = valueOf(env, variable) ?? byDefault
  const checksum = BBB_CHECKSUMS.find((name) => name === wanted)
  if (checksum === undefined) throw new ConfigError(variable, `must be one of ${BBB_CHECKSUMS.join(', ')}.`)
  return checksum
}

function parseUrl(text: string): URL | undefined {
  return URL.canParse(text) ? new URL(text) : undefined
}
