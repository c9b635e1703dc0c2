import { Button } from 'antd'
import type { ReactNode } from 'react'
import { useWords } from '../../../../parts/language.tsx'
import { Countdown } from '../../../../parts/show/Countdown.tsx'
import { Icon } from '../../../../parts/show/Icon.tsx'
import { shortTime } from '../../../../parts/show/times.ts'
import type { EventDetail } from '../../forms/fields.ts'
import type { ActName } from '../acts.ts'
import { type Open, TakeButton, useActLabel } from '../EventHead.tsx'
import { FollowUps } from './FollowUps.tsx'
import { type StepName, stepsOf } from './way.ts'

const actsOf: Readonly<Record<StepName, readonly ActName[]>> = {
  take: ['take', 'takeOver'],
  contact: ['contact', 'assess', 'falseAlarm'],
  assess: ['assess', 'stabilise', 'contact', 'falseAlarm'],
  emergency: ['handOver', 'contact'],
  stable: ['stabilise', 'plan', 'contact'],
  follow: ['assess', 'plan', 'contact'],
  close: ['close', 'signOff', 'falseAlarm'],
}

/** The protocol as numbered steps: what is done, by whom and when, and what to do now. */
export function Steps({ event, may, open }: { event: EventDetail; may: ReadonlySet<ActName>; open: Open }) {
  const { crisis } = useWords()
  const { event: words } = crisis
  const label = useActLabel(event)
  const steps = stepsOf(event)
  const at = steps.findIndex((step) => step.stands === 'now')
  const facts = useFacts(event)
  const button = (name: ActName, first: boolean): ReactNode =>
    name === 'take' ? (
      <TakeButton key={name} event={event} primary={first} />
    ) : (
      <Button
        key={name}
        size="small"
        type={first ? 'primary' : 'default'}
        onClick={() => open.dialog({ name })}
      >
        {label(name)}
      </Button>
    )
  return (
    <section className="steps" aria-labelledby="steps-title">
      <h3 id="steps-title">
        {words.steps}
        <small className="n">{at < 0 ? words.allDone : words.stepOf(at + 1, steps.length)}</small>
      </h3>
      <ol>
        {steps.map((step, index) => {
          const now = step.stands === 'now'
          const acts = actsOf[step.name].filter(
            (name) =>
              may.has(name) && !((name === 'close' || name === 'signOff') && event.closeMissing.length > 0),
          )
          return (
            <li key={step.name} className={step.stands} {...(now ? { 'aria-current': 'step' as const } : {})}>
              <i aria-hidden="true">{step.stands === 'done' ? <Icon name="tick" size={14} /> : index + 1}</i>
              <div>
                <b>{words.step[step.name]}</b>
                {facts[step.name].map((fact) => (
                  <p key={fact} className="n">
                    {fact}
                  </p>
                ))}
                {now && <Missing event={event} step={step.name} />}
                {(now || step.stands === 'done') && step.name === 'follow' && (
                  <FollowUps event={event} may={may} open={open} />
                )}
                {now && (
                  <div className="acts">
                    {step.name === 'contact' && event.conversationId && may.has('contact') && (
                      <Button size="small" type="primary" onClick={() => open.tab('talk')}>
                        {words.acts.reply}
                      </Button>
                    )}
                    {acts.map((name, order) => button(name, order === 0 && step.name !== 'contact'))}
                  </div>
                )}
              </div>
              <span className="when n">{now && event.next && <Countdown dueAt={event.next.dueAt} />}</span>
            </li>
          )
        })}
      </ol>
    </section>
  )
}

/** Codes of what stands in the way of closing, in words. */
function Missing({ event, step }: { event: EventDetail; step: StepName }) {
  const { event: words, missing } = useWords().crisis
  if ((step !== 'close' && step !== 'follow') || event.closeMissing.length === 0) return null
  return (
    <div className="missing">
      <span>{words.closeMissing}</span>
      {event.closeMissing.map((code) => (
        <em className="tag warn" key={code}>
          {missing[code] ?? code}
        </em>
      ))}
    </div>
  )
}

function useFacts(event: EventDetail): Readonly<Record<StepName, readonly string[]>> {
  const { crisis } = useWords()
  const { hint } = crisis.event
  const last = event.contacts.at(-1)
  const stands = new Map(stepsOf(event).map((step) => [step.name, step.stands]))
  const now = (step: StepName, ...lines: readonly string[]): readonly string[] =>
    stands.get(step) === 'now' ? lines : []
  const assessed = event.assessment
    ? [
        `${hint.assessed(crisis.triage[event.assessment.triage])}　${event.assessment.by} ${shortTime(event.assessment.at)}`,
      ]
    : []
  return {
    take: event.owner ? [crisis.event.owner(event.owner.name)] : now('take', hint.take),
    contact: [
      ...now('contact', event.state === 'UNREACHABLE' ? hint.unreachable : hint.contact),
      ...(last
        ? [
            hint.tries(
              event.contacts.length,
              `${shortTime(last.at)} ${crisis.channels[last.channel]} · ${crisis.outcomes[last.outcome]}`,
            ),
          ]
        : []),
    ],
    assess: [
      ...now('assess', event.assessment?.triage === 'HIGH' ? hint.stableHigh : hint.assess),
      ...assessed,
    ],
    emergency: event.handover
      ? [hint.handed(event.handover.unit, event.handover.receiver, shortTime(event.handover.at))]
      : now('emergency', hint.emergency),
    stable: [
      ...now('stable', hint.stable),
      ...(event.plan ? [crisis.event.planAt(shortTime(event.plan.savedAt))] : []),
    ],
    follow: now('follow', hint.follow),
    close: [
      ...(event.state === 'FALSE_ALARM' ? [hint.falseDone] : []),
      ...(event.falseAlarmBy && event.state !== 'FALSE_ALARM' ? [hint.falseSaid(event.falseAlarmBy)] : []),
      ...(event.closeAskedBy ? [hint.closeAsked(event.closeAskedBy)] : now('close', hint.close)),
    ],
  }
}
