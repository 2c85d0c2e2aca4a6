// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { timingSafeEqual } from 'node:crypto'
import { epochDay } from './clock.ts'
import { keyedHash } from './secrets.ts'

/**
 * Pictures are asked for without a token. Where a course is not public, the text that its reader
 * received names them by a path that begins with a ticket, good for one to two months.
 */
const TICKET_SHAPE = /^~([\w-]{22})\/(.+)$/s
const PERIOD_DAYS = 30

/** The path part that stands before a file's own path. */
export function mediaTicket(key: Uint8Array, courseId: string, now: Date): string {
  return `~${sign(key, courseId, periodOf(now))}`
}

/** The file's own path, and whether a ticket for this course stood before it. */
export function readMediaPath(key: Uint8Array, courseId: string, path: string, now: Date): { readonly path: string; readonly hasTicket: boolean } {
  const [, ticket, rest] = TICKET_SHAPE.exec(path) ?? []
  if (ticket === undefined || rest === undefined) return { path, hasTicket: false }
  const period = periodOf(now)
  const hasTicket = [period, period - 1].some((one) => timingSafeEqual(Buffer.from(sign(key, courseId, one)), Buffer.from(ticket)))
  return { path: rest, hasTicket }
}

function periodOf(now: Date): number {
  return Math.floor(epochDay(now) / PERIOD_DAYS)
}

function sign(key: Uint8Array, courseId: string, period: number): string {
  return keyedHash(key, `media ${period} ${courseId}`).slice(0, 22)
}
