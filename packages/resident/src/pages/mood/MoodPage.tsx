import type { JSX } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { dayOf, keepEntry, loadMoods, shownEntries, weatherOf } from '../../device/moods.ts'
import { elder } from '../../device/settings.ts'
import { AskStrip } from '../../parts/calls/AskStrip.tsx'
import { WeatherIcon } from '../../parts/drawn/WeatherIcon.tsx'
import { TopBar } from '../../parts/frame/TopBar.tsx'
import { Loading } from '../../parts/Notice.tsx'
import { dayName } from '../../parts/when.ts'
import { shownLocale, w } from '../../parts/words.ts'
import { me } from '../../self/me.ts'
import { loadBook } from '../../selfhelp/book.ts'
import { propose } from '../../selfhelp/proposal.ts'
import { MoodMonth } from '../home/MoodMonth.tsx'
import { Proposal } from '../tools/list/Proposal.tsx'
import { loadToolsTongue } from '../tools/words.ts'
import { DayForm } from './DayForm.tsx'
import { fetchMoods } from './fetch-moods.ts'
import { Sky } from './Sky.tsx'
import { loadMoodTongue, m } from './words.ts'
import '../home/mood.css'
import '../tools/list/tools.css'
import '../tools/player/player.css'
import './mood.css'

const shownBefore = 20

/** Days on which words were written, newest first; each opens its day. */
const Before = ({ onPick }: { onPick: (day: string) => void }): JSX.Element => {
  const written = shownEntries.value.filter(({ note, words }) => note !== null || words.length > 0)
  return (
    <section class="card pad">
      <h2>{m.value.before}</h2>
      {written.length === 0 && <p class="small">{m.value.none}</p>}
      <ul class="list">
        {written.slice(0, shownBefore).map((entry) => (
          <li key={entry.id} class="before-day">
            <button type="button" onClick={() => onPick(entry.day)}>
              <WeatherIcon weather={weatherOf(entry.value)} />
              <span class="grow">
                {entry.note ?? entry.words.map((word) => m.value.wordNames[word]).join(' · ')}
                <small>{dayName(`${entry.day}T12:00:00`)}</small>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** What was noted before signing in stays on the device unless the person says otherwise. */
const Earlier = (): JSX.Element | null => {
  const own = shownEntries.value.filter(({ home }) => home === 'device')
  if (me.value?.kind !== 'registered' || own.length === 0) return null
  const take = async (): Promise<void> => {
    for (const entry of own) await keepEntry({ ...entry, home: 'house', state: 'waiting' })
  }
  return (
    <section class="notice notice-plain">
      <div>{m.value.earlier(own.length)}</div>
      <button type="button" class="btn btn-quiet" onClick={() => void take()}>
        {m.value.earlierGo}
      </button>
    </section>
  )
}

const MoodPage = (): JSX.Element => {
  const [ready, setReady] = useState(false)
  const [day, setDay] = useState(dayOf(new Date()))
  useEffect(() => {
    void Promise.all([loadMoods(), loadBook(), loadMoodTongue(), loadToolsTongue()]).then(() => {
      propose()
      setReady(true)
    })
  }, [])
  useEffect(() => {
    if (ready) void fetchMoods()
  }, [ready, me.value?.kind])
  useEffect(() => {
    void loadMoodTongue()
    void loadToolsTongue()
  }, [shownLocale.value])
  const pick = (next: string): void => {
    setDay(next)
    scrollTo(0, 0)
  }
  return (
    <>
      <TopBar title={w.value.mood.page} />
      <main id="main" class="page mood-page" tabIndex={-1}>
        {ready ? (
          <>
            <p class="lead">{m.value.lead}</p>
            <div class="tools-two">
              <div class="stack">
                <DayForm key={day} day={day} />
                <Proposal />
                <Earlier />
              </div>
              <div class="stack">
                <Sky />
                <section class="card pad month-card">
                  <h2>{m.value.month}</h2>
                  <MoodMonth {...(elder.value ? {} : { onPick: pick })} />
                </section>
                <Before onPick={pick} />
                <AskStrip />
              </div>
            </div>
          </>
        ) : (
          <Loading />
        )}
      </main>
    </>
  )
}

export default MoodPage
