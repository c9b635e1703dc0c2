import type { ComponentChildren, JSX } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { Icon } from '../../../parts/drawn/Icon.tsx'
import { dayAndClock } from '../../../parts/when.ts'
import { conversation, loadConversation } from '../../../talk/state.ts'
import { PacketForm } from './PacketForm.tsx'
import { q } from './words.ts'
import './waiting.css'

const askAgainMs = 60_000

/** Where somebody stands who waits for a person: honest, with something to do meanwhile. @param children how to be called back */
export const QueueCard = ({ children }: { children?: ComponentChildren }): JSX.Element | null => {
  const queue = conversation.value?.queue
  const [writing, setWriting] = useState(false)
  const waits = queue !== null && queue !== undefined
  useEffect(() => {
    if (!waits) return
    const timer = setInterval(() => void loadConversation(), askAgainMs)
    return () => clearInterval(timer)
  }, [waits])
  if (!queue) return null
  if (writing) return <PacketForm onDone={() => setWriting(false)} />
  const words = q.value
  return (
    <section class="queue" aria-label={words.meanwhile}>
      <p class="queue-place" role="status">
        <b>{words.place(queue.position)}</b>
        <span>
          {queue.late
            ? words.late
            : queue.minutes
              ? words.span(...queue.minutes)
              : words.by(dayAndClock(queue.answeredBy))}
        </span>
      </p>
      <div class="queue-do">
        <button type="button" onClick={() => setWriting(true)}>
          <Icon name={queue.packetSent ? 'check' : 'list'} size="s" />
          {queue.packetSent ? words.packetSent : words.packet}
        </button>
        <a href="/tools?m=M02&from=chat">{words.exercise}</a>
      </div>
      {children}
    </section>
  )
}
