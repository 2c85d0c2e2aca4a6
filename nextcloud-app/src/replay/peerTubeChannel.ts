// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

/** What the player says every half second. */
export interface PlaybackStatus {
  readonly position: number
  readonly isPlaying: boolean
}

export interface PeerTubeChannel {
  readonly seek: (seconds: number) => void
  /** What the person chose in the player; undefined when it does not answer. */
  readonly askRate: () => Promise<number | undefined>
  readonly close: () => void
}

const SCOPE = 'peertube'
/** A player that is there answers at once. */
const PATIENCE_MILLISECONDS = 2000

/**
 * Talks with a PeerTube player in a frame, in the wire format of its embed API (JSON by `postMessage`, the format of
 * jschannel). PeerTube's own package speaks to any origin; this one to the player's alone.
 * @see https://docs.joinpeertube.org/api/embed-player
 */
export function openPeerTubeChannel(frame: HTMLIFrameElement, origin: string, onStatus: (status: PlaybackStatus) => void): PeerTubeChannel {
  const waiting = new Map<number, (result: unknown) => void>()
  let lastId = 0

  function post(message: object): void {
    frame.contentWindow?.postMessage(JSON.stringify(message), origin)
  }

  function listen({ source, origin: from, data }: MessageEvent<unknown>): void {
    const message = source === frame.contentWindow && from === origin ? readMessage(data) : undefined
    if (message?.method === `${SCOPE}::__ready` && isObject(message.params) && message.params['type'] === 'publish-request') {
      post({ method: `${SCOPE}::__ready`, params: { type: 'publish-reply', publish: [] } })
    } else if (message?.method === `${SCOPE}::playbackStatusUpdate`) {
      const status = readStatus(message.params)
      if (status !== undefined) onStatus(status)
    } else if (message?.method === undefined && typeof message?.id === 'number') {
      waiting.get(message.id)?.(message.result)
      waiting.delete(message.id)
    }
  }

  window.addEventListener('message', listen)
  return {
    seek(seconds) {
      post({ id: lastId += 1, method: `${SCOPE}::seek`, params: seconds })
      post({ id: lastId += 1, method: `${SCOPE}::play`, params: null })
    },
    async askRate() {
      const id = lastId += 1
      post({ id, method: `${SCOPE}::getPlaybackRate`, params: null })
      const rate = await new Promise<unknown>((resolve) => {
        waiting.set(id, resolve)
        setTimeout(() => { resolve(undefined) }, PATIENCE_MILLISECONDS)
      })
      waiting.delete(id)
      return typeof rate === 'number' && rate > 0 ? rate : undefined
    },
    close: () => { window.removeEventListener('message', listen) },
  }
}

interface ChannelMessage {
  readonly id?: unknown
  readonly method?: unknown
  readonly params?: unknown
  readonly result?: unknown
}

function readMessage(data: unknown): ChannelMessage | undefined {
  try {
    const message: unknown = typeof data === 'string' ? JSON.parse(data) : undefined
    return isObject(message) ? message : undefined
  } catch {
    return undefined
  }
}

/** `duration` comes as text, and is not needed: the server knows it. */
function readStatus(params: unknown): PlaybackStatus | undefined {
  if (!isObject(params) || typeof params['position'] !== 'number' || !Number.isFinite(params['position'])) {
    return undefined
  }
  return { position: params['position'], isPlaying: params['playbackState'] === 'playing' }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}
