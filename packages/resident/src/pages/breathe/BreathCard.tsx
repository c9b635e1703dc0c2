import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { w } from '../../parts/words.ts'
import { Orb } from './Orb.tsx'
import { useAwake, useBeat } from './rhythm.ts'
import './breathe.css'

/** The exercise inside the conversation: it opens where it is offered. */
export const BreathCard = (): JSX.Element => {
  const { breathe } = w.value
  const [running, setRunning] = useState(false)
  const [ended, setEnded] = useState(false)
  const end = (): void => {
    setRunning(false)
    setEnded(true)
  }
  const beat = useBeat(running, end)
  useAwake(running)
  return (
    <div class={running ? 'breath breath-on' : 'breath'}>
      <Orb running={running} />
      <div class="grow">
        {running ? (
          <>
            <strong aria-live="polite">{breathe.cues[beat.phase]}</strong>
            <small class="num" aria-hidden="true">
              {breathe.count(beat.second)} · {breathe.left(Math.floor(beat.leftS / 60), beat.leftS % 60)}
            </small>
          </>
        ) : (
          <>
            <strong>{breathe.cardTitle}</strong>
            <small>{ended ? breathe.stopped : breathe.cardSmall}</small>
          </>
        )}
        <button type="button" class="go" onClick={() => (running ? end() : setRunning(true))}>
          {running ? breathe.stop : ended ? breathe.again : breathe.start}
        </button>
        {running && <small>{breathe.safe}</small>}
      </div>
    </div>
  )
}
