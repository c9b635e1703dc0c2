import { signal } from '@preact/signals'
import { flush } from './outbox.ts'
import {
  acceptMessage,
  acceptPresence,
  conversation,
  lastSeq,
  loadConversation,
  type Message,
  type Presence,
} from './state.ts'

/** True while lines come in by themselves; else the conversation is asked for every four seconds. */
export const live = signal(false)

const pollMs = 4000
const silenceMs = 60_000
const reopenMs = 5000

/** Opens the stream and keeps it; while it is down, asks. Returns how to stop. */
export function attend(): () => void {
  let source: EventSource | null = null
  let stopped = false
  let heardAt = Date.now()
  let triedAt = 0

  const parse = <T>(event: Event, use: (value: T) => void): void => {
    heardAt = Date.now()
    try {
      use(JSON.parse((event as MessageEvent<string>).data) as T)
    } catch {
      void loadConversation()
    }
  }

  const close = (): void => {
    source?.close()
    source = null
    live.value = false
  }

  const open = (): void => {
    if (stopped || source || !conversation.value || typeof EventSource === 'undefined') return
    triedAt = Date.now()
    source = new EventSource(`/api/companion/stream?after=${lastSeq.value}`)
    source.addEventListener('open', () => {
      heardAt = Date.now()
      live.value = true
      void loadConversation()
    })
    source.addEventListener('message', (event) => {
      parse<Message>(event, (message) => {
        if (!acceptMessage(message)) void loadConversation()
      })
    })
    source.addEventListener('presence', (event) => parse<Presence>(event, acceptPresence))
    source.addEventListener('ping', () => {
      heardAt = Date.now()
    })
    source.addEventListener('error', () => {
      live.value = false
      if (source?.readyState === EventSource.CLOSED) close()
    })
  }

  /** A stream that says nothing while the server has news is dead, whatever its state says. */
  const checkSilence = async (): Promise<void> => {
    heardAt = Date.now()
    const before = lastSeq.value
    await loadConversation()
    if (lastSeq.value > before) close()
  }

  const tick = (): void => {
    if (!source && Date.now() - triedAt >= reopenMs) open()
    if (!live.value) void loadConversation()
    else if (Date.now() - heardAt >= silenceMs) void checkSilence()
  }
  const comeBack = (): void => {
    close()
    void loadConversation().then(open)
  }

  void flush().then(loadConversation).then(open)
  const timer = setInterval(tick, pollMs)
  addEventListener('online', comeBack)
  return () => {
    stopped = true
    clearInterval(timer)
    removeEventListener('online', comeBack)
    close()
  }
}
