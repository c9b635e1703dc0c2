import { Link } from '@tanstack/react-router'
import { memo } from 'react'
import { useWords } from '../../../parts/language.tsx'
import { ColourMark } from '../../../parts/show/ColourMark.tsx'
import { Countdown } from '../../../parts/show/Countdown.tsx'
import { Icon } from '../../../parts/show/Icon.tsx'
import { shortTime } from '../../../parts/show/times.ts'
import type { Row as ListedRow, RuleName } from '../shapes.ts'

/** One person of the list, exactly as the house says. */
export const Row = memo(function Row({
  row,
  chosen,
  current,
}: {
  row: ListedRow
  chosen: boolean
  current: boolean
}) {
  const { worklist, time } = useWords()
  const { list } = worklist
  const ended = row.state === 'closed'
  return (
    <Link
      to="/worklist/$entryId"
      params={{ entryId: row.id }}
      id={`row-${row.id}`}
      className={chosen ? 'row chosen' : 'row'}
      data-entry={row.id}
      data-colour={row.colour}
      preload={false}
      {...(current ? { 'aria-current': 'true' as const } : {})}
    >
      <ColourMark colour={row.colour} />
      <div className="body">
        <h3>
          {row.name ?? list.noName}
          {row.minor && <em className="tag warn">{list.minor}</em>}
          {row.mode !== null && row.mode !== 'self' && <em className="tag">{worklist.modes[row.mode]}</em>}
          {row.worse && (
            <em className="tag bad">
              <Icon name="up" size={11} />
              {list.worse}
            </em>
          )}
        </h3>
        <p className="reason">{worklist.rules[row.rule as RuleName] ?? row.rule}</p>
      </div>
      <div className="due n">
        {ended ? <b>{list.endedAs}</b> : <Countdown dueAt={row.dueAt} />}
        {!ended && <span>{worklist.due[row.dueWhat]}</span>}
      </div>
      <p className="where n">
        {row.ownerName ?? <i className="late">{list.nobody}</i>} · {worklist.states[row.state]} · T{row.tier}{' '}
        · {time.since(shortTime(row.openedAt))} · {row.unitName}
      </p>
    </Link>
  )
})
