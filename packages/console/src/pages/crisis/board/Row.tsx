import { Link } from '@tanstack/react-router'
import { memo } from 'react'
import type { BoardRow } from '../../../parts/ask/board.ts'
import { useWords } from '../../../parts/language.tsx'
import { Countdown } from '../../../parts/show/Countdown.tsx'
import { Glyph } from '../../../parts/show/Glyph.tsx'
import { shortTime } from '../../../parts/show/times.ts'

/** One event of the board, exactly as the server says it is. */
export const Row = memo(function Row({
  row,
  chosen,
  current,
}: {
  row: BoardRow
  chosen: boolean
  current: boolean
}) {
  const { crisis, time } = useWords()
  const { board } = crisis
  const next = row.next
  return (
    <Link
      to="/events/$eventId"
      params={{ eventId: row.id }}
      id={`row-${row.id}`}
      className={chosen ? 'row chosen' : 'row'}
      data-event-number={row.number}
      data-grade={row.grade}
      preload={false}
      {...(current ? { 'aria-current': 'true' as const } : {})}
    >
      <Glyph grade={row.grade} />
      <div className="body">
        <h3>
          {row.name ?? crisis.anonymous}
          <span className="n">{row.number}</span>
          {row.minor && <em className="tag warn">{crisis.minor}</em>}
          {row.subject === 'other' && <em className="tag">{crisis.other}</em>}
          {row.unread > 0 && <em className="tag unread n">{crisis.unread(row.unread)}</em>}
        </h3>
        <p>
          {crisis.sources[row.source]}
          {row.signals > 1 && <span className="n"> · {crisis.signals(row.signals)}</span>}
          {row.falseAlarmSaid && <span> · {crisis.saidFalse}</span>}
        </p>
        <p className="where">
          {row.unitName} · {crisis.states[row.state]}
        </p>
      </div>
      <div className="due n">
        {next ? <Countdown dueAt={next.dueAt} /> : <b>{crisis.states[row.state]}</b>}
        {next && (
          <span>
            {next.kind === 'rung' && next.target
              ? crisis.paging(crisis.targets[next.target])
              : crisis.timers[next.kind]}
          </span>
        )}
        <span>
          {time.since(shortTime(row.raisedAt))} · {row.ownerName ?? <i className="late">{board.nobody}</i>}
        </span>
      </div>
    </Link>
  )
})
