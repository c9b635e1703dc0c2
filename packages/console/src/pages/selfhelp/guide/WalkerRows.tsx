import { Button } from 'antd'
import { useWords } from '../../../parts/language.tsx'
import { Icon } from '../../../parts/show/Icon.tsx'
import { shortDay, shortTime, useNow } from '../../../parts/show/times.ts'
import type { Walker } from '../shapes.ts'
import { Lamps } from './Lamps.tsx'
import { TakeButton } from './TakeButton.tsx'

/** A few people, one a line: how far they have come, and when somebody is in touch next. */
export function WalkerRows({
  rows,
  openId,
  open,
  waiting,
}: {
  rows: readonly Walker[]
  openId: string | undefined
  open: (id: string) => void
  waiting: boolean
}) {
  const { guide: words } = useWords().selfhelp
  const { act } = useWords()
  return (
    <div className={waiting ? 'sheet walkers waiting-for' : 'sheet walkers'}>
      <table>
        <thead>
          <tr>
            <th scope="col">{words.name}</th>
            <th scope="col">{words.sessions}</th>
            <th scope="col">{words.problem}</th>
            <th scope="col">{words.next}</th>
            <th scope="col">{words.helper}</th>
            <th scope="col">
              <span className="unseen">{act.acts}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Line key={row.id} row={row} isOpen={row.id === openId} open={open} waiting={waiting} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** Two weeks without a word. */
const quietFrom = 2

function Line({
  row,
  isOpen,
  open,
  waiting,
}: {
  row: Walker
  isOpen: boolean
  open: (id: string) => void
  waiting: boolean
}) {
  const { guide: words } = useWords().selfhelp
  const name = row.name ?? words.person
  return (
    <tr data-walker={row.id} className={isOpen ? 'open' : ''}>
      <td>
        <span className="who">
          <b>{name}</b>
          {row.quietWeeks >= quietFrom && (
            <em className="tag lamp">
              <Icon name="clock" size={12} />
              {words.quiet(row.quietWeeks)}
            </em>
          )}
          {row.staysHeavy && <em className="tag lamp">{words.heavy}</em>}
          {row.state !== 'running' && (
            <em className={row.state === 'finished' ? 'tag good' : 'tag'}>{words.states[row.state]}</em>
          )}
        </span>
        <small>
          {row.unitName} · {words.begun} <span className="n">{shortDay(row.startedAt)}</span>
        </small>
      </td>
      <td>
        <Lamps done={row.sessionsDone} />
      </td>
      <td className="nowrap">
        {row.lastProblem === null ? (
          <span className="hint">{waiting ? '—' : words.problemNone}</span>
        ) : (
          <Burden value={row.lastProblem} />
        )}
      </td>
      <td className="nowrap">
        <NextContact row={row} />
      </td>
      <td className="nowrap">{row.helperName ?? <span className="hint">{words.helperNone}</span>}</td>
      <td className="act">
        {waiting ? (
          <TakeButton walker={row} taken={open} />
        ) : (
          <Button size="small" aria-label={words.openOf(name)} onClick={() => open(row.id)}>
            {words.open}
          </Button>
        )}
      </td>
    </tr>
  )
}

/** 0–10 as a short bar with its number. */
function Burden({ value }: { value: number }) {
  return (
    <span className="burden">
      <svg width="66" height="6" aria-hidden="true">
        <rect width="66" height="6" rx="3" className="all" />
        <rect width={value * 6.6} height="6" rx="3" className="held" />
      </svg>
      <b className="n">{value}</b>
      <small className="n">/ 10</small>
    </span>
  )
}

export function NextContact({ row }: { row: Walker }) {
  const { guide: words } = useWords().selfhelp
  const now = useNow()
  if (row.state !== 'running') return <span className="hint">—</span>
  if (row.nextContactAt === null) return <span className="hint">{words.nextNone}</span>
  const late = Date.parse(row.nextContactAt) < now
  return (
    <>
      <span className="n">{shortTime(row.nextContactAt)}</span>
      {late && <small className="soon"> {words.nextLate}</small>}
    </>
  )
}
