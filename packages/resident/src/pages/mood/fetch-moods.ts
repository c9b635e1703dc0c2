import { call } from '@anxin/kit/caller.ts'
import { dayOf, entries, keepEntry, type MoodValue } from '../../device/moods.ts'
import { me } from '../../self/me.ts'

const backDays = 180

/** Entries the house holds, from this or another device; what waits here is newer and stays. */
export async function fetchMoods(): Promise<void> {
  if (me.value?.kind !== 'registered') return
  const from = new Date()
  from.setDate(from.getDate() - backDays)
  const params = { from: dayOf(from), until: dayOf(new Date()) }
  const reply = await call('GET /api/selfhelp/moods', { params, timeoutMs: 8000 }).catch(() => null)
  for (const mood of reply?.moods ?? []) {
    const here = entries.value.find(({ id }) => id === mood.id)
    if (here && here.state !== 'kept') continue
    await keepEntry({ ...mood, value: mood.value as MoodValue, home: 'house', state: 'kept' })
  }
}
