import { useMe } from '../../parts/ask/who.ts'
import { useLanguage } from '../../parts/language.tsx'
import { Icon } from '../../parts/show/Icon.tsx'
import { clockTime, dayName, dayOf, dayStart, endTime, useNow } from '../../parts/show/times.ts'
import {
  type Gap,
  placeInDay,
  type RosterReply,
  type Shift,
  spanOfGap,
  spanOfShift,
  weekOf,
} from './spans.ts'

const laneHeight = 58
const hours = [0, 4, 8, 12, 16, 20]

interface Given {
  monday: number
  data: RosterReply
  keeper: boolean
  fill: (gap: Gap) => void
  open: (shift: Shift) => void
}

/** Seven days, each a line of 24 hours: shifts stand at their hours, gaps are hatched. */
export function Week({ monday, data, keeper, fill, open }: Given) {
  const { words, locale } = useLanguage()
  const { roster } = words
  const me = useMe()
  const now = useNow()
  const today = dayOf(now)
  return (
    <div className="week sheet">
      <table aria-label={roster.table}>
        <thead>
          <tr>
            <th scope="col">{roster.day}</th>
            <th scope="col">
              <div className="hours n" aria-hidden="true">
                {hours.map((hour) => (
                  <span key={hour}>{String(hour).padStart(2, '0')}:00</span>
                ))}
              </div>
              <span className="unseen">{roster.shift}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {weekOf(monday).map((day) => {
            const shifts = placeInDay(data.shifts, spanOfShift, day)
            const gaps = placeInDay(data.gaps, spanOfGap, day)
            const lanes = Math.max(1, ...shifts.map((each) => each.lane + 1))
            return (
              <tr key={day} className={day === today ? 'today' : ''}>
                <th scope="row" className="n">
                  {dayName(dayStart(day), locale)}
                </th>
                <td>
                  <div className="day" style={{ height: lanes * laneHeight }}>
                    {gaps.map(({ item, left, width, hours: length }) => {
                      const both = item.missing === 'both'
                      const label = `${clockTime(item.from)}–${endTime(item.to)} ${both ? roster.gapBoth : roster.gapSecond}`
                      const place = { left: `${left}%`, width: `${width}%` }
                      const text =
                        length >= 3 ? label : length >= 1.5 ? (both ? roster.gapBoth : roster.gapSecond) : '!'
                      if (!both)
                        return <div key={item.from} className="gap second" style={place} title={label} />
                      return keeper && Date.parse(item.to) > now ? (
                        <button
                          key={item.from}
                          type="button"
                          className="gap both n"
                          style={place}
                          title={label}
                          aria-label={`${label} ${roster.fill}`}
                          onClick={() => fill(item)}
                        >
                          <span>{text}</span>
                          {length >= 3 && (
                            <em>
                              <Icon name="plus" size={13} />
                              {roster.fill}
                            </em>
                          )}
                        </button>
                      ) : (
                        <div key={item.from} className="gap both n" style={place} title={label}>
                          <span>{text}</span>
                        </div>
                      )
                    })}
                    {shifts.map(({ item, left, width, lane, hours: length }) => {
                      const on = Date.parse(item.startsAt) <= now && now < Date.parse(item.endsAt)
                      const mine = item.primary.id === me?.personId || item.secondary?.id === me?.personId
                      return (
                        <button
                          key={item.id}
                          type="button"
                          className={`shift${on ? ' on' : ''}${mine ? ' mine' : ''}${item.secondary ? '' : ' alone'}${length < 4 ? ' short' : ''}`}
                          style={{
                            left: `${left}%`,
                            width: `${width}%`,
                            top: lane * laneHeight + 3,
                            height: laneHeight - 6,
                          }}
                          onClick={() => open(item)}
                        >
                          <span className="time n">
                            {clockTime(item.startsAt)}–{endTime(item.endsAt)}
                            {on && <em>{roster.onNow}</em>}
                            {item.swap && (
                              <em className="swap">
                                {roster.swapAsked(item.swap.fromName, item.swap.toName)}
                              </em>
                            )}
                          </span>
                          <span className="who">
                            <b>
                              <small>{roster.primary}</small>
                              {item.primary.name}
                            </b>
                            {item.secondary ? (
                              <b>
                                <small>{roster.secondary}</small>
                                {item.secondary.name}
                              </b>
                            ) : (
                              <b className="late">{roster.gapSecond}</b>
                            )}
                          </span>
                        </button>
                      )
                    })}
                    {day === today && (
                      <i
                        className="now-line"
                        style={{ left: `${((now - dayStart(day)) / 864_000).toFixed(2)}%` }}
                      />
                    )}
                  </div>
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}
