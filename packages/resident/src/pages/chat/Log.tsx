import type { JSX } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { Icon } from '../../parts/drawn/Icon.tsx'
import { Loading, Notice } from '../../parts/Notice.tsx'
import { online } from '../../parts/network.ts'
import { refusalWords, w } from '../../parts/words.ts'
import { waitingLines } from '../../talk/outbox.ts'
import { reminded } from '../../talk/sitting.ts'
import { conversation, loadConversation, loading, problem } from '../../talk/state.ts'
import { ChatIntro } from './ChatIntro.tsx'
import { Lines, WaitingLine } from './Lines.tsx'

const nearPx = 120
/** The house says its own words after eight seconds at the latest. */
const longestThoughtMs = 10_000

/** Keeps the newest line in view unless the resident is reading further up. */
function useNewest(
  count: number,
  own: number,
): { box: { current: HTMLDivElement | null }; below: boolean; toNewest: () => void; look: () => void } {
  const box = useRef<HTMLDivElement>(null)
  const near = useRef(true)
  const [below, setBelow] = useState(false)
  const toNewest = (): void => {
    const element = box.current
    if (element) element.scrollTop = element.scrollHeight
    setBelow(false)
  }
  const look = (): void => {
    const element = box.current
    if (!element) return
    near.current = element.scrollHeight - element.scrollTop - element.clientHeight < nearPx
    if (near.current) setBelow(false)
  }
  useEffect(() => {
    if (near.current) toNewest()
    else setBelow(true)
  }, [count])
  useEffect(toNewest, [own])
  useEffect(() => {
    if (typeof ResizeObserver === 'undefined' || !box.current) return
    const watch = new ResizeObserver(() => {
      if (near.current) toNewest()
    })
    watch.observe(box.current)
    const lines = box.current.querySelector('.lines')
    if (lines) watch.observe(lines)
    return () => watch.disconnect()
  }, [])
  return { box, below, toNewest, look }
}

/** What stands below the lines when something is missing: network, server, or the first words. */
const State = (): JSX.Element | null => {
  const { chat, offline } = w.value
  const now = conversation.value
  const away = !online.value || loading.value === 'offline'
  if (!now && away) return <Notice>{chat.emptyOffline}</Notice>
  if (!now && loading.value === 'failed')
    return (
      <Notice kind="wrong" onAgain={() => void loadConversation()}>
        {chat.failed} {refusalWords(problem.value)}
      </Notice>
    )
  if (!now) return <Loading />
  if (away) return <Notice>{offline}</Notice>
  if (now.messages.length === 0 && waitingLines.value.length === 0)
    return <p class="line-note">{chat.emptyLine}</p>
  return null
}

/** The program looks for words; should they not come, the page asks once more. */
const Thinking = (): JSX.Element => {
  useEffect(() => {
    const timer = setTimeout(() => void loadConversation(), longestThoughtMs)
    return () => clearTimeout(timer)
  }, [])
  return (
    <p class="thinking" role="status">
      <span class="gone">{w.value.chat.thinking}</span>
      <i />
      <i />
      <i />
    </p>
  )
}

export const Log = (): JSX.Element => {
  const { chat } = w.value
  const messages = conversation.value?.messages ?? []
  const waiting = waitingLines.value
  const { box, below, toNewest, look } = useNewest(messages.length, waiting.length)
  return (
    <div class="log-wrap">
      <div class="log" ref={box} onScroll={look}>
        <ChatIntro />
        <span class="log-space" />
        <div class="lines" role="log" aria-live="polite" aria-label={chat.log}>
          <Lines messages={messages} />
          {waiting.map((item) => (
            <WaitingLine key={item.id} item={item} />
          ))}
          {conversation.value?.thinking && <Thinking />}
          {reminded.value && <p class="line-note">{chat.twoHours}</p>}
        </div>
        <State />
      </div>
      {below && (
        <button type="button" class="to-newest" onClick={toNewest}>
          <Icon name="down" size="s" />
          {chat.newLines}
        </button>
      )}
    </div>
  )
}
