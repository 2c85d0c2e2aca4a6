// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { PublicReplay, ReplayProgress } from '@parcours/courses'
import { onScopeDispose, ref, shallowRef, type Ref } from 'vue'
import { openPeerTubeChannel, type PeerTubeChannel } from '../replay/peerTubeChannel.ts'
import { createReplayWatch } from '../replay/watchReplay.ts'
import { useShell } from '../shell/shell.ts'
import { useWebinars } from '../stores/webinars.ts'

/** How often what was watched is sent while the video plays. */
const SEND_MILLISECONDS = 30_000
/** Statuses between two questions about the speed: five seconds. */
const RATE_EVERY = 10

/** Counts a replay in a frame, for whoever may have it counted. */
export function useReplay(sessionId: string, { embedUrl }: PublicReplay, isCounted: boolean, progress: Ref<ReplayProgress | null>) {
  const { storage } = useShell()
  const webinars = useWebinars()
  const problem = ref<unknown>()
  const channel = shallowRef<PeerTubeChannel>()
  const watch = createReplayWatch({
    sessionId, storage,
    async report(stretches) {
      progress.value = await webinars.reportReplay({ sessionId, watched: stretches.map(({ from, to }) => ({ fromSeconds: from, toSeconds: to })) })
    },
  })
  let rate = 1
  let count = 0
  let wasPlaying = false
  let timer: ReturnType<typeof setInterval> | undefined

  async function send(): Promise<void> {
    problem.value = undefined
    await watch.send().catch((error: unknown) => { problem.value = error })
  }

  function note({ position, isPlaying }: { readonly position: number; readonly isPlaying: boolean }): void {
    watch.note({ position, rate, isPlaying })
    if (isPlaying && count % RATE_EVERY === 0) {
      void channel.value?.askRate().then((answer) => { rate = answer ?? rate })
    }
    if (wasPlaying && !isPlaying) void send()
    count += 1
    wasPlaying = isPlaying
  }

  const sendHidden = () => { if (document.visibilityState === 'hidden') void send() }

  function stop(): void {
    channel.value?.close()
    channel.value = undefined
    clearInterval(timer)
    document.removeEventListener('visibilitychange', sendHidden)
  }

  onScopeDispose(() => {
    if (channel.value !== undefined && isCounted) void send()
    stop()
  })

  return {
    problem,
    send,
    /** Once the frame is in the page, before it is loaded. */
    start(frame: HTMLIFrameElement): void {
      stop()
      channel.value = openPeerTubeChannel(frame, new URL(embedUrl).origin, isCounted ? note : () => undefined)
      if (isCounted) {
        timer = setInterval(() => { void send() }, SEND_MILLISECONDS)
        document.addEventListener('visibilitychange', sendHidden)
      }
    },
    seek: (seconds: number) => { channel.value?.seek(seconds) },
  }
}
