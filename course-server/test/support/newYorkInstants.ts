// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { DATABASES } from './databases.ts'

/** The night the clocks go back: two instants that a local time cannot tell apart. Run under TZ=America/New_York. */
const INSTANTS = ['2026-11-01T05:30:00.000Z', '2026-11-01T06:30:00.000Z']

const result: Record<string, string> = { zone: Intl.DateTimeFormat().resolvedOptions().timeZone }
for (const { name, open } of DATABASES) {
  const database = await open()
  const { spaces } = database.repositories
  for (const [index, instant] of INSTANTS.entries()) {
    await spaces.invite([{ spaceId: `s${index}`, label: null, isHost: false, codeHash: `c${index}`, expiresAt: new Date(instant) }], new Date(instant))
  }
  const kept = (await spaces.list({ afterSpaceNumber: 0, limit: 10 })).map((space) => space.createdAt.toISOString())
  result[name] = JSON.stringify(kept) === JSON.stringify(INSTANTS) ? 'exact' : kept.join(' ')
  await database.destroy()
}
process.stdout.write(JSON.stringify(result))
