import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { dayOf, moods, noteMood, weathers } from '../../device/moods.ts'
import { elder } from '../../device/settings.ts'
import { WeatherIcon } from '../../parts/drawn/WeatherIcon.tsx'
import { w } from '../../parts/words.ts'
import { MoodMonth } from './MoodMonth.tsx'

/** Mood as weather, not faces; one a day, on this device only. */
export const MoodWeather = (): JSX.Element => {
  const { mood } = w.value
  const [open, setOpen] = useState(() => matchMedia('(min-width: 900px)').matches)
  const today = dayOf(new Date())
  const now = moods.value.get(today)
  const heavy = now === 'rain' || now === 'storm'
  return (
    <section class="card wx">
      <div class="wx-head">
        <h2>{mood.title}</h2>
        {!elder.value && (
          <button type="button" aria-expanded={open} onClick={() => setOpen(!open)}>
            {open ? mood.hide : mood.month}
          </button>
        )}
      </div>
      <ul>
        {weathers.map((weather) => (
          <li key={weather}>
            <button
              type="button"
              aria-pressed={now === weather}
              onClick={() => void noteMood(today, weather)}
            >
              <WeatherIcon weather={weather} />
              {mood.names[weather]}
            </button>
          </li>
        ))}
      </ul>
      {heavy && (
        <p class="wx-heavy">
          {mood.stormy} <a href="/chat">{mood.stormyTalk}</a>
        </p>
      )}
      {open && !elder.value && <MoodMonth />}
    </section>
  )
}
