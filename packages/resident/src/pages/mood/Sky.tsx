import type { JSX } from 'preact'
import { dayOf, type MoodValue, moods, moodValueOf, type Weather } from '../../device/moods.ts'
import { WeatherIcon } from '../../parts/drawn/WeatherIcon.tsx'
import { dayName } from '../../parts/when.ts'
import { w } from '../../parts/words.ts'
import { m } from './words.ts'

const days = 7
const wide = 350
const tall = 150

interface Point {
  readonly x: number
  readonly y: number
  readonly weather: Weather
}
/** Sun stands high in the sky, a storm low: a place, not a figure. */
const heightOf = (value: MoodValue): number => 26 + (5 - value) * 19

/** A soft line through the points. */
function lineThrough(points: readonly Point[]): string {
  return points
    .map(({ x, y }, at) => {
      const last = points[at - 1]
      if (!last) return `M${x} ${y}`
      const half = (last.x + x) / 2
      return `C${half} ${last.y} ${half} ${y} ${x} ${y}`
    })
    .join('')
}

const lastDays = (): readonly Date[] =>
  Array.from({ length: days }, (_, at) => {
    const date = new Date()
    date.setDate(date.getDate() - (days - 1 - at))
    return date
  })

/** Seven days as a bit of sky: weather drawn where it was, nothing counted, nothing judged. */
export const Sky = (): JSX.Element => {
  const dates = lastDays()
  const step = wide / days
  const points = dates.flatMap((date, at): Point[] => {
    const weather = moods.value.get(dayOf(date))
    return weather ? [{ x: step * (at + 0.5), y: heightOf(moodValueOf(weather)), weather }] : []
  })
  return (
    <section class="card sky-card">
      <h2>{m.value.sky}</h2>
      <div class="sky-box">
        <svg class="sky-land" viewBox={`0 0 ${wide} ${tall}`} preserveAspectRatio="none" aria-hidden="true">
          <path d={`M0 ${tall}V118c60-14 120 8 180-4s110-10 170 2v34z`} fill="#C6DCD0" />
          <path d={`M0 ${tall}v-18c80-10 130 6 200 0s110-6 150 0v18z`} fill="#A5C8B7" />
          {points.length > 1 && (
            <path
              d={lineThrough(points)}
              fill="none"
              stroke="#8FB8A6"
              stroke-width="2"
              stroke-dasharray="2 6"
              stroke-linecap="round"
            />
          )}
        </svg>
        {points.map(({ x, y, weather }) => (
          <span
            key={x}
            class="sky-at"
            style={{ left: `${(x / wide) * 100}%`, top: `${(y / tall) * 100}%` }}
            aria-hidden="true"
          >
            <WeatherIcon weather={weather} />
          </span>
        ))}
      </div>
      <ol class="sky-days">
        {dates.map((date) => {
          const weather = moods.value.get(dayOf(date))
          const name = dayName(date.getTime())
          return (
            <li key={dayOf(date)}>
              <span aria-hidden="true">{date.getDate()}</span>
              <span class="gone">
                {weather ? m.value.skyDay(name, w.value.mood.names[weather]) : m.value.skyNone(name)}
              </span>
            </li>
          )
        })}
      </ol>
      {points.length < 2 && <p class="small">{m.value.skyEmpty}</p>}
    </section>
  )
}
