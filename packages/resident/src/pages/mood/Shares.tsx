import { call } from '@anxin/kit/caller.ts'
import type { JSX } from 'preact'
import { keepEntry, type MoodEntry } from '../../device/moods.ts'
import { useAsked } from '../../parts/asked.ts'
import { tell } from '../../parts/Notice.tsx'
import { refusalWords } from '../../parts/words.ts'
import { me } from '../../self/me.ts'
import { m } from './words.ts'

async function set(entry: MoodEntry, staffId: string, on: boolean): Promise<void> {
  const params = { id: entry.id, staffId }
  try {
    const door = on
      ? 'PUT /api/selfhelp/moods/:id/shares/:staffId'
      : 'DELETE /api/selfhelp/moods/:id/shares/:staffId'
    const { mood } = await call(door, { params })
    await keepEntry({ ...entry, sharedWith: mood.sharedWith })
  } catch (refused) {
    tell(refusalWords(refused))
  }
}

/** Whom one entry is shown to: one person at a time, taken back at once. */
const People = ({ entry }: { entry: MoodEntry }): JSX.Element => {
  const { asked } = useAsked(() => call('GET /api/selfhelp/share-people', { timeoutMs: 8000 }))
  if (entry.state !== 'kept') return <p class="small">{m.value.shareWait}</p>
  const people = asked.state === 'here' ? asked.value.people : []
  const others = people.filter(({ staffId }) => !entry.sharedWith.some((one) => one.staffId === staffId))
  return (
    <ul class="shares">
      {entry.sharedWith.map(({ staffId, name }) => (
        <li key={staffId}>
          <span class="grow">{m.value.shareNow(name)}</span>
          <button type="button" class="btn btn-quiet" onClick={() => void set(entry, staffId, false)}>
            {m.value.shareBack(name)}
          </button>
        </li>
      ))}
      {others.map(({ staffId, name, how }) => (
        <li key={staffId}>
          <button type="button" class="btn btn-quiet btn-wide" onClick={() => void set(entry, staffId, true)}>
            {m.value.sharePick(name, m.value.shareHow[how] ?? '')}
          </button>
        </li>
      ))}
      {asked.state === 'here' && people.length === 0 && entry.sharedWith.length === 0 && (
        <li class="small">{m.value.shareNone}</li>
      )}
      {asked.state === 'refused' && <li class="small">{refusalWords(asked.refused)}</li>}
    </ul>
  )
}

/** Only somebody signed in has people to show an entry to. */
export const Shares = ({ entry }: { entry: MoodEntry }): JSX.Element | null => {
  if (me.value?.kind !== 'registered' || entry.home !== 'house') return null
  return (
    <details class="share">
      <summary>{m.value.share}</summary>
      <p class="small">{m.value.shareWhat}</p>
      <People entry={entry} />
    </details>
  )
}
