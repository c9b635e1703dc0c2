import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { dayOf, moods, shownEntries } from '../../device/moods.ts'
import { Icon } from '../../parts/drawn/Icon.tsx'
import { WeatherIcon } from '../../parts/drawn/WeatherIcon.tsx'
import { path } from '../../parts/router.ts'
import { w } from '../../parts/words.ts'

const daysIn = (first: Date): number => new Date(first.getFullYear(), first.getMonth() + 1, 0).getDate()
/** Monday is 0. */
const weekdayOf = (date: Date): number => (date.getDay() + 6) % 7

const Day = ({ date, onPick }: { date: Date; onPick?: (day: string) => void }): JSX.Element => {
  const { mood } = w.value
  const weather = moods.value.get(dayOf(date))
  const label = weather ? mood.on(date.getDate(), mood.names[weather]) : mood.noneOn(date.getDate())
  const today = dayOf(date) === dayOf(new Date())
  const inside = (
    <>
      <span class="gone">{label}</span>
      <span class="date" aria-hidden="true">
        {date.getDate()}
      </span>
      {weather && <WeatherIcon weather={weather} />}
    </>
  )
  return (
    <li class={today ? 'today' : ''}>
      {onPick && dayOf(date) <= dayOf(new Date()) ? (
        <button type="button" onClick={() => onPick(dayOf(date))}>
          {inside}
        </button>
      ) : (
        inside
      )}
    </li>
  )
}

/** The month as a small calendar of weather; in the diary a day can be opened. */
export const MoodMonth = ({ onPick }: { onPick?: (day: string) => void }): JSX.Element => {
  const { mood, when } = w.value
  const now = new Date()
  const [back, setBack] = useState(0)
  const first = new Date(now.getFullYear(), now.getMonth() - back, 1)
  const dates = Array.from(
    { length: daysIn(first) },
    (_, i) => new Date(first.getFullYear(), first.getMonth(), i + 1),
  )
  const none = dates.every((date) => !moods.value.has(dayOf(date)))
  return (
    <div class="month">
      <div class="month-head">
        <button type="button" class="month-step" aria-label={mood.before} onClick={() => setBack(back + 1)}>
          <Icon name="back" size="s" />
        </button>
        <strong aria-live="polite">{when.month(first.getFullYear(), first.getMonth() + 1)}</strong>
        <button
          type="button"
          class="month-step"
          aria-label={mood.after}
          disabled={back === 0}
          onClick={() => setBack(back - 1)}
        >
          <Icon name="chev" size="s" />
        </button>
      </div>
      <div class="month-week" aria-hidden="true">
        {when.week.map((day) => (
          <span key={day}>{day}</span>
        ))}
      </div>
      <ol class={`month-days from-${weekdayOf(first)}`}>
        {dates.map((date) => (
          <Day key={dayOf(date)} date={date} {...(onPick ? { onPick } : {})} />
        ))}
      </ol>
      {none && back === 0 && <p class="small">{mood.empty}</p>}
      {path.value !== '/mood' && (
        <a class="month-diary" href="/mood">
          {mood.diary}
        </a>
      )}
      <p class="small month-own">
        <Icon name="lock" size="s" />
        {shownEntries.value.some(({ home }) => home === 'house') ? mood.onlyOwn : mood.onDevice}
      </p>
    </div>
  )
}
