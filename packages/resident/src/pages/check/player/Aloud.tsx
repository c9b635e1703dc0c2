import type { JSX } from 'preact'
import { canRead, goOn, hush, pause, read, reading, readsOn } from '../../../check/aloud.ts'
import { elder } from '../../../device/settings.ts'
import { c } from '../words.ts'

const Speaker = (): JSX.Element => (
  <svg class="i i-m" viewBox="0 0 24 24" aria-hidden="true">
    <path d="M4.500 9.500v5h3.500l5 4v-13l-5 4zM16.500 9a4.200 4.200 0 0 1 0 6M19 6.500a8 8 0 0 1 0 11" />
  </svg>
)

/** Play, pause, again; large in large letters, quiet otherwise, away where the browser cannot read. */
export const Aloud = ({ lines, lang }: { lines: readonly string[]; lang?: string }): JSX.Element | null => {
  const { player } = c.value
  if (!canRead) return null
  const start = (): void => {
    readsOn.value = true
    read(lines, lang)
  }
  const stop = (): void => {
    readsOn.value = false
    hush()
  }
  const kind = elder.value ? 'btn btn-lamp' : 'aloud-quiet'
  if (reading.value === 'still' && !readsOn.value)
    return (
      <div class="aloud">
        <button type="button" class={kind} onClick={start}>
          <Speaker />
          {player.aloud}
        </button>
      </div>
    )
  const again = reading.value === 'still'
  return (
    <div class="aloud aloud-on">
      <button type="button" class={kind} onClick={again ? start : reading.value === 'paused' ? goOn : pause}>
        <Speaker />
        {again ? player.repeat : reading.value === 'paused' ? player.resume : player.pause}
      </button>
      <button
        type="button"
        class={elder.value ? 'btn btn-quiet' : 'aloud-quiet'}
        onClick={again ? stop : start}
      >
        {again ? player.stopAloud : player.repeat}
      </button>
    </div>
  )
}
