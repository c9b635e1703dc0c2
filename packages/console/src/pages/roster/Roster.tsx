import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import '../../styles/roster.css'
import { reading, useAct } from '../../parts/ask/doors.ts'
import { holds, mayEnter, useMe } from '../../parts/ask/who.ts'
import { useLanguage } from '../../parts/language.tsx'
import { Icon } from '../../parts/show/Icon.tsx'
import { Page } from '../../parts/show/Page.tsx'
import { useSay } from '../../parts/show/Say.tsx'
import { Shown } from '../../parts/show/States.tsx'
import { clockTime, dayName, dayOf, dayStart, endTime, serverNow } from '../../parts/show/times.ts'
import { Neighbours } from '../pool/Neighbours.tsx'
import { AddShift } from './AddShift.tsx'
import { DutyForm } from './DutyForm.tsx'
import { PhoneTree } from './PhoneTree.tsx'
import { Requests, Seeking } from './Requests.tsx'
import { Away, Rest } from './Rest.tsx'
import { ShiftDialog } from './ShiftDialog.tsx'
import { Standing } from './Standing.tsx'
import { type Gap, mondayOf, type Shift } from './spans.ts'
import { Week } from './Week.tsx'

type Opened =
  | { what: 'add'; gap?: Gap }
  | { what: 'duty' }
  | { what: 'tree' }
  | { what: 'shift'; shift: Shift }
  | undefined

/** Who stands when: one week, two people a shift, with the hours nobody covers. */
export function Roster() {
  const { words, locale } = useLanguage()
  const { roster } = words
  const me = useMe()
  const [monday, setMonday] = useState(() => mondayOf(dayOf(serverNow())))
  const [opened, setOpened] = useState<Opened>()
  const query = useQuery({
    ...reading('GET /api/roster/week', {
      from: new Date(dayStart(monday)).toISOString(),
      to: new Date(dayStart(monday + 7)).toISOString(),
    }),
    enabled: mayEnter(me, 'roster'),
    refetchInterval: 60_000,
  })
  const keeper = mayEnter(me, 'rosterKeeping')
  const thisWeek = mondayOf(dayOf(serverNow()))
  const close = (): void => setOpened(undefined)
  return (
    <Page
      gate="roster"
      title={roster.title}
      about={roster.about}
      acts={
        <>
          <Button icon={<Icon name="phone" size={16} />} onClick={() => setOpened({ what: 'tree' })}>
            {roster.tree.open}
          </Button>
          {holds(me, 'C-CRISIS', serverNow()) && (
            <Button onClick={() => setOpened({ what: 'duty' })}>{roster.now}</Button>
          )}
          {keeper && (
            <Button
              type="primary"
              icon={<Icon name="plus" size={16} />}
              onClick={() => setOpened({ what: 'add' })}
            >
              {roster.add}
            </Button>
          )}
        </>
      }
    >
      <div className="week-bar">
        <Button
          aria-label={roster.previous}
          title={roster.previous}
          icon={<Icon name="left" size={16} />}
          onClick={() => setMonday(monday - 7)}
        />
        <Button
          aria-label={roster.next}
          title={roster.next}
          icon={<Icon name="right" size={16} />}
          onClick={() => setMonday(monday + 7)}
        />
        <h2 className="n">
          {roster.week(dayName(dayStart(monday), locale), dayName(dayStart(monday + 6), locale))}
        </h2>
        {monday !== thisWeek && (
          <Button type="link" onClick={() => setMonday(thisWeek)}>
            {roster.today}
          </Button>
        )}
        {query.data && (
          <span className={query.data.gaps.length > 0 ? 'tag bad n' : 'tag good'}>
            {query.data.gaps.length > 0 ? roster.gaps(query.data.gaps.length) : roster.full}
          </span>
        )}
        <span className="legend" aria-hidden="true">
          <i className="covered" />
          {roster.legend.covered}
          <i className="second" />
          {roster.legend.second}
          <i className="both" />
          {roster.legend.both}
        </span>
      </div>
      <Shown query={query} lines={8}>
        {(data) => (
          <>
            <Requests />
            <Rest />
            <Away />
            <Swaps shifts={data.shifts} />
            <Standing />
            {keeper && <Seeking seeking={data.seeking} />}
            <Week
              monday={monday}
              data={data}
              keeper={keeper}
              fill={(gap) => setOpened({ what: 'add', gap })}
              open={(shift) => setOpened({ what: 'shift', shift })}
            />
            {opened?.what === 'add' && (
              <AddShift people={data.people} monday={monday} gap={opened.gap} close={close} />
            )}
            {opened?.what === 'shift' && (
              <ShiftDialog
                shift={data.shifts.find((each) => each.id === opened.shift.id) ?? opened.shift}
                people={data.people}
                keeper={keeper}
                close={close}
              />
            )}
          </>
        )}
      </Shown>
      <Neighbours />
      {opened?.what === 'tree' && <PhoneTree close={close} />}
      {opened?.what === 'duty' && <DutyForm close={close} />}
    </Page>
  )
}

/** Swaps asked of oneself, to be answered at once. */
function Swaps({ shifts }: { shifts: readonly Shift[] }) {
  const { words, locale } = useLanguage()
  const { roster } = words
  const me = useMe()
  const say = useSay()
  const answer = useAct('PUT /api/roster/shifts/:id/swaps', { refresh: ['GET /api/roster/week'] })
  const asked = shifts.filter((shift) => shift.swap && shift.swap.toId === me?.personId)
  if (asked.length === 0) return null
  const reply = (id: string, accept: boolean): void =>
    answer.mutate(
      { params: { id }, body: { accept } },
      { onError: say.no, onSuccess: () => say.yes(accept ? roster.accepted : roster.declined) },
    )
  return (
    <section className="swaps" aria-label={roster.requests}>
      {asked.map((shift) => (
        <div key={shift.id}>
          <b>{roster.swapMine(shift.swap?.fromName ?? '')}</b>
          <span className="n">
            {dayName(shift.startsAt, locale)} {clockTime(shift.startsAt)}–{endTime(shift.endsAt)}
          </span>
          <Button
            type="primary"
            size="small"
            disabled={answer.isPending}
            onClick={() => reply(shift.id, true)}
          >
            {roster.accept}
          </Button>
          <Button size="small" disabled={answer.isPending} onClick={() => reply(shift.id, false)}>
            {roster.decline}
          </Button>
        </div>
      ))}
    </section>
  )
}
