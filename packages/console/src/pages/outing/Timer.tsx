import { backAfterMinutes, type Gone, whereaboutsOf } from '@anxin/core/outing/timer.ts'
import { Button, Input } from 'antd'
import { useState } from 'react'
import { sayStep } from '../../parts/ask/outing/send.ts'
import type { Outbox, Visit } from '../../parts/ask/outing/store.ts'
import { ActDialog } from '../../parts/fill/ActDialog.tsx'
import { Field } from '../../parts/fill/Field.tsx'
import { useWords } from '../../parts/language.tsx'
import { clockTime, fromField, serverNow, shortTime, toField } from '../../parts/show/times.ts'
import { useOnline } from './online.ts'
import { telOf } from './tel.ts'

const ms = (at: string | null): number | null => (at === null ? null : Date.parse(at))

/** What the house is known to have heard, and what waits here, together. */
function heard(visit: Visit, box: Outbox | undefined): Gone[] {
  const { timer } = visit
  const known = (step: Gone['step'], at: string | null, expectedAt: string | null = null): Gone[] =>
    at ? [{ step, at: Date.parse(at), expectedAt: ms(expectedAt) }] : []
  const house = timer
    ? [
        ...known('left', timer.leftAt, timer.expectedAt),
        ...known('arrived', timer.arrivedAt),
        ...known('help', timer.helpAt),
        ...known('safe', timer.safeAt),
      ]
    : []
  const here = (box?.steps ?? []).map((one) => ({
    ...{ step: one.step, at: Date.parse(one.writtenAt), expectedAt: ms(one.expectedAt) },
  }))
  return [...house, ...here]
}

const quarter = 15 * 60_000
const usualBack = (visit: Visit): number =>
  Math.max(Date.parse(visit.endsAt), serverNow()) + backAfterMinutes * 60_000

/** Leaving, arrived, safely out; or help. What the house does not know is said so. */
export function Timer({ visit, owner, box }: { visit: Visit; owner: string; box: Outbox | undefined }) {
  const { timer: words } = useWords().outing
  const online = useOnline()
  const [asking, setAsking] = useState(false)
  const [back, setBack] = useState(() => toField(usualBack(visit)))
  const now = whereaboutsOf(heard(visit, box))
  const unsent = (step: Gone['step']): boolean => box?.steps.some((one) => one.step === step) ?? false
  const say = (step: Gone['step'], expectedAt: string | null = null): void =>
    sayStep(owner, visit.id, step, expectedAt)
  const expected = now.expectedAt === null ? null : shortTime(now.expectedAt)
  return (
    <section className="panel outing-timer" aria-label={words.title} data-out={now.out}>
      <h2>{words.title}</h2>
      {now.helpAt !== null && (
        <p className="outing-danger" role="alert">
          {unsent('help') ? words.unsentHelp : words.helpSent}
        </p>
      )}
      {now.out && now.leftAt !== null && (
        <p className="n">
          {words.leftAt(clockTime(now.leftAt))}
          {now.arrivedAt !== null && ` · ${words.arrivedAt(clockTime(now.arrivedAt))}`}
        </p>
      )}
      {!now.out && <p>{now.safeAt === null ? words.idle : words.safeAt(clockTime(now.safeAt))}</p>}
      <p className="outing-truth" role="status">
        {unsent('left')
          ? words.unsentLeft
          : unsent('safe')
            ? words.unsentSafe
            : now.out && expected && (online ? words.until(expected) : words.offline(expected))}
      </p>
      {!now.out && (
        <Field label={words.back}>
          <Input type="datetime-local" value={back} onChange={(event) => setBack(event.target.value)} />
        </Field>
      )}
      <div className="outing-buttons">
        {!now.out && (
          <Button type="primary" size="large" onClick={() => say('left', fromField(back) ?? null)}>
            {words.left}
          </Button>
        )}
        {now.out && now.arrivedAt === null && (
          <Button size="large" onClick={() => say('arrived')}>
            {words.arrived}
          </Button>
        )}
        {now.out && (
          <Button type="primary" size="large" onClick={() => say('safe')}>
            {words.safe}
          </Button>
        )}
        {now.out && now.helpAt === null && (
          <Button
            size="large"
            onClick={() =>
              say('longer', new Date(Math.max(now.expectedAt ?? 0, serverNow()) + 2 * quarter).toISOString())
            }
          >
            {words.longer}
          </Button>
        )}
        <Button danger size="large" onClick={() => setAsking(true)}>
          {words.help}
        </Button>
      </div>
      <p className="outing-acts">
        {visit.basePhone && (
          <a className="visit-call" href={telOf(visit.basePhone)}>
            {words.base} <span className="n">{visit.basePhone}</span>
          </a>
        )}
        <a className="visit-call n" href="tel:110">
          110
        </a>
        <a className="visit-call n" href="tel:120">
          120
        </a>
      </p>
      {asking && (
        <ActDialog
          title={words.help}
          about={words.helpAsk}
          yes={words.helpYes}
          danger
          pending={false}
          error={null}
          close={() => setAsking(false)}
          send={() => {
            say('help')
            setAsking(false)
          }}
        />
      )}
    </section>
  )
}
