import { useQuery } from '@tanstack/react-query'
import { Button, Segmented } from 'antd'
import { useState } from 'react'
import { reading } from '../../parts/ask/doors.ts'
import { useLanguage } from '../../parts/language.tsx'
import { Countdown } from '../../parts/show/Countdown.tsx'
import { Nothing, Shown } from '../../parts/show/States.tsx'
import { isoDay, shortTime } from '../../parts/show/times.ts'
import { OneBreach } from './OneBreach.tsx'
import type { BreachRow, Register } from './shapes.ts'

type View = 'open' | 'ended'

/** The register itself: what is open with its next step, what is closed, and when the next drill is owed. */
export function RegisterOf() {
  const { words: all } = useLanguage()
  const words = all.breach
  const [view, setView] = useState<View>('open')
  const [openId, setOpenId] = useState<string>()
  const query = useQuery({ ...reading('GET /api/breach/breaches', { view }), refetchInterval: 30_000 })
  const choices = [
    { value: 'open' as const, label: words.view.open },
    { value: 'ended' as const, label: words.view.ended },
  ]
  return (
    <section aria-label={words.title}>
      <div className="breach-bar">
        <Segmented aria-label={words.view.label} options={choices} value={view} onChange={setView} />
        {query.data && <Drilled register={query.data} />}
      </div>
      <Shown query={query} lines={4}>
        {({ rows }) =>
          rows.length === 0 ? (
            <div className="panel">
              {view === 'open' ? (
                <Nothing title={words.none} about={words.noneAbout} />
              ) : (
                <Nothing title={words.noneEnded} />
              )}
            </div>
          ) : (
            <ul className="breaches">
              {rows.map((row) => (
                <Row key={row.id} row={row} open={() => setOpenId(row.id)} />
              ))}
            </ul>
          )
        }
      </Shown>
      {openId && <OneBreach key={openId} id={openId} close={() => setOpenId(undefined)} />}
    </section>
  )
}

function Drilled({ register }: { register: Register }) {
  const { words: all } = useLanguage()
  const words = all.breach
  const next = isoDay(register.drillDueAt)
  const late = register.drillDueAt < register.now
  return (
    <p className="hint">
      {late && <b className="tag lamp">{words.drillLate}</b>}{' '}
      <span className="n">
        {register.drilledAt ? words.drilledLast(isoDay(register.drilledAt), next) : words.drilledNever(next)}
      </span>
    </p>
  )
}

function Row({ row, open }: { row: BreachRow; open: () => void }) {
  const { words: all } = useLanguage()
  const words = all.breach
  return (
    <li className="panel" data-breach={row.id}>
      <div>
        <p className="tags">
          <b>{words.kinds[row.kind]}</b>
          {row.drill && <span className="tag lamp">{words.drillTag}</span>}
        </p>
        <p className="hint n">
          {words.number(row.number)} · {words.noticedAt(shortTime(row.noticedAt))} ·{' '}
          {words.by(row.recordedBy)}
        </p>
      </div>
      <Next row={row} />
      <Button aria-label={`${words.open} ${words.number(row.number)}`} onClick={open}>
        {words.open}
      </Button>
    </li>
  )
}

function Next({ row }: { row: BreachRow }) {
  const { words: all } = useLanguage()
  const words = all.breach
  if (row.closedAt) return <span className="n">{words.closed(shortTime(row.closedAt))}</span>
  if (!row.next) return <span className="tag good">{words.ready}</span>
  return (
    <span className="breach-next">
      <span>{words.next(words.step[row.next.step])}</span>
      {row.next.dueAt ? <Countdown dueAt={row.next.dueAt} /> : <b className="soon">{words.atOnce}</b>}
    </span>
  )
}
