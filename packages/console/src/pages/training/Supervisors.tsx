import { Button } from 'antd'
import { useState } from 'react'
import { useAct } from '../../parts/ask/doors.ts'
import { newId } from '../../parts/ask/kept.ts'
import { ReasonDialog } from '../../parts/fill/ReasonDialog.tsx'
import { useWords } from '../../parts/language.tsx'
import { HeadRow } from '../../parts/show/HeadRow.tsx'
import { Nothing } from '../../parts/show/States.tsx'
import { shortDay } from '../../parts/show/times.ts'
import type { Pairs } from './Supervision.tsx'

type Row = Pairs['supervisors'][number]
const heads = ['who', 'count', 'people', 'room'] as const

/** Each supervisor with their people, against the cap. */
export function Supervisors({ supervisors, own }: { supervisors: readonly Row[]; own: string | undefined }) {
  const { supervisors: words } = useWords().training
  const [asking, setAsking] = useState<Row>()
  return (
    <section className="panel case-table" aria-labelledby="supervisors">
      <h2 id="supervisors">{words.title}</h2>
      {supervisors.length === 0 ? (
        <Nothing title={words.none} about={words.noneAbout} />
      ) : (
        <table>
          <HeadRow names={heads.map((name) => words.head[name])} />
          <tbody>
            {supervisors.map((row) => (
              <SupervisorRow
                key={row.staffId}
                row={row}
                mine={row.staffId === own}
                ask={() => setAsking(row)}
              />
            ))}
          </tbody>
        </table>
      )}
      {asking && <Override row={asking} close={() => setAsking(undefined)} />}
    </section>
  )
}

function SupervisorRow({ row, ask, mine }: { row: Row; ask: () => void; mine: boolean }) {
  const { supervisors: words } = useWords().training
  const full = row.count >= row.cap
  return (
    <tr className={mine ? 'own' : undefined}>
      <td>
        <b>{row.name}</b>
        {row.away && <span className="tag warn">{words.away}</span>}
        {!row.able && <span className="tag bad">{words.unable}</span>}
      </td>
      <td data-of={words.head.count} className="n">
        <span>
          {words.of(row.count, row.cap)}
          <progress
            className={full ? 'load full' : 'load'}
            value={Math.min(100, Math.round((row.count / row.cap) * 100))}
            max={100}
            aria-label={words.of(row.count, row.cap)}
          />
        </span>
      </td>
      <td data-of={words.head.people}>
        <People people={row.people} />
      </td>
      <td data-of={words.head.room}>
        <Room row={row} ask={ask} />
      </td>
    </tr>
  )
}

function People({ people }: { people: Row['people'] }) {
  const { training, network } = useWords()
  const { supervisors: words } = training
  if (people.length === 0) return <span className="hint">{words.nobody}</span>
  const roles: Readonly<Record<string, string>> = network.roles
  return (
    <ul className="supervised">
      {people.map((one) => (
        <li key={one.pairId}>
          {one.name} <small>{one.roles.map((role) => roles[role] ?? role).join('、')}</small>
          {one.kind === 'deputy' && (
            <span className={one.standsIn ? 'tag warn' : 'tag'}>
              {one.standsIn ? words.standsIn : words.deputyOf}
            </span>
          )}
        </li>
      ))}
    </ul>
  )
}

function Room({ row, ask }: { row: Row; ask: () => void }) {
  const { supervisors: words } = useWords().training
  const more = row.mayOverride && (
    <Button size="small" onClick={ask}>
      {words.override}
    </Button>
  )
  if (row.overrideUntil) return <span className="tag warn n">{words.until(shortDay(row.overrideUntil))}</span>
  if (row.over)
    return (
      <span className="supervision-room">
        <span className="tag bad">{words.over}</span> {more}
        <small>{words.overAbout}</small>
      </span>
    )
  if (row.count >= row.cap)
    return (
      <span className="supervision-room">
        <span className="tag bad">{words.full}</span> {more}
      </span>
    )
  return <span className="n">{words.roomLeft(row.cap - row.count)}</span>
}

function Override({ row, close }: { row: Row; close: () => void }) {
  const { supervisors: words } = useWords().training
  const [id] = useState(newId)
  const act = useAct('POST /api/training/overrides', { refresh: ['GET /api/training/pairs'] })
  return (
    <ReasonDialog
      keep={`supervision.${row.staffId}`}
      title={`${words.override} · ${row.name}`}
      about={words.overrideAbout}
      label={words.overrideReason}
      yes={words.override}
      act={{
        isPending: act.isPending,
        error: act.error,
        send: (reason, done) =>
          act.mutate({ body: { id, staffId: row.staffId, reason } }, { onSuccess: done }),
      }}
      close={close}
    />
  )
}
