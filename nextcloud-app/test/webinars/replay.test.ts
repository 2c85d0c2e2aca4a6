// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it, vi } from 'vitest'
import { openPeerTubeChannel, type PlaybackStatus } from '../../src/replay/peerTubeChannel.ts'
import { createReplayWatch } from '../../src/replay/watchReplay.ts'
import { joinCalendars } from '../../src/calendar/joinCalendars.ts'
import { createBrowserStorage, createMemoryStorage } from '../../src/shell/browserStorage.ts'

const ORIGIN = 'https://tube.example'

/** A frame whose window keeps what it is sent. */
function aFrame() {
  const posted: { readonly message: { readonly id?: number; readonly method?: string; readonly params?: unknown }; readonly origin: string }[] = []
  const contentWindow = { postMessage: (text: string, origin: string) => { posted.push({ message: JSON.parse(text) as { method: string }, origin }) } }
  // What the channel uses of a frame, and nothing else.
  const frame = { contentWindow } as unknown as HTMLIFrameElement
  const says = (data: unknown, { origin = ORIGIN, source = contentWindow }: { readonly origin?: string; readonly source?: unknown } = {}) => {
    window.dispatchEvent(Object.assign(new Event('message'), { data: typeof data === 'string' ? data : JSON.stringify(data), origin, source }))
  }
  return { frame, posted, says }
}

const update = (position: number, playbackState = 'playing') => ({ method: 'peertube::playbackStatusUpdate', params: { position, volume: 1, duration: '171.37', playbackState } })

describe('the channel to the player', () => {
  it('answers its greeting, hears where it is, and speaks to its origin alone', () => {
    const heard: PlaybackStatus[] = []
    const { frame, posted, says } = aFrame()
    const channel = openPeerTubeChannel(frame, ORIGIN, (status) => heard.push(status))
    says({ method: 'peertube::__ready', params: { type: 'publish-request', publish: [] } })
    says(update(1.5))
    says(update(2, 'paused'))
    channel.seek(600)
    expect(heard).toEqual([{ position: 1.5, isPlaying: true }, { position: 2, isPlaying: false }])
    expect(posted.map(({ message: { method, params } }) => [method, params])).toEqual([
      ['peertube::__ready', { type: 'publish-reply', publish: [] }], ['peertube::seek', 600], ['peertube::play', null],
    ])
    expect(posted.every(({ origin }) => origin === ORIGIN)).toBe(true)
    channel.close()
    says(update(3))
    expect(heard).toHaveLength(2)
  })

  it.each([
    { why: 'another origin', from: { origin: 'https://elsewhere.example' }, data: update(1) },
    { why: 'another window', from: { source: null }, data: update(1) },
    { why: 'no JSON', from: {}, data: 'setImmediate$0.1$1' },
    { why: 'no number', from: {}, data: { method: 'peertube::playbackStatusUpdate', params: { position: 'x' } } },
  ])('hears nothing from $why', ({ from, data }) => {
    const heard: PlaybackStatus[] = []
    const { frame, says } = aFrame()
    const channel = openPeerTubeChannel(frame, ORIGIN, (status) => heard.push(status))
    says(data, from)
    channel.close()
    expect(heard).toEqual([])
  })

  it('asks for the speed, and goes on without an answer', async () => {
    const { frame, posted, says } = aFrame()
    const channel = openPeerTubeChannel(frame, ORIGIN, () => undefined)
    const rate = channel.askRate()
    says({ id: posted[0]?.message.id, result: 1.5 })
    expect(await rate).toBe(1.5)
    vi.useFakeTimers()
    const none = channel.askRate()
    await vi.advanceTimersByTimeAsync(2000)
    expect(await none).toBeUndefined()
    channel.close()
  })
})

describe('what counts as watched', () => {
  const watch = (report: (stretches: readonly { from: number; to: number }[]) => Promise<void>, storage = createBrowserStorage(createMemoryStorage())) => createReplayWatch({ sessionId: 's1', storage, report })
  const play = (one: ReturnType<typeof watch>, from: number, to: number, rate = 1) => {
    for (let position = from; position <= to; position += 0.5 * rate) one.note({ position, rate, isPlaying: true })
  }

  it('is the seconds really played: not what a seek jumps over, at double speed the video’s seconds', async () => {
    const sent: unknown[] = []
    const one = watch((stretches) => { sent.push(...stretches); return Promise.resolve() })
    play(one, 0, 10)
    play(one, 600, 630, 2)
    await one.send()
    expect(sent).toEqual([{ from: 0, to: 10 }, { from: 600, to: 630 }])
  })

  it('is kept when it cannot be sent, and sent with what comes after, even by another visit', async () => {
    const storage = createBrowserStorage(createMemoryStorage())
    const first = watch(() => Promise.reject(new Error('offline')), storage)
    play(first, 0, 10)
    await expect(first.send()).rejects.toThrow('offline')
    const sent: unknown[] = []
    const second = watch((stretches) => { sent.push(...stretches); return Promise.resolve() }, storage)
    play(second, 10, 20)
    await second.send()
    expect(sent).toEqual([{ from: 0, to: 20 }])
    expect(storage.listKeys('replay.')).toEqual([])
  })

  it('is not asked of the server when nothing was played', async () => {
    const report = vi.fn(() => Promise.resolve())
    const one = watch(report)
    one.note({ position: 3, rate: 1, isPlaying: false })
    await one.send()
    expect(report).not.toHaveBeenCalled()
  })
})

describe('a file of one’s dates', () => {
  it('holds every event and each zone once', () => {
    const zone = 'BEGIN:VTIMEZONE\r\nTZID:Europe/Paris\r\nEND:VTIMEZONE\r\n'
    const entry = (uid: string) => `BEGIN:VCALENDAR\r\nVERSION:2.0\r\n${zone}BEGIN:VEVENT\r\nUID:${uid}\r\nBEGIN:VALARM\r\nEND:VALARM\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n`
    const joined = joinCalendars([entry('1'), entry('2')])
    expect(joined.match(/BEGIN:VTIMEZONE/g)).toHaveLength(1)
    expect(joined.match(/^UID:\d/gm)).toEqual(['UID:1', 'UID:2'])
    expect(joined.startsWith('BEGIN:VCALENDAR\r\nVERSION:2.0\r\n')).toBe(true)
    expect(joined.endsWith('END:VEVENT\r\nEND:VCALENDAR\r\n')).toBe(true)
  })
})
