import type { BreachStep } from '@anxin/core/breach/runbook.ts'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import '../../styles/crisis/record.css'
import { reading, useAct } from '../../parts/ask/doors.ts'
import { Dialog } from '../../parts/fill/Dialog.tsx'
import { ReasonDialog } from '../../parts/fill/ReasonDialog.tsx'
import { useWords } from '../../parts/language.tsx'
import { Countdown } from '../../parts/show/Countdown.tsx'
import { Icon } from '../../parts/show/Icon.tsx'
import { useSay } from '../../parts/show/Say.tsx'
import { Shown } from '../../parts/show/States.tsx'
import { fullTime, shortTime } from '../../parts/show/times.ts'
import { SignStep } from './SignStep.tsx'
import { type Breach, refresh, type Step } from './shapes.ts'

/** One incident whole: what was noticed, each step of the runbook with its clock and its signature, and the end of it. */
export function OneBreach({ id, close }: { id: string; close: () => void }) {
  const { breach: words } = useWords()
  const query = useQuery({ ...reading('GET /api/breach/breaches/:id', { id }), refetchInterval: 30_000 })
  const [signing, setSigning] = useState<BreachStep>()
  const [closing, setClosing] = useState(false)
  const one = query.data?.breach
  const title = one ? (one.drill ? words.drillOf(one.number) : words.titleOf(one.number)) : words.title
  if (one && signing) return <SignStep breach={one} step={signing} close={() => setSigning(undefined)} />
  if (one && closing) return <Close breach={one} close={() => setClosing(false)} />
  return (
    <Dialog title={title} close={close} width={680}>
      <Shown query={query} lines={6}>
        {({ breach }) => (
          <div className="breach-one">
            <p className="hint n">
              {words.kinds[breach.kind]} · {words.noticedAt(fullTime(breach.noticedAt))} ·{' '}
              {words.by(breach.recordedBy)}
            </p>
            <blockquote>{breach.words}</blockquote>
            <section className="steps" aria-label={words.steps}>
              <ol>
                {breach.steps.map((step, at) => (
                  <OneStep
                    key={step.step}
                    breach={breach}
                    step={step}
                    number={at + 1}
                    sign={() => setSigning(step.step)}
                  />
                ))}
              </ol>
            </section>
            <End breach={breach} end={() => setClosing(true)} />
          </div>
        )}
      </Shown>
    </Dialog>
  )
}

function OneStep({
  breach,
  step,
  number,
  sign,
}: {
  breach: Breach
  step: Step
  number: number
  sign: () => void
}) {
  const { breach: words } = useWords()
  const done = step.signed.length > 0
  const open = breach.closedAt === null && step.asked
  const mine = step.step !== 'decide' || breach.mayDecide
  return (
    <li className={done ? 'done' : 'now'}>
      <i aria-hidden="true">{done ? <Icon name="tick" size={14} /> : number}</i>
      <div>
        <b>{words.step[step.step]}</b>
        {!done && <p>{words.stepAbout[step.step]}</p>}
        {!step.asked && <p className="hint">{words.notAsked}</p>}
        {step.signed.map((one) => (
          <Signature key={one.at} one={one} />
        ))}
        {open && !mine && !done && <p className="hint">{words.officerOnly}</p>}
        {open && mine && (!done || step.step === 'decide') && (
          <p className="acts">
            <Button
              size={done ? 'small' : 'middle'}
              aria-label={words.signOf(words.step[step.step])}
              onClick={sign}
            >
              {done ? words.decideAgain : words.sign}
            </Button>
          </p>
        )}
      </div>
      <span className="when">
        {open &&
          !done &&
          (step.dueAt ? <Countdown dueAt={step.dueAt} /> : <b className="soon">{words.atOnce}</b>)}
      </span>
    </li>
  )
}

function Signature({ one }: { one: Step['signed'][number] }) {
  const { breach: words } = useWords()
  return (
    <div className="signature">
      {one.decision && (
        <p className="tags">
          {one.decision.real ? (
            <>
              <span className="tag">{words.grades[one.decision.grade]}</span>
              {one.decision.harmPrevented && <span className="tag good">{words.decided.harmNone}</span>}
              {one.decision.crime && <span className="tag bad">{words.decided.crime}</span>}
            </>
          ) : (
            <span className="tag good">{words.decided.none}</span>
          )}
        </p>
      )}
      <p className="said">{one.words}</p>
      <p className="hint n">
        {words.signedBy(one.by, shortTime(one.at))} {one.late && <b className="tag lamp">{words.late}</b>}
      </p>
    </div>
  )
}

function End({ breach, end }: { breach: Breach; end: () => void }) {
  const { breach: words } = useWords()
  if (breach.closedAt !== null)
    return (
      <section className="signature" aria-label={words.closedDone}>
        <p className="said">{breach.closingWords}</p>
        <p className="hint n">{words.closedBy(breach.closedBy ?? '', shortTime(breach.closedAt))}</p>
      </section>
    )
  if (breach.next) return null
  if (!breach.mayDecide) return <p className="hint">{words.closeWait}</p>
  return (
    <Button type="primary" onClick={end}>
      {words.close}
    </Button>
  )
}

function Close({ breach, close }: { breach: Breach; close: () => void }) {
  const { breach: words } = useWords()
  const say = useSay()
  const act = useAct('POST /api/breach/breaches/:id/close', {
    refresh,
    done: () => say.yes(words.closedDone),
  })
  return (
    <ReasonDialog
      keep={`breach.${breach.id}`}
      title={words.closeOf(breach.number)}
      about={words.closeAbout}
      label={words.closeWords}
      yes={words.close}
      close={close}
      act={{
        isPending: act.isPending,
        error: act.error,
        send: (text, done) =>
          act.mutate({ params: { id: breach.id }, body: { words: text } }, { onSuccess: done }),
      }}
    />
  )
}
