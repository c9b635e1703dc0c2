import { isEnded } from '@anxin/core/crisis/state.ts'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import '../../../styles/crisis/record.css'
import '../../../styles/crisis/rescue.css'
import '../../../styles/crisis/talk.css'
import '../../../styles/event.css'
import { useBoard } from '../../../parts/ask/board.ts'
import { reading } from '../../../parts/ask/doors.ts'
import { useMe } from '../../../parts/ask/who.ts'
import { useWords } from '../../../parts/language.tsx'
import { Shown } from '../../../parts/show/States.tsx'
import { useBeside } from '../../rescue/beside.ts'
import { OpenBoard } from '../../rescue/OpenBoard.tsx'
import { PageGone } from '../../rescue/PageGone.tsx'
import { Unreachable } from '../../rescue/Unreachable.tsx'
import { EventSafeguard } from '../../safeguard/event/EventSafeguard.tsx'
import { Lowering } from '../assess/Lowering.tsx'
import { Postvention } from '../death/Postvention.tsx'
import { type Dialog, Forms } from '../forms/Forms.tsx'
import type { EventDetail } from '../forms/fields.ts'
import { LabelPanel } from '../label/LabelPanel.tsx'
import { Aside } from './Aside.tsx'
import { mayDo } from './acts.ts'
import { EventHead } from './EventHead.tsx'
import { Packet } from './Packet.tsx'
import { AssessmentView } from './record/AssessmentView.tsx'
import { Past } from './record/Past.tsx'
import { PlanView } from './record/PlanView.tsx'
import { Steps } from './steps/Steps.tsx'
import { useOutgoing } from './talk/outgoing.ts'
import { Talk } from './talk/Talk.tsx'
import { useTalk } from './talk/talk.ts'
import { Why } from './Why.tsx'

const tabs = ['now', 'talk', 'assess', 'plan', 'safeguard', 'past'] as const
export type Tab = (typeof tabs)[number]

/** One event: the right side of the board. */
export function EventPage() {
  const { eventId } = useParams({ from: '/shell/board/events/$eventId' })
  return <OneEvent key={eventId} id={eventId} />
}

function OneEvent({ id }: { id: string }) {
  const { crisis } = useWords()
  const query = useQuery({ ...reading('GET /api/crisis/events/:id', { id }), staleTime: 30_000 })
  // Opening an event is noted in the audit, so it is not asked for on a clock: only when its row has changed.
  const row = useBoard('open').data?.rows.find((each) => each.id === id)
  const seen =
    row && `${row.state} ${row.grade} ${row.ownerName} ${row.signals} ${row.unread} ${row.next?.dueAt}`
  const before = useRef(seen)
  const { refetch } = query
  useEffect(() => {
    const changed = before.current !== undefined && seen !== undefined && before.current !== seen
    before.current = seen
    if (changed) void refetch()
  }, [seen, refetch])
  return (
    <section className="case" aria-label={crisis.event.label}>
      <Shown query={query} lines={9}>
        {(event) => <Opened event={event} />}
      </Shown>
    </section>
  )
}

function Opened({ event }: { event: EventDetail }) {
  const { crisis } = useWords()
  const me = useMe()
  const [tab, setTab] = useState<Tab>('now')
  const [dialog, setDialog] = useState<Dialog>()
  const talk = useTalk(event)
  const outgoing = useOutgoing(event)
  const beside = useBeside(event.id)
  const mine = event.owner !== null && event.owner.id === me?.personId
  const may = mayDo(event, me)
  const ended = isEnded(event.state)
  const died = event.state === 'DECEASED'
  const counts: Partial<Record<Tab, number>> = { talk: tab === 'talk' ? 0 : talk.fresh }
  const choose = (name: Tab): void => {
    setTab(name)
    if (name === 'talk') talk.see(talk.last)
  }
  const open = { dialog: setDialog, tab: choose }
  const walk = ({ key, currentTarget }: KeyboardEvent<HTMLElement>): void => {
    const by = key === 'ArrowRight' ? 1 : key === 'ArrowLeft' ? -1 : 0
    if (by === 0) return
    const at = (tabs.indexOf(tab) + by + tabs.length) % tabs.length
    choose(tabs[at]!)
    currentTarget.parentElement?.querySelectorAll('button')[at]?.focus()
  }
  return (
    <>
      <EventHead event={event} may={may} open={open} />
      <div className="tabs case-tabs" role="tablist" aria-label={crisis.event.label}>
        {tabs.map((name) => (
          <button
            key={name}
            type="button"
            role="tab"
            id={`tab-${name}`}
            aria-controls="tab-panel"
            aria-selected={tab === name}
            tabIndex={tab === name ? 0 : -1}
            onClick={() => choose(name)}
            onKeyDown={walk}
          >
            {crisis.event.tabs[name]}
            {(counts[name] ?? 0) > 0 && <b className="fresh n">{counts[name]}</b>}
          </button>
        ))}
      </div>
      <PageGone
        event={event}
        beside={beside}
        mine={mine}
        contact={() => setDialog({ name: 'contact' })}
        talk={() => choose('talk')}
      />
      <Lowering event={event} />
      {ended && <p className="closed-note">{died ? crisis.death.closedNote : crisis.event.closedNote}</p>}
      <div
        className={tab === 'talk' ? 'case-body talking' : 'case-body'}
        id="tab-panel"
        role="tabpanel"
        aria-labelledby={`tab-${tab}`}
        tabIndex={-1}
      >
        {tab === 'now' && (
          <div className="case-main">
            <Packet packet={event.packet} />
            <Why event={event} lines={talk.lines} open={open} />
            <Unreachable event={event} />
            <OpenBoard event={event} beside={beside} />
            {died ? <Postvention event={event} /> : <Steps event={event} may={may} open={open} />}
            <LabelPanel event={event} />
          </div>
        )}
        {tab === 'talk' && <Talk event={event} talk={talk} outgoing={outgoing} mine={mine} beside={beside} />}
        {tab === 'assess' && <AssessmentView event={event} may={may} open={open} />}
        {tab === 'plan' && <PlanView event={event} may={may} open={open} />}
        {tab === 'safeguard' && <EventSafeguard eventId={event.id} />}
        {tab === 'past' && <Past event={event} may={may} open={open} />}
        <Aside event={event} open={open} />
      </div>
      {dialog && (
        <Forms
          dialog={dialog}
          event={event}
          close={() => setDialog(undefined)}
          open={setDialog}
          visit={() => choose('safeguard')}
        />
      )}
    </>
  )
}
