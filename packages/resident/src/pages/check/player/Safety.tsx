import type { JSX } from 'preact'
import { useEffect } from 'preact/hooks'
import { read, readsOn } from '../../../check/aloud.ts'
import { orderOf } from '../../../check/course.ts'
import { stuck } from '../../../check/outbox.ts'
import { courseOf, type Run } from '../../../check/run.ts'
import { changeRun } from '../../../check/store.ts'
import { HelpCard } from '../../../parts/calls/HelpCard.tsx'
import { hotlineNumber } from '../../../parts/calls/hotlines.ts'
import { Icon } from '../../../parts/drawn/Icon.tsx'
import { useHeading } from '../../../parts/heading.ts'
import { online } from '../../../parts/network.ts'
import { askPerson } from '../../../talk/actions.ts'
import { c } from '../words.ts'
import { Aloud } from './Aloud.tsx'

const isUnsent = (run: Run): boolean => !run.told && (stuck.value || !online.value)

const toldWords = (run: Run): string => {
  const { safety } = c.value
  if (run.tablet) return safety.toldTablet
  return run.named ? safety.told : safety.toldNobody
}

/** A person in one tap; at a tablet in a cabin a person is in the next room. */
const Person = ({ run, icon }: { run: Run; icon?: boolean }): JSX.Element => {
  const { safety } = c.value
  if (run.tablet) return <p class="notice">{safety.personTablet}</p>
  return (
    <button type="button" class="call call-soft" onClick={askPerson}>
      {icon && <Icon name="hand" size="s" />}
      <strong>{safety.person}</strong>
    </button>
  )
}

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
      {run.told ? toldWords(run) : safety.tell}
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
      <Person run={run} icon />
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
        <Person run={run} />
      </div>
    </section>
  )
}
