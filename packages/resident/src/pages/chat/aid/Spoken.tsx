import type { JSX } from 'preact'
import { useEffect } from 'preact/hooks'
import { canRead, hush, read, reading, readsOn } from '../../../check/aloud.ts'
import { elder } from '../../../device/settings.ts'
import { shownLocale } from '../../../parts/words.ts'
import { conversation, type Message } from '../../../talk/state.ts'
import { a } from './words.ts'

/** Slower for elders. @source domain specification 4.6 (slow speech 0.85×) */
const pace = { elder: 0.85, usual: 0.95 } as const

/** Lines of the program or a person since the resident's last one, oldest first. */
function lastAnswer(messages: readonly Message[]): readonly Message[] {
  const own = messages.findLastIndex(({ from }) => from === 'resident')
  return messages.slice(own + 1).filter(({ from, text }) => (from === 'program' || from === 'person') && text)
}

const say = (lines: readonly Message[]): void =>
  read(
    lines.map(({ text }) => text),
    shownLocale.value === 'en' ? 'en' : 'zh-CN',
    elder.value ? pace.elder : pace.usual,
  )
const begin = (lines: readonly Message[]): void => {
  readsOn.value = true
  say(lines)
}
const end = (): void => {
  readsOn.value = false
  hush()
}

const Speaker = (): JSX.Element => (
  <svg class="i i-s" viewBox="0 0 24 24" aria-hidden="true">
    <path d="M4.500 9.500v5h3.500l5 4v-13l-5 4zM16.500 9a4.200 4.200 0 0 1 0 6" />
  </svg>
)

/** Reads the last answer, and every new one until it is stopped; away where the browser cannot read. */
export const Spoken = (): JSX.Element | null => {
  const lines = lastAnswer(conversation.value?.messages ?? [])
  const newest = lines.at(-1)?.id
  useEffect(() => end, [])
  useEffect(() => {
    if (readsOn.value && newest) say(lines)
  }, [newest])
  if (!canRead || lines.length === 0) return null
  const { aloud } = a.value
  if (!readsOn.value && reading.value === 'still')
    return (
      <button type="button" class="chip spoken" onClick={() => begin(lines)}>
        <Speaker />
        {aloud.read}
      </button>
    )
  return (
    <>
      <button type="button" class="chip spoken" onClick={() => begin(lines)}>
        <Speaker />
        {aloud.again}
      </button>
      <button type="button" class="chip spoken" onClick={end}>
        {aloud.stop}
      </button>
      <span class="gone" role="status">
        {aloud.auto}
      </span>
    </>
  )
}
