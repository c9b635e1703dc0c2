import { muscleS, senseCounts } from '@anxin/core/selfhelp/define.ts'
import type { JSX } from 'preact'
import { useAwake } from '../../../breathe/rhythm.ts'
import { t } from '../../words.ts'
import type { Given } from '../given.ts'
import { buzz, useSince } from '../timer.ts'

/** A ring that empties; it is read from the clock, so a dark screen does not stop it. */
const Ring = ({ part }: { part: number }): JSX.Element => {
  const whole = 2 * Math.PI * 44
  return (
    <svg class="ring" viewBox="0 0 100 100" aria-hidden="true">
      <circle cx="50" cy="50" r="44" fill="none" stroke="#1F5345" stroke-width="6" />
      <circle
        cx="50"
        cy="50"
        r="44"
        fill="none"
        stroke="#F3C97F"
        stroke-width="6"
        stroke-linecap="round"
        stroke-dasharray={`${whole * Math.max(0, 1 - part)} ${whole}`}
        transform="rotate(-90 50 50)"
      />
      <circle cx="50" cy="50" r="26" fill="#2B6A57" />
      <rect x="43" y="38" width="14" height="20" rx="7" fill="#F3C97F" />
    </svg>
  )
}

export const Count = ({ step, timerAt, onTimer }: Given): JSX.Element => {
  const { timer } = t.value
  const whole = step.size ?? 60
  const elapsed = useSince(timerAt, whole, buzz)
  const over = elapsed >= whole
  const running = timerAt !== null && !over
  const left = Math.ceil(whole - elapsed)
  useAwake(running && whole <= 180)
  return (
    <div class="stage">
      <Ring part={elapsed / whole} />
      <p class={running ? 'stage-cue num' : 'stage-cue stage-rest'} role="status">
        {over ? timer.over : running ? '' : timer.left(Math.floor(whole / 60), whole % 60)}
      </p>
      {running && (
        <p class="stage-count" aria-hidden="true">
          {timer.left(Math.floor(left / 60), left % 60)}
        </p>
      )}
      {!running && (
        <button type="button" class="btn btn-lamp" onClick={() => onTimer(Date.now())}>
          {over ? timer.again : timer.start}
        </button>
      )}
      <p class="small">{timer.sleep}</p>
    </div>
  )
}

const groupS = muscleS.tense + muscleS.release

export const Muscles = ({ words, timerAt, onTimer }: Given): JSX.Element => {
  const { timer, muscles } = t.value
  const groups = words.options
  const whole = groups.length * groupS
  const elapsed = useSince(timerAt, whole, buzz)
  const over = elapsed >= whole
  const running = timerAt !== null && !over
  useAwake(running)
  const at = Math.min(groups.length - 1, Math.floor(elapsed / groupS))
  const within = elapsed - at * groupS
  const isTense = within < muscleS.tense
  const skip = (): void => onTimer((timerAt ?? Date.now()) - (groupS - within) * 1000)
  return (
    <div class="stage">
      <Ring part={isTense ? within / muscleS.tense : (within - muscleS.tense) / muscleS.release} />
      <p class={running ? 'stage-cue' : 'stage-cue stage-rest'} aria-live="assertive">
        {over ? muscles.done : running ? (isTense ? muscles.tense : muscles.release) : timer.ready}
      </p>
      {running && <p class="stage-group">{groups[at]}</p>}
      {running && <p class="small num">{muscles.of(at + 1, groups.length)}</p>}
      {running ? (
        <button type="button" class="btn btn-quiet" onClick={skip}>
          {muscles.skip}
        </button>
      ) : (
        <button type="button" class="btn btn-lamp" onClick={() => onTimer(Date.now())}>
          {over ? timer.again : timer.start}
        </button>
      )}
    </div>
  )
}

/** Five, four, three, two, one: a lamp is lit for each thing found. */
export const Senses = ({ words, answer, onHold }: Given): JSX.Element => {
  const { senses } = t.value
  const found = typeof answer === 'number' ? answer : 0
  const all = senseCounts.reduce<number>((sum, count) => sum + count, 0)
  let before = 0
  let at = 0
  while (at < senseCounts.length - 1 && found >= before + senseCounts[at]!) {
    before += senseCounts[at]!
    at += 1
  }
  const here = senseCounts[at]!
  const done = found >= all
  return (
    <div class="stage">
      <p class="stage-cue" aria-live="polite">
        {done ? senses.all : words.options[at]}
      </p>
      {!done && (
        <p class="lamps" aria-hidden="true">
          {Array.from({ length: here }, (_, n) => (
            <i key={`${at}.${n}`} class={n < found - before ? 'lit' : ''} />
          ))}
        </p>
      )}
      {!done && (
        <>
          <button type="button" class="btn btn-lamp" onClick={() => onHold(found + 1)}>
            {senses.found}
          </button>
          <p class="small num">{senses.left(here - (found - before))}</p>
        </>
      )}
    </div>
  )
}
