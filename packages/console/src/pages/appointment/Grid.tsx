import { useLanguage } from '../../parts/language.tsx'
import { clockTime, dayName, dayOf, dayStart, useNow } from '../../parts/show/times.ts'
import type { Calendar, Card } from './shapes.ts'

const hourMs = 3_600_000
const hourPx = 52

interface Column {
  readonly key: string
  readonly name: string
  readonly isToday: boolean
  readonly from: number
  readonly rows: readonly Card[]
  readonly open: readonly { readonly from: string; readonly to: string }[]
}

/** Cards that touch in time stand side by side. */
function lanes(rows: readonly Card[]): { card: Card; lane: number; of: number }[] {
  const ends: number[] = []
  const placed = rows.map((card) => {
    const free = ends.findIndex((end) => end <= Date.parse(card.startsAt))
    const lane = free < 0 ? ends.length : free
    ends[lane] = Date.parse(card.endsAt)
    return { card, lane }
  })
  return placed.map(({ card, lane }) => {
    const touching = placed.filter(
      (one) => one.card.startsAt < card.endsAt && one.card.endsAt > card.startsAt,
    )
    return { card, lane, of: Math.max(...touching.map((one) => one.lane)) + 1 }
  })
}

/** Days as columns, or on one day each colleague; hours downwards, as far as anybody works. */
export function Grid({
  data,
  first,
  days,
  open,
}: {
  data: Calendar
  first: number
  days: number
  open: (card: Card) => void
}) {
  const { words: all, locale } = useLanguage()
  const words = all.appointment
  const now = useNow()
  const hourIn = (at: string): number => (Date.parse(at) - dayStart(dayOf(at))) / hourMs
  const from = Math.floor(
    Math.min(9, ...data.rows.map((one) => hourIn(one.startsAt)), ...data.open.map((one) => hourIn(one.from))),
  )
  const ends = [...data.rows, ...data.open.map((one) => ({ startsAt: one.from, endsAt: one.to }))]
  const to = Math.ceil(
    Math.max(
      18,
      ...ends.map(
        (one) => hourIn(one.startsAt) + (Date.parse(one.endsAt) - Date.parse(one.startsAt)) / hourMs,
      ),
    ),
  )
  const columns =
    days === 1
      ? peopleOf(data, first, words.everybody)
      : daysOf(data, first, days, (at) => dayName(at, locale), dayOf(now))
  const top = (at: string | number, start: number): number =>
    ((typeof at === 'string' ? Date.parse(at) : at) - start - from * hourMs) * (hourPx / hourMs)
  const hours = Array.from({ length: to - from }, (_, n) => from + n)
  return (
    <section className="cal" aria-label={words.table}>
      {data.rows.length === 0 && <p className="hint">{words.none}</p>}
      <div className="cal-grid">
        <div className="cal-hours n" aria-hidden="true">
          <b />
          {hours.map((hour) => (
            <span key={hour} style={{ height: hourPx }}>
              {String(hour).padStart(2, '0')}:00
            </span>
          ))}
        </div>
        {columns.map((column) => (
          <div key={column.key} className={column.isToday ? 'cal-col today' : 'cal-col'}>
            <h3>{column.name}</h3>
            <div className="cal-day" style={{ height: hours.length * hourPx }}>
              {hours.map((hour, n) => (
                <i key={hour} className="cal-line" style={{ top: n * hourPx }} />
              ))}
              {column.open.map((span) => (
                <i
                  key={`${span.from}${span.to}`}
                  className="cal-open"
                  style={{
                    top: top(span.from, column.from),
                    height: top(span.to, column.from) - top(span.from, column.from),
                  }}
                />
              ))}
              {column.isToday && now > column.from + from * hourMs && now < column.from + to * hourMs && (
                <i className="cal-now" style={{ top: top(now, column.from) }} />
              )}
              {lanes(column.rows).map(({ card, lane, of }) => (
                <button
                  key={card.id}
                  type="button"
                  className={`cal-card ${card.state.toLowerCase()}${card.roomBlocked || card.reminderLost ? ' warns' : ''}`}
                  style={{
                    top: top(card.startsAt, column.from),
                    height: Math.max(34, top(card.endsAt, column.from) - top(card.startsAt, column.from) - 2),
                    left: `${(lane / of) * 100}%`,
                    width: `${100 / of}%`,
                  }}
                  onClick={() => open(card)}
                >
                  <span className="n">{clockTime(card.startsAt)}</span> <b>{card.name}</b>
                  <small>
                    {words.modes[card.mode]}
                    {days > 1 && card.staffName && ` · ${card.staffName}`}
                    {card.state !== 'CONFIRMED' && ` · ${words.states[card.state]}`}
                  </small>
                </button>
              ))}
            </div>
          </div>
        ))}
      </div>
    </section>
  )
}

const daysOf = (
  data: Calendar,
  first: number,
  days: number,
  name: (at: number) => string,
  today: number,
): Column[] =>
  Array.from({ length: days }, (_, n) => first + n).map((day) => ({
    ...{ key: String(day), name: name(dayStart(day)), isToday: day === today, from: dayStart(day) },
    rows: data.rows.filter((one) => dayOf(one.startsAt) === day),
    open: data.open.filter((one) => dayOf(one.from) === day),
  }))

const peopleOf = (data: Calendar, day: number, rest: string): Column[] => {
  const known = data.counsellors.filter(
    (one) =>
      data.rows.some((row) => row.staffId === one.id) || data.open.some((span) => span.staffId === one.id),
  )
  const others = data.rows.filter((row) => !known.some((one) => one.id === row.staffId))
  const column = (key: string, name: string, rows: Card[], open: Calendar['open']): Column => ({
    ...{ key, name, rows, open, isToday: false, from: dayStart(day) },
  })
  return [
    ...known.map((one) =>
      column(
        one.id,
        one.name,
        data.rows.filter((row) => row.staffId === one.id),
        data.open.filter((span) => span.staffId === one.id),
      ),
    ),
    ...(others.length > 0 || known.length === 0 ? [column('rest', rest, others, [])] : []),
  ]
}
