import { countWaiting } from '@anxin/core/outing/queue.ts'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button, Input } from 'antd'
import { useEffect, useState } from 'react'
import '../../styles/care/outing.css'
import { reading } from '../../parts/ask/doors.ts'
import { sendOutbox } from '../../parts/ask/outing/send.ts'
import {
  changeOutbox,
  isSealed,
  keepDay,
  useKeptDay,
  useOutboxes,
  type Visit,
} from '../../parts/ask/outing/store.ts'
import { useVault } from '../../parts/ask/outing/vault.ts'
import { mayEnter, useMe } from '../../parts/ask/who.ts'
import { useWords } from '../../parts/language.tsx'
import { Icon } from '../../parts/show/Icon.tsx'
import { Page } from '../../parts/show/Page.tsx'
import { Failed, Nothing, Waiting } from '../../parts/show/States.tsx'
import { clockTime, isoDay, serverNow } from '../../parts/show/times.ts'
import { Board } from './Board.tsx'
import { Pin } from './Pin.tsx'
import { telOf } from './tel.ts'

/** Today’s visits, kept on this device for the day. */
export function useDay(day: string) {
  const me = useMe()
  const today = day === isoDay(serverNow())
  const query = useQuery({
    ...reading('GET /api/outing/day', { day }),
    enabled: mayEnter(me, 'outing'),
    refetchInterval: 60_000,
  })
  const { data } = query
  const vault = useVault(me?.personId)
  useEffect(() => {
    if (data && today && me && vault === 'open') keepDay(data, me)
  }, [data, today, me, vault])
  const held = useKeptDay()
  const kept = query.isError && today ? held : undefined
  return { query, data: data ?? (kept?.day === day ? kept : undefined) }
}

/** Keeps the pages themselves on the device, so that they open without a network. */
function useKeptPages(): void {
  useEffect(() => {
    if (import.meta.env.PROD && 'serviceWorker' in navigator)
      navigator.serviceWorker.register('/console/sw.js').catch(() => undefined)
  }, [])
}

/** A day on the street. */
export function OutingDay() {
  const { outing: words } = useWords()
  const me = useMe()
  const [day, setDay] = useState(() => isoDay(serverNow()))
  const { query, data } = useDay(day)
  const vault = useVault(me?.personId)
  const today = day === isoDay(serverNow())
  useKeptPages()
  return (
    <Page
      gate="outing"
      title={words.title}
      about={words.about}
      acts={
        <Input
          type="date"
          aria-label={words.day}
          value={day}
          onChange={(event) => event.target.value && setDay(event.target.value)}
        />
      }
    >
      {mayEnter(me, 'board') && <Board />}
      {me && <Pin owner={me.personId} unsent={isSealed(me.personId)} />}
      <Unsent />
      {data ? (
        data.visits.length === 0 ? (
          <div className="panel">
            <Nothing title={words.none} about={words.noneAbout} />
          </div>
        ) : (
          <ol className="outing-day">
            {data.visits.map((visit) => (
              <OneVisit key={visit.id} visit={visit} />
            ))}
          </ol>
        )
      ) : query.isError && vault === 'locked' && today ? null : query.isError ? (
        <Failed error={query.error} again={() => void query.refetch()} />
      ) : (
        <Waiting />
      )}
    </Page>
  )
}

function Unsent() {
  const { outing: words, refusals } = useWords()
  const me = useMe()
  const all = useOutboxes(me?.personId)
  const count = all.reduce((sum, one) => sum + countWaiting(one), 0)
  if (count === 0 || !me) return null
  const refused = all.find((one) => one.refused)?.refused
  const send = (): void => {
    for (const one of all) {
      changeOutbox(me.personId, one.visitId, (now) => ({ ...now, refused: null }))
      void sendOutbox(me.personId, one.visitId)
    }
  }
  return (
    <section className="panel outing-unsent" role="status">
      <Icon name="device" size={20} />
      <div>
        <b className="n">{words.waiting(count)}</b>
        <p className="hint">
          {refused
            ? words.refused(refusals[refused as keyof typeof refusals] ?? refused)
            : words.waitingAbout}
        </p>
      </div>
      <Button onClick={send}>{words.sendNow}</Button>
    </section>
  )
}

/** With whom, and whether that is enough. */
export function Company({ visit }: { visit: Visit }) {
  const { outing: words } = useWords()
  const me = useMe()
  const other = visit.worker.id === me?.personId ? visit.companion : visit.worker
  const names = visit.mine
    ? other?.name
    : [visit.worker.name, visit.companion?.name].filter(Boolean).join('、')
  return (
    <span className="outing-with">
      <Icon name="together" size={16} />
      {names ? words.with(names) : words.alone}
      {visit.two && (
        <span className={visit.companion ? 'tag' : 'tag bad'}>
          {visit.companion ? words.two[visit.two] : words.twoMissing}
        </span>
      )}
    </span>
  )
}

function OneVisit({ visit }: { visit: Visit }) {
  const { outing: words } = useWords()
  return (
    <li className="panel outing-one" aria-label={visit.name}>
      <p className="outing-clock n">
        {clockTime(visit.startsAt)}
        <small>–{clockTime(visit.endsAt)}</small>
      </p>
      <div>
        <h2>
          {visit.name}
          {visit.inside?.form.signedAt && <span className="tag good">{words.signedMark}</span>}
        </h2>
        <p className="outing-where">{visit.where ?? words.noWhere}</p>
        <Company visit={visit} />
        {visit.inside?.why && <p className="hint">{visit.inside.why}</p>}
        <p className="outing-acts">
          {visit.phone && (
            <a className="visit-call" href={telOf(visit.phone)}>
              <Icon name="phone" size={16} />
              {words.call}
            </a>
          )}
          <Link className="outing-open" to="/outings/$visitId" params={{ visitId: visit.id }}>
            {words.open}
          </Link>
        </p>
      </div>
    </li>
  )
}
