import { useQuery } from '@tanstack/react-query'
import '../../../styles/care/guide.css'
import { readAgain, reading } from '../../../parts/ask/doors.ts'
import { useStream } from '../../../parts/ask/live.ts'
import { mayEnter, useMe } from '../../../parts/ask/who.ts'
import { useLanguage, useWords } from '../../../parts/language.tsx'
import { Icon } from '../../../parts/show/Icon.tsx'
import { Page } from '../../../parts/show/Page.tsx'
import { Nothing, Shown } from '../../../parts/show/States.tsx'
import { clockTime, dayName } from '../../../parts/show/times.ts'
import type { MoodValue, SharedMood } from '../shapes.ts'
import { Weather } from './Weather.tsx'

const door = 'GET /api/selfhelp/shared-with-me'

/** Moods that residents show to whoever is signed in. What is taken back is gone while one looks. */
export function SharedMoods() {
  const { shared: words } = useWords().selfhelp
  const me = useMe()
  const may = mayEnter(me, 'shared')
  const query = useQuery({ ...reading(door), enabled: may, staleTime: 0, gcTime: 0, refetchInterval: 60_000 })
  const look = (): void => readAgain(door)
  useStream(may ? '/api/selfhelp/shared-with-me/stream' : undefined, 'shared', look, look)
  return (
    <Page gate="shared" title={words.title} about={words.about}>
      <Shown query={query}>
        {({ moods }) =>
          moods.length === 0 ? (
            <div className="panel">
              <Nothing title={words.none} about={words.noneAbout} />
            </div>
          ) : (
            <div className="shared-moods">
              {[...byPerson(moods)].map(([residentId, own]) => (
                <Person key={residentId} moods={own} />
              ))}
              <p className="hint private">
                <Icon name="lock" size={15} />
                {words.private}
              </p>
            </div>
          )
        }
      </Shown>
    </Page>
  )
}

/** Newest person first, as the house gives them. */
function byPerson(moods: readonly SharedMood[]): Map<string, SharedMood[]> {
  const people = new Map<string, SharedMood[]>()
  for (const mood of moods) people.set(mood.residentId, [...(people.get(mood.residentId) ?? []), mood])
  return people
}

function Person({ moods }: { moods: readonly SharedMood[] }) {
  const { shared: words } = useWords().selfhelp
  const name = moods[0]?.name ?? words.noName
  return (
    <section className="panel" aria-label={name}>
      <h2>
        {name} <small className="n">{words.count(moods.length)}</small>
      </h2>
      <ol>
        {moods.map((mood) => (
          <Day key={mood.id} mood={mood} />
        ))}
      </ol>
    </section>
  )
}

function Day({ mood }: { mood: SharedMood }) {
  const { words: all, locale } = useLanguage()
  const { weather, moodWords, moodTopics } = all.selfhelp
  const value = mood.value as MoodValue
  return (
    <li data-mood={mood.id}>
      <figure>
        <Weather value={value} />
        <figcaption>{weather[value]}</figcaption>
      </figure>
      <div>
        <p className="when n">
          {dayName(mood.at, locale)} {clockTime(mood.at)}
        </p>
        {mood.note && <p className="note">{mood.note}</p>}
        {mood.words.length + mood.topics.length > 0 && (
          <p className="tags">
            {mood.words.map((word) => (
              <span key={word} className="tag good">
                {moodWords[word]}
              </span>
            ))}
            {mood.topics.map((topic) => (
              <span key={topic} className="tag">
                {moodTopics[topic]}
              </span>
            ))}
          </p>
        )}
      </div>
    </li>
  )
}
