import type { JSX } from 'preact'
import { useLayoutEffect, useRef } from 'preact/hooks'
import { Icon } from '../../parts/drawn/Icon.tsx'
import { w } from '../../parts/words.ts'
import { friendName } from '../../self/me.ts'
import { sayDraft } from '../../talk/actions.ts'
import { draft, write } from '../../talk/draft.ts'
import { Mic, MicSays } from './parts.ts'

const longest = 2000
const tallestPx = 148

/** Enter sends on a keyboard; on a phone it makes a new line. */
const sendsOnEnter = (event: KeyboardEvent): boolean =>
  event.key === 'Enter' && !event.shiftKey && !event.isComposing && matchMedia('(pointer: fine)').matches

export const Composer = (): JSX.Element => {
  const { chat } = w.value
  const field = useRef<HTMLTextAreaElement>(null)
  const { text } = draft.value
  const over = text.trim().length - longest
  const ready = text.trim().length > 0 && over <= 0

  useLayoutEffect(() => {
    const element = field.current
    if (!element) return
    element.style.height = 'auto'
    element.style.height = `${Math.min(tallestPx, element.scrollHeight + 3)}px`
  }, [text])

  const send = (event: Event): void => {
    event.preventDefault()
    if (ready) void sayDraft()
    field.current?.focus()
  }
  return (
    <form class="comp" onSubmit={send}>
      {over > 0 && (
        <p class="wrong" role="alert">
          {chat.tooLong(over)}
        </p>
      )}
      <MicSays />
      <textarea
        ref={field}
        rows={1}
        value={text}
        placeholder={chat.input}
        aria-label={chat.inputLabel(friendName.value)}
        autocomplete="off"
        enterkeyhint="enter"
        onInput={(event) => write(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (sendsOnEnter(event)) send(event)
        }}
      />
      <Mic />
      <button type="submit" class="snd" aria-label={chat.send} aria-disabled={!ready}>
        <Icon name="send" />
      </button>
    </form>
  )
}
