import { isEnded } from '@anxin/core/crisis/state.ts'
import { Button, Dropdown } from 'antd'
import { useEffect, useRef } from 'react'
import { useWords } from '../../../parts/language.tsx'
import { Countdown } from '../../../parts/show/Countdown.tsx'
import { GradeTag } from '../../../parts/show/Glyph.tsx'
import { Icon, type IconName } from '../../../parts/show/Icon.tsx'
import { shortTime } from '../../../parts/show/times.ts'
import type { Dialog } from '../forms/Forms.tsx'
import type { EventDetail } from '../forms/fields.ts'
import { type ActName, nextAct, useTake } from './acts.ts'
import type { Tab } from './EventPage.tsx'

export interface Open {
  dialog: (dialog: Dialog) => void
  tab: (tab: Tab) => void
}

export function TakeButton({ event, primary = true }: { event: EventDetail; primary?: boolean }) {
  const { crisis } = useWords()
  const { take, isPending } = useTake()
  return (
    <Button type={primary ? 'primary' : 'default'} loading={isPending} onClick={() => take(event.id)}>
      {crisis.event.acts.take}
      <kbd>A</kbd>
    </Button>
  )
}

const inMenu: readonly { name: Exclude<ActName, 'take'>; icon: IconName }[] = [
  { name: 'contact', icon: 'phone' },
  { name: 'assess', icon: 'shield' },
  { name: 'grade', icon: 'shield' },
  { name: 'stabilise', icon: 'tick' },
  { name: 'plan', icon: 'pen' },
  { name: 'handOver', icon: 'leave' },
  { name: 'note', icon: 'pen' },
  { name: 'close', icon: 'tick' },
  { name: 'signOff', icon: 'tick' },
  { name: 'falseAlarm', icon: 'cross' },
  { name: 'death', icon: 'lock' },
]

/** Who it is about, who answers for it, what is due, and what to do next. */
export function EventHead({
  event,
  may,
  open,
}: {
  event: EventDetail
  may: ReadonlySet<ActName>
  open: Open
}) {
  const { crisis, act } = useWords()
  const words = crisis.event
  const next = nextAct(event, may)
  const label = useActLabel(event)
  // whoever works by keyboard goes on where the event begins, not behind the whole board
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (!document.querySelector('dialog[open]')) heading.current?.focus({ preventScroll: true })
  }, [])
  const items = inMenu
    .filter(({ name }) => may.has(name) && name !== next)
    .map(({ name, icon }) => ({
      key: name,
      label: label(name),
      icon: <Icon name={icon} size={16} />,
      onClick: () => open.dialog({ name }),
    }))
  const meta: readonly string[] = [
    event.unitName,
    event.registered ? words.registered : words.unregistered,
    words.raised(shortTime(event.raisedAt)),
    crisis.states[event.state],
    ...(event.owner ? [words.owner(event.owner.name)] : []),
  ]
  return (
    <header className="case-head">
      <div className="title">
        <h2 ref={heading} tabIndex={-1}>
          {event.name ?? crisis.anonymous}
        </h2>
        <span className="number n">{event.number}</span>
        <GradeTag grade={event.grade} />
        {event.minor && <span className="tag warn">{crisis.minor}</span>}
        {event.subject === 'other' && <span className="tag">{crisis.other}</span>}
        {event.falseAlarmSaid && <span className="tag">{crisis.saidFalse}</span>}
        <div className="acts">
          {items.length > 0 && (
            <Dropdown menu={{ items }} trigger={['click']} autoFocus>
              <Button aria-label={act.more} icon={<Icon name="more" />} />
            </Dropdown>
          )}
          {may.has('emergency') && event.state !== 'EMERGENCY' && (
            <Button
              danger
              icon={<Icon name="ambulance" />}
              onClick={() => open.dialog({ name: 'emergency' })}
            >
              {words.acts.emergency}
            </Button>
          )}
          {event.state === 'EMERGENCY' && (
            <Button icon={<Icon name="ambulance" />} onClick={() => open.dialog({ name: 'card' })}>
              {words.acts.card}
            </Button>
          )}
          {may.has('takeOver') && (
            <Button icon={<Icon name="person" />} onClick={() => open.dialog({ name: 'takeOver' })}>
              {label('takeOver')}
            </Button>
          )}
          {next === 'take' && <TakeButton event={event} />}
          {next && next !== 'take' && (
            <Button type="primary" onClick={() => open.dialog({ name: next })}>
              {label(next)}
            </Button>
          )}
        </div>
      </div>
      <p className="meta n">
        {meta.map((part) => (
          <span key={part}>{part}</span>
        ))}
        {!event.owner && !isEnded(event.state) && (
          <span>
            <b className="late">{words.ownerNobody}</b>
          </span>
        )}
        {event.next && (
          <span className="due">
            <Icon name="clock" size={15} />
            {event.next.kind === 'rung' && event.next.target
              ? crisis.paging(crisis.targets[event.next.target])
              : crisis.timers[event.next.kind]}{' '}
            <Countdown dueAt={event.next.dueAt} />
          </span>
        )}
      </p>
    </header>
  )
}

/** The name of an act where the event stands now. */
export function useActLabel(event: EventDetail): (name: ActName) => string {
  const { crisis } = useWords()
  const { acts } = crisis.event
  return (name) => {
    if (name === 'death') return crisis.death.act
    if (name === 'grade') return crisis.forms.grade.act
    if (name === 'assess' && event.assessment) return acts.assessAgain
    if (name === 'plan' && event.plan) return acts.planEdit
    if (name === 'falseAlarm' && event.falseAlarmBy) return acts.falseConfirm
    return acts[name]
  }
}
