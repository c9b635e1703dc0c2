import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import {
  blankEntry,
  changeEntry,
  dropEntry,
  keepEntry,
  type MoodEntry,
  moodValueOf,
  shownEntries,
  type Weather,
  weatherOf,
  weathers,
} from '../../device/moods.ts'
import { HelpCard } from '../../parts/calls/HelpCard.tsx'
import { Icon } from '../../parts/drawn/Icon.tsx'
import { WeatherIcon } from '../../parts/drawn/WeatherIcon.tsx'
import { tell } from '../../parts/Notice.tsx'
import { query } from '../../parts/router.ts'
import { dayName } from '../../parts/when.ts'
import { w } from '../../parts/words.ts'
import { homeNow } from '../../selfhelp/book.ts'
import { type Heard, hearDanger } from '../../selfhelp/danger.ts'
import { propose } from '../../selfhelp/proposal.ts'
import { moodTopics, moodWords } from '../../selfhelp/session.ts'
import { askPerson } from '../../talk/actions.ts'
import { StateOf } from '../tools/player/StateOf.tsx'
import { t } from '../tools/words.ts'
import { Shares } from './Shares.tsx'
import { m } from './words.ts'

type Unsafe = Exclude<Heard, 'calm'>
type Part = Pick<MoodEntry, 'words' | 'topics' | 'note'>
const mostWords = 4
const mostTopics = 3

function toggled<One>(all: readonly One[], one: One, most: number): One[] {
  if (all.includes(one)) return all.filter((other) => other !== one)
  return all.length < most ? [...all, one] : [...all]
}

function Chips<Code extends string>({
  label,
  codes,
  names,
  chosen,
  most,
  onChange,
}: {
  label: string
  codes: readonly Code[]
  names: Readonly<Record<Code, string>>
  chosen: readonly Code[]
  most: number
  onChange: (chosen: Code[]) => void
}): JSX.Element {
  return (
    <fieldset class="chips-some">
      <legend>{label}</legend>
      <div class="pick">
        {codes.map((code) => (
          <button
            key={code}
            type="button"
            aria-pressed={chosen.includes(code)}
            onClick={() => onChange(toggled(chosen, code, most))}
          >
            {names[code]}
          </button>
        ))}
      </div>
    </fieldset>
  )
}

const WeatherRow = ({
  now,
  onPick,
}: {
  now: Weather | null
  onPick: (weather: Weather) => void
}): JSX.Element => (
  <ul class="wx-row">
    {weathers.map((weather) => (
      <li key={weather}>
        <button type="button" aria-pressed={now === weather} onClick={() => onPick(weather)}>
          <WeatherIcon weather={weather} />
          {w.value.mood.names[weather]}
        </button>
      </li>
    ))}
  </ul>
)

/** Words, topics and a line; kept when the person says so. */
const Words = ({ entry, onDanger }: { entry: MoodEntry; onDanger: (heard: Unsafe) => void }): JSX.Element => {
  const [part, setPart] = useState<Part>({ words: entry.words, topics: entry.topics, note: entry.note })
  const [busy, setBusy] = useState(false)
  const save = async (event: Event): Promise<void> => {
    event.preventDefault()
    setBusy(true)
    const note = part.note?.trim() || null
    const safe = changeEntry(entry, { ...part, note })
    const heard = await hearDanger(note ? [note] : [])
    await safe
    setBusy(false)
    propose()
    if (heard !== 'calm') onDanger(heard)
    else tell(m.value.saved)
  }
  return (
    <form class="form" onSubmit={(event) => void save(event)}>
      <Chips
        label={m.value.words}
        codes={moodWords}
        names={m.value.wordNames}
        chosen={part.words}
        most={mostWords}
        onChange={(words) => setPart({ ...part, words })}
      />
      <Chips
        label={m.value.topics}
        codes={moodTopics}
        names={m.value.topicNames}
        chosen={part.topics}
        most={mostTopics}
        onChange={(topics) => setPart({ ...part, topics })}
      />
      <div class="field">
        <label for="mood-note">{m.value.note}</label>
        <small>{m.value.noteHint}</small>
        <textarea
          id="mood-note"
          maxLength={500}
          value={part.note ?? ''}
          onInput={(event) => setPart({ ...part, note: event.currentTarget.value })}
        />
      </div>
      <button type="submit" class="btn btn-wide" disabled={busy}>
        {m.value.save}
      </button>
    </form>
  )
}

/** Words of danger in a note: the numbers and a person, here and at once. */
const DangerHere = ({ heard }: { heard: Unsafe }): JSX.Element => {
  const { danger } = t.value
  const unheard = heard === 'unheard'
  return (
    <section class="stack mood-danger" role="alert">
      <strong>{unheard ? danger.unheardTitle : danger.title}</strong>
      <p>{unheard ? danger.unheard : heard === 'violence' ? danger.violence : danger.body}</p>
      <HelpCard />
      <button type="button" class="call call-soft" onClick={askPerson}>
        <Icon name="hand" size="s" />
        <strong>{danger.person}</strong>
      </button>
      {homeNow().home === 'device' && !unheard && <p class="small">{danger.toldNobody}</p>}
    </section>
  )
}

/** One day of the diary: a weather with one tap, and what one likes to write to it. */
export const DayForm = ({ day }: { day: string }): JSX.Element => {
  const [danger, setDanger] = useState<Unsafe | null>(null)
  const entry = shownEntries.value.find((one) => one.day === day)
  const [open, setOpen] = useState(entry !== undefined && query.value === '?write')
  const pick = async (weather: Weather): Promise<void> => {
    setOpen(true)
    if (entry) await changeEntry(entry, { value: moodValueOf(weather) })
    else await keepEntry(blankEntry(day, moodValueOf(weather), homeNow().home))
    propose()
  }
  const remove = async (gone: MoodEntry): Promise<void> => {
    await dropEntry(gone)
    setOpen(false)
    tell(m.value.removed)
  }
  return (
    <section class="card pad stack day-form">
      <h2>{m.value.weather(dayName(`${day}T12:00:00`))}</h2>
      <WeatherRow now={entry ? weatherOf(entry.value) : null} onPick={(weather) => void pick(weather)} />
      {danger && <DangerHere heard={danger} />}
      {entry && (
        <button type="button" class="link" aria-expanded={open} onClick={() => setOpen(!open)}>
          <Icon name={open ? 'up' : 'pen'} size="s" />
          {open ? m.value.fewer : m.value.more}
        </button>
      )}
      {entry && open && (
        <>
          <Words key={entry.id} entry={entry} onDanger={setDanger} />
          <StateOf pages={[entry]} />
          <Shares entry={entry} />
          <button type="button" class="link" onClick={() => void remove(entry)}>
            {m.value.remove}
          </button>
        </>
      )}
    </section>
  )
}
