import type { JSX } from 'preact'
import { clock, dayName } from '../../../parts/when.ts'
import { w } from '../../../parts/words.ts'
import { conversation } from '../../../talk/state.ts'
import { a } from './words.ts'

/** The program has said that it is enough for now. Writing stays open: a cry for help must always go through. */
export const Rest = (): JSX.Element | null => {
  const now = conversation.value
  const until = now?.restUntil
  if (!until || now.crisis || now.presence !== 'program' || Date.parse(until) <= Date.now()) return null
  const { rest } = a.value
  const today = dayName(until) === w.value.when.today
  return (
    <p class="rest" role="status">
      <b>{today ? rest.today(clock(until)) : rest.tomorrow(clock(until))}</b> {rest.always}
    </p>
  )
}
