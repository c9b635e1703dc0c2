import { call, Refused } from '@anxin/kit/caller.ts'
import { Button } from 'antd'
import type { ReactNode } from 'react'
import { useWords } from '../../../../parts/language.tsx'
import { bytesOf, download } from '../../../../parts/show/download.ts'
import { Icon } from '../../../../parts/show/Icon.tsx'
import { useSay } from '../../../../parts/show/Say.tsx'
import { Nothing } from '../../../../parts/show/States.tsx'
import { fullTime, serverNow, shortTime } from '../../../../parts/show/times.ts'
import type { EventDetail } from '../../forms/fields.ts'
import type { ActName } from '../acts.ts'
import { type Open, useActLabel } from '../EventHead.tsx'

async function printA5(id: string, refused: (error: Refused) => void): Promise<void> {
  try {
    const { pdf, fileName } = await call('GET /api/plan/events/:id/print', { params: { id } })
    download(new Blob([bytesOf(pdf)], { type: 'application/pdf' }), fileName)
  } catch (error) {
    refused(error instanceof Refused ? error : new Refused('FAULT'))
  }
}

/** The safety plan as the resident sees it. */
export function PlanView({
  event,
  may,
  open,
}: {
  event: EventDetail
  may: ReadonlySet<ActName>
  open: Open
}) {
  const { crisis, act, plan: live } = useWords()
  const say = useSay()
  const { event: words, forms } = crisis
  const label = useActLabel(event)
  const plan = event.plan
  const edit = may.has('plan') && (
    <Button type={plan ? 'default' : 'primary'} onClick={() => open.dialog({ name: 'plan' })}>
      {label('plan')}
    </Button>
  )
  if (!plan)
    return (
      <div className="case-main">
        <Nothing title={words.planNone} about={forms.plan.about}>
          {edit}
        </Nothing>
      </div>
    )
  const overdue = Date.parse(plan.reviewBy) < serverNow()
  const list = <T,>(lines: readonly T[], show: (line: T) => ReactNode): ReactNode =>
    lines.length === 0 ? (
      <p className="hint">{act.none}</p>
    ) : (
      <ul>
        {lines.map((line) => (
          <li key={JSON.stringify(line)}>{show(line)}</li>
        ))}
      </ul>
    )
  const done = (yes: boolean, text: string): ReactNode =>
    yes ? <span className="tag good">{text}</span> : null
  const parts: readonly (readonly [string, ReactNode])[] = [
    [forms.plan.warningSigns, list(plan.warningSigns, (line) => line)],
    [forms.plan.innerCoping, list(plan.innerCoping, (line) => line)],
    [forms.plan.peoplePlaces, list(plan.peoplePlaces, (line) => line)],
    [
      forms.plan.trustedContacts,
      list(plan.trustedContacts, (each) => (
        <>
          <b>{each.name}</b> {each.relation} <span className="n">{each.phone}</span>{' '}
          {done(each.told, forms.plan.told)}
        </>
      )),
    ],
    [
      forms.plan.professionals,
      list(plan.professionals, (each) => (
        <>
          <b className="n">{each.phone}</b> {each.agency} <span className="soft">{each.hours}</span>
        </>
      )),
    ],
    [
      forms.plan.saferEnvironment,
      list(plan.saferEnvironment, (each) => (
        <>
          {each.step} <span className="soft">{each.whoHelps}</span> {done(each.done, forms.plan.done)}
        </>
      )),
    ],
    [forms.plan.reasonToLive, plan.reasonToLive || act.none],
    [live.barriers, plan.barriers || act.none],
    [
      forms.plan.likelihood,
      plan.likelihoodOfUse === null ? forms.plan.notAsked : `${plan.likelihoodOfUse}/10`,
    ],
  ]
  return (
    <div className="case-main">
      <section className="plan">
        <h3>
          {words.plan}
          <small className="n" title={fullTime(plan.savedAt)}>
            {[
              words.planAt(shortTime(plan.savedAt)),
              words.planBy[plan.savedBy],
              words.planReview(fullTime(plan.reviewBy).slice(0, 10)),
            ].join(' · ')}
          </small>
          <Button icon={<Icon name="download" size={15} />} onClick={() => print()}>
            {act.print}
          </Button>
          <Button onClick={() => void printA5(event.id, say.no)}>{live.print}</Button>
          {edit}
        </h3>
        <p className={overdue ? 'refusal' : 'hint'}>{overdue ? live.overdue : live.review}</p>
        <div className="plan-parts">
          {parts.map(([name, part]) => (
            <div key={name}>
              <h4>{name}</h4>
              {typeof part === 'string' ? <p>{part}</p> : part}
            </div>
          ))}
        </div>
      </section>
    </div>
  )
}
