// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from 'vitest'
import { ConfigError, readConfig, type Environment } from '../../src/config.ts'

describe('configuration', () => {
  it('has a default for everything but secrets', () => {
    expect(readConfig({}, '/srv/parcours')).toEqual({
      host: '127.0.0.1', port: 8787, publicUrl: 'http://127.0.0.1:8787', dataFolder: '/srv/parcours/var', databaseUrl: undefined,
      contentFolders: [], mail: undefined, bigBlueButton: undefined,
    })
  })

  it('takes what is set', () => {
    expect(readConfig({
      PARCOURS_HOST: '::1', PARCOURS_PORT: '65535', PARCOURS_PUBLIC_URL: 'https://parcours.example.org/', PARCOURS_DATA: '/var/lib/parcours',
      DATABASE_URL: 'postgres://u:p@db/parcours', PARCOURS_CONTENT: 'ours:/srv/theirs', SMTP_URL: 'smtps://mail', MAIL_FROM: 'a@b.org',
      BBB_URL: 'https://bbb.example.org/bigbluebutton/', BBB_SECRET: 's', BBB_CHECKSUM: 'sha512', BBB_HOOKS_CHECKSUM: 'sha256',
    }, '/srv')).toMatchObject({
      host: '::1', port: 65_535, publicUrl: 'https://parcours.example.org', dataFolder: '/var/lib/parcours', contentFolders: ['/srv/ours', '/srv/theirs'],
      mail: { from: 'a@b.org' }, bigBlueButton: { checksum: 'sha512', hooksChecksum: 'sha256' },
    })
    expect(readConfig({ PARCOURS_HOST: '::1', PARCOURS_PORT: '1' }, '/').publicUrl).toBe('http://[::1]:1')
    expect(readConfig({ PARCOURS_PORT: ' ' }, '/').port).toBe(8787)
    expect(readConfig({ BBB_URL: 'http://127.0.0.1:8090/bigbluebutton/', BBB_SECRET: 's' }, '/').bigBlueButton).toMatchObject({ checksum: 'sha256', hooksChecksum: 'sha1' })
  })

  const bad: readonly { readonly variable: string; readonly env: Environment }[] = [
    { variable: 'PARCOURS_PORT', env: { PARCOURS_PORT: '0' } }, { variable: 'PARCOURS_PORT', env: { PARCOURS_PORT: '65536' } },
    { variable: 'PARCOURS_PORT', env: { PARCOURS_PORT: '80a' } }, { variable: 'PARCOURS_PORT', env: { PARCOURS_PORT: '1e3' } },
    { variable: 'PARCOURS_HOST', env: { PARCOURS_HOST: 'http://x' } },
    { variable: 'PARCOURS_PUBLIC_URL', env: { PARCOURS_PUBLIC_URL: 'parcours.example.org' } },
    { variable: 'PARCOURS_PUBLIC_URL', env: { PARCOURS_PUBLIC_URL: 'https://parcours.example.org/path' } },
    { variable: 'PARCOURS_PUBLIC_URL', env: { PARCOURS_PUBLIC_URL: 'ftp://parcours.example.org' } },
    { variable: 'DATABASE_URL', env: { DATABASE_URL: 'mysql://secret-password@db/x' } },
    { variable: 'SMTP_URL', env: { SMTP_URL: 'mail.example.org' } }, { variable: 'MAIL_FROM', env: { SMTP_URL: 'smtp://mail' } },
    { variable: 'SMTP_URL', env: { SMTP_URL: 'smtp:', MAIL_FROM: 'a@b.org' } }, { variable: 'SMTP_URL', env: { MAIL_FROM: 'a@b.org' } },
    { variable: 'MAIL_FROM', env: { SMTP_URL: 'smtp://mail', MAIL_FROM: '@' } }, { variable: 'BBB_URL', env: { BBB_SECRET: 's' } },
    { variable: 'BBB_CHECKSUM', env: { BBB_CHECKSUM: 'md5' } },
    { variable: 'BBB_URL', env: { BBB_URL: 'http://bbb' } }, { variable: 'BBB_SECRET', env: { BBB_URL: 'https://bbb' } },
    { variable: 'BBB_URL', env: { BBB_URL: 'http://127.0.0.1.example.org', BBB_SECRET: 's' } },
    { variable: 'BBB_HOOKS_CHECKSUM', env: { BBB_URL: 'https://bbb', BBB_SECRET: 's', BBB_HOOKS_CHECKSUM: 'crc32' } },
    { variable: 'BBB_CHECKSUM', env: { BBB_URL: 'https://bbb', BBB_SECRET: 's', BBB_CHECKSUM: 'md5' } },
  ]
  it.each(bad)('refuses $env in one line that names $variable and no secret', ({ variable, env }) => {
    const read = () => readConfig(env, '/')
    expect(read).toThrow(ConfigError)
    expect(read).toThrow(new RegExp(`^${variable}: [^\\n]+$`))
    expect(read).not.toThrow(/secret-password/)
  })
})
