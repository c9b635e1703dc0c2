import { firstFit } from '@anxin/core/selfhelp/pick.ts'
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { dayOf, moods, moodValueOf, noteMood, type Weather, weathers } from '../../device/moods.ts'
import { elder } from '../../device/settings.ts'
import { WeatherIcon } from '../../parts/drawn/WeatherIcon.tsx'
import { w } from '../../parts/words.ts'
import { isRegistered } from '../../self/me.ts'
import { MoodMonth } from './MoodMonth.tsx'

/** In hard weather: somebody to talk to, or the first exercise that fits. */
const Heavy = ({ weather }: { weather: Weather }): JSX.Element => {
  const { mood } = w.value
  const code = firstFit(moodValueOf(weather) === 1 ? 1 : 2)
  return (
    <div class="wx-heavy">
      <p>{mood.stormy}</p>
      <a href="/chat">{mood.stormyTalk}</a>
      <a href={`/tools?m=${code}`}>{mood.stormyTool[code]}</a>
      <a href="/mood?write">{mood.more}</a>
    </div>
  )
}

/** Mood as weather, not faces; one tap a day, the rest is in the diary. */
export const MoodWeather = (): JSX.Element => {
  const { mood } = w.value
  const [open, setOpen] = useState(() => matchMedia('(min-width: 900px)').matches)
  const today = dayOf(new Date())
  const now = moods.value.get(today)
  const home = isRegistered() ? 'house' : 'device'
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
              onClick={() => void noteMood(today, weather, home)}
            >
              <WeatherIcon weather={weather} />
              {mood.names[weather]}
            </button>
          </li>
        ))}
      </ul>
      {(now === 'rain' || now === 'storm') && <Heavy weather={now} />}
      {now && now !== 'rain' && now !== 'storm' && (
        <p class="wx-more">
          <a href="/mood?write">{mood.more}</a>
        </p>
      )}
      {open && !elder.value && <MoodMonth />}
    </section>
  )
}
