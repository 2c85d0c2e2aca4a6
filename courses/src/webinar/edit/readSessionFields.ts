// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { RoomMessage, SessionFields } from '../../messages/webinarDesk.ts'
import type { PublicReplay } from '../../messages/webinarReader.ts'
import { WEBINAR_LIMITS } from '../limits.ts'
import { plainText, singleLine } from '../plainText.ts'
import type { SessionMaterial } from '../session.ts'
import { isTimeZone } from '../timeZone.ts'
import { isWallTime } from '../wallTime.ts'
import { addressProblem, listProblem, numberProblem, textProblem, type WebinarProblem } from './webinarProblem.ts'

/** What a trainer typed of a session, of the right types already: tidied, or the first thing that cannot be kept. */
export function readSessionFields(typed: SessionFields): { readonly kind: 'fields'; readonly fields: SessionFields } | { readonly kind: 'problem'; readonly problem: WebinarProblem } {
  const fields: SessionFields = {
    ...typed,
    title: singleLine(typed.title),
    description: plainText(typed.description),
    room: tidyRoom(typed.room),
    materials: typed.materials.map(material => ({ ...material, title: singleLine(material.title), url: material.url.trim() })),
    replay: typed.replay === null ? null : { ...typed.replay, chapters: typed.replay.chapters.map(chapter => ({ ...chapter, title: singleLine(chapter.title) })) },
  }
  const problem = findProblem(fields)
  return problem === undefined ? { kind: 'fields', fields } : { kind: 'problem', problem }
}

function tidyRoom(room: RoomMessage): RoomMessage {
  switch (room.kind) {
    case 'link': return { ...room, roomUrl: room.roomUrl.trim(), phone: room.phone === null ? null : singleLine(room.phone) }
    case 'place': return { ...room, name: singleLine(room.name), address: singleLine(room.address), accessibility: singleLine(room.accessibility) }
    case 'bigBlueButton': case 'later': return room
  }
}

function findProblem({ title, description, localStart, timeZone, durationMinutes, capacity, room, materials, replay }: SessionFields): WebinarProblem | undefined {
  if (!isTimeZone(timeZone)) return { field: 'timeZone', code: 'wrong-time-zone' }
  if (!isWallTime(localStart)) return { field: 'localStart', code: 'wrong-wall-time' }
  return textProblem('title', title, WEBINAR_LIMITS.titleCharacters, true)
    ?? textProblem('description', description, WEBINAR_LIMITS.descriptionCharacters)
    ?? numberProblem('durationMinutes', durationMinutes, WEBINAR_LIMITS.minDurationMinutes, WEBINAR_LIMITS.maxDurationMinutes)
    ?? (capacity === null ? undefined : numberProblem('capacity', capacity, 1, WEBINAR_LIMITS.capacity))
    ?? roomProblem(room)
    ?? materialsProblem(materials)
    ?? (replay === null ? undefined : replayProblem(replay))
}

function roomProblem(room: RoomMessage): WebinarProblem | undefined {
  switch (room.kind) {
    case 'link': return addressProblem('room.roomUrl', room.roomUrl) ?? textProblem('room.phone', room.phone ?? '', WEBINAR_LIMITS.phoneCharacters)
    case 'place': return textProblem('room.name', room.name, WEBINAR_LIMITS.placeCharacters, true)
      ?? textProblem('room.address', room.address, WEBINAR_LIMITS.placeCharacters)
      ?? textProblem('room.accessibility', room.accessibility, WEBINAR_LIMITS.summaryCharacters)
    case 'bigBlueButton': case 'later': return undefined
  }
}

function materialsProblem(materials: readonly SessionMaterial[]): WebinarProblem | undefined {
  const found = materials.map(({ title, url }, index) => (
    textProblem(`materials.${index}.title`, title, WEBINAR_LIMITS.titleCharacters, true) ?? addressProblem(`materials.${index}.url`, url)
  )).find(problem => problem !== undefined)
  return listProblem('materials', materials, WEBINAR_LIMITS.materialsPerSession) ?? found
}

function replayProblem({ watchUrl, embedUrl, durationSeconds, chapters }: PublicReplay): WebinarProblem | undefined {
  const isInOrder = chapters.every(({ startSeconds, title }, index) => (
    title !== '' && title.length <= WEBINAR_LIMITS.titleCharacters
    && startSeconds >= 0 && startSeconds < durationSeconds && startSeconds > (chapters[index - 1]?.startSeconds ?? -1)
  ))
  return addressProblem('replay.watchUrl', watchUrl) ?? addressProblem('replay.embedUrl', embedUrl)
    ?? numberProblem('replay.durationSeconds', durationSeconds, 1, WEBINAR_LIMITS.replaySeconds)
    ?? listProblem('replay.chapters', chapters, WEBINAR_LIMITS.chaptersPerReplay)
    ?? (isInOrder ? undefined : { field: 'replay.chapters', code: 'wrong-chapters' })
}
