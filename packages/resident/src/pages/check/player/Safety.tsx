import type { JSX } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import { read, readsOn } from '../../../check/aloud.ts'
import { orderOf } from '../../../check/course.ts'
import { stuck } from '../../../check/outbox.ts'
import { courseOf, type Run } from '../../../check/run.ts'
import { changeRun } from '../../../check/store.ts'
import { HelpCard } from '../../../parts/calls/HelpCard.tsx'
import { hotlineNumber } from '../../../parts/calls/hotlines.ts'
import { Icon } from '../../../parts/drawn/Icon.tsx'
import { online } from '../../../parts/network.ts'
import { askPerson } from '../../../talk/actions.ts'
import { c } from '../words.ts'
import { Aloud } from './Aloud.tsx'

/** Puts the heading of a new screen before those who listen. */
export function useHeading<E extends HTMLElement>(): { readonly current: E | null } {
  const heading = useRef<E>(null)
  useEffect(() => {
    scrollTo(0, 0)
    heading.current?.focus({ preventScroll: true })
  }, [])
  return heading
}

const isUnsent = (run: Run): boolean => !run.told && (stuck.value || !online.value)

/** Whether a person knows of it: only what is true this second. */
const Told = ({ run }: { run: Run }): JSX.Element => {
  const { safety } = c.value
  if (isUnsent(run))
    return (
      <p class="helpcard-unsent" role="alert">
        {safety.notSent}
      </p>
    )
  return (
    <p class="safety-told" role="status">
      <Icon name={run.told ? 'check' : 'hand'} />
      {run.told ? (run.named ? safety.told : safety.toldNobody) : safety.tell}
    </p>
  )
}

/** Said once, before the first question about safety. */
export const BeforeSafety = ({ run }: { run: Run }): JSX.Element => {
  const heading = useHeading<HTMLHeadingElement>()
  const { safety } = c.value
  const lines = [safety.title, safety.before]
  useEffect(() => {
    if (readsOn.value) read(lines)
  }, [])
  return (
    <section class="card pad stack safety-card">
      <h2 ref={heading} tabIndex={-1}>
        {safety.title}
      </h2>
      <p class="safety-say">{safety.before}</p>
      <Aloud lines={lines} />
      <button
        type="button"
        class="btn btn-wide"
        onClick={() => void changeRun(run.key, (now) => ({ ...now, warned: true }))}
      >
        {safety.go}
      </button>
    </section>
  )
}

/** After a dangerous answer: thanks, whether somebody knows, numbers, and a person. Nothing in it asks before it helps. */
export const Bridge = ({ run }: { run: Run }): JSX.Element => {
  const heading = useHeading<HTMLHeadingElement>()
  const { safety } = c.value
  const asks = orderOf(courseOf(run), run.given).includes('asq') && !run.over
  useEffect(() => {
    if (readsOn.value) read([safety.bridge, safety.bridgeBody, asks ? safety.ask : ''])
  }, [])
  return (
    <section class="card pad stack safety-card bridge">
      <h2 ref={heading} tabIndex={-1}>
        {safety.bridge}
      </h2>
      <p class="safety-say">{safety.bridgeBody}</p>
      <Told run={run} />
      <p class="small">{safety.calls}</p>
      <HelpCard />
      <button type="button" class="call call-soft" onClick={askPerson}>
        <Icon name="hand" size="s" />
        <strong>{safety.person}</strong>
      </button>
      {asks && <p>{safety.ask}</p>}
      <button
        type="button"
        class="btn btn-wide"
        onClick={() => void changeRun(run.key, (now) => ({ ...now, bridged: true, warned: true }))}
      >
        {asks ? safety.goOn : safety.go}
      </button>
    </section>
  )
}

/** Stays above every question once there is danger. */
export const SafetyStrip = ({ run }: { run: Run }): JSX.Element => {
  const { safety } = c.value
  return (
    <section class="safety-strip" aria-label={safety.strip}>
      {isUnsent(run) && <Told run={run} />}
      <div class="safety-calls">
        {['120', '110', hotlineNumber].map((number) => (
          <a key={number} class="call" href={`tel:${number}`}>
            <b>{number}</b>
          </a>
        ))}
        <button type="button" class="call call-soft" onClick={askPerson}>
          <strong>{safety.person}</strong>
        </button>
      </div>
    </section>
  )
}
