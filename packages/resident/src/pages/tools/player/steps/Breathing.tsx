import { breathS } from '@anxin/core/selfhelp/define.ts'
import type { JSX } from 'preact'
import { Orb } from '../../../breathe/Orb.tsx'
import { useAwake } from '../../../breathe/rhythm.ts'
import { t } from '../../words.ts'
import type { Given } from '../given.ts'
import { buzz, useSince } from '../timer.ts'

const roundS = breathS.in + breathS.out

/** Rounds of breathing with the circle: four seconds in, six out. */
export const Breathing = ({ step, timerAt, onTimer }: Given): JSX.Element => {
  const { timer } = t.value
  const rounds = step.size ?? 1
  const elapsed = useSince(timerAt, rounds * roundS, buzz)
  const over = elapsed >= rounds * roundS
  const running = timerAt !== null && !over
  useAwake(running)
  const isIn = elapsed % roundS < breathS.in
  const round = Math.min(rounds, Math.floor(elapsed / roundS) + 1)
  return (
    <div class={running ? 'stage orb46 orb46-on' : 'stage orb46'}>
      <Orb running={running} />
      <p class={running ? 'stage-cue' : 'stage-cue stage-rest'} aria-live="polite">
        {over ? timer.done : running ? (isIn ? timer.breathIn : timer.breathOut) : timer.ready}
      </p>
      {running && <p class="small num">{timer.rounds(round, rounds)}</p>}
      {!running && (
        <button type="button" class="btn btn-lamp" onClick={() => onTimer(Date.now())}>
          {over ? timer.again : timer.start}
        </button>
      )}
    </div>
  )
}
