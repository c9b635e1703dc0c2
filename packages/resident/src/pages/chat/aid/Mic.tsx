import { signal } from '@preact/signals'
import type { JSX } from 'preact'
import { useEffect } from 'preact/hooks'
import { recall, remember } from '../../../device/pocket.ts'
import { draft } from '../../../talk/draft.ts'
import { canListen, ear, finishListening, hearing, listen, stopListening } from './dictation.ts'
import { a } from './words.ts'

/** The question before the first use stands open. */
const asking = signal(false)
const agreed = (): boolean => recall('voiceAgreed') === 'yes'

const press = (): void => {
  if (ear.value === 'on') finishListening()
  else if (agreed()) listen()
  else asking.value = !asking.value
}
const agree = (): void => {
  remember('voiceAgreed', 'yes')
  asking.value = false
  listen()
}

const Microphone = (): JSX.Element => (
  <svg class="i i-m" viewBox="0 0 24 24" aria-hidden="true">
    <rect x="9" y="3.500" width="6" height="11" rx="3" />
    <path d="M5.500 11.500a6.500 6.500 0 0 0 13 0M12 18v3" />
  </svg>
)

/** Opens and closes the microphone; away where the browser cannot listen. */
export const Mic = (): JSX.Element | null => {
  useEffect(() => stopListening, [])
  const { id } = draft.value
  // what was said belongs to the line it was said for
  useEffect(() => () => stopListening(), [id])
  if (!canListen) return null
  const { voice } = a.value
  const on = ear.value === 'on'
  return (
    <button
      type="button"
      class={on ? 'mic mic-on' : 'mic'}
      aria-pressed={on}
      aria-label={on ? voice.stop : voice.start}
      onClick={press}
    >
      <Microphone />
    </button>
  )
}

/** What the microphone does, above the field: the question before the first use, what is heard, what went wrong. */
export const MicSays = (): JSX.Element | null => {
  if (!canListen) return null
  const { voice } = a.value
  const state = ear.value
  return (
    <>
      <p class={state === 'off' ? 'aid-still' : 'mic-says'} role="status">
        {state !== 'off' && voice[state]}
      </p>
      {hearing.value && <p class="mic-heard">{hearing.value}…</p>}
      {asking.value && (
        <section class="mic-ask" aria-label={voice.start}>
          <p>{voice.ask}</p>
          <div class="row">
            <button type="button" class="btn" onClick={agree}>
              {voice.agree}
            </button>
            <button
              type="button"
              class="btn btn-quiet"
              onClick={() => {
                asking.value = false
              }}
            >
              {voice.decline}
            </button>
          </div>
        </section>
      )}
    </>
  )
}
