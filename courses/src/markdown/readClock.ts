// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

/** Seconds of `mm:ss`, `h:mm:ss`, with or without `.fraction`; undefined when it is no time. */
export function readClock(text: string): number | undefined {
  const [, hours = '0', minutes, seconds, fraction = '0'] = /^(?:([0-9]{1,3}):)?([0-9]{1,2}):([0-9]{2})(?:\.([0-9]{1,3}))?$/.exec(text) ?? []
  if (minutes === undefined || seconds === undefined || Number(seconds) > 59) return undefined
  if (hours !== '0' && Number(minutes) > 59) return undefined
  return Number(hours) * 3600 + Number(minutes) * 60 + Number(`${seconds}.${fraction}`)
}
