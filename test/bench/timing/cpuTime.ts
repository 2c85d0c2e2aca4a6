// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
/** What a piece of work cost this process: user and system time, and the clock on the wall, in microseconds. */
export interface Cost {
  readonly cpuMicros: number
  readonly wallMicros: number
}

export async function costOf(work: () => Promise<unknown>): Promise<Cost> {
  const cpuBefore = process.cpuUsage()
  const wallBefore = process.hrtime.bigint()
  await work()
  const wallMicros = Number(process.hrtime.bigint() - wallBefore) / 1000
  const { user, system } = process.cpuUsage(cpuBefore)
  return { cpuMicros: user + system, wallMicros }
}
