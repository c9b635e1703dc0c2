import { call } from '@anxin/kit/caller.ts'
import type { JSX } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { recall, remember } from '../../../device/pocket.ts'
import { Area, Field } from '../../../parts/Field.tsx'
import { tell } from '../../../parts/Notice.tsx'
import { refusalWords, w } from '../../../parts/words.ts'
import { loadConversation } from '../../../talk/state.ts'
import { q } from './words.ts'

type When = 'now' | 'evening' | 'tomorrow' | 'afternoon'
interface Written {
  readonly summary: string
  readonly wish: string
  readonly when: When
}

/** What was typed outlives a reload; it is forgotten when it has gone. */
const key = 'packetDraft'
const kept = (): Written | null => JSON.parse(recall(key) ?? 'null') as Written | null

const hours: Readonly<Record<Exclude<When, 'now'>, readonly [number, number]>> = {
  evening: [0, 19],
  tomorrow: [1, 9],
  afternoon: [1, 14],
}

/** The moment meant, on this device's calendar; null for now. */
function momentOf(when: When): string | null {
  if (when === 'now') return null
  const [days, hour] = hours[when]
  const at = new Date()
  at.setDate(at.getDate() + days)
  at.setHours(hour, 0, 0, 0)
  return at.toISOString()
}

const Times = ({ chosen, onChoose }: { chosen: When; onChoose: (when: When) => void }): JSX.Element => {
  const { times, when } = q.value
  return (
    <fieldset class="packet-times">
      <legend>{when}</legend>
      {(Object.keys(times) as When[]).map((one) => (
        <label key={one} class={one === chosen ? 'on' : ''}>
          <input type="radio" name="when" checked={one === chosen} onChange={() => onChoose(one)} />
          {times[one]}
        </label>
      ))}
    </fieldset>
  )
}

/** The proposal, or what was typed before. */
function useWritten(): [Written | null, (part: Partial<Written>) => void] {
  const [written, setWritten] = useState<Written | null>(kept)
  const put = (next: Written): void => {
    setWritten(next)
    remember(key, JSON.stringify(next))
  }
  useEffect(() => {
    if (written) return
    call('GET /api/companion/packet')
      .then(({ packet }) => setWritten({ summary: packet.summary, wish: packet.wish ?? '', when: 'now' }))
      .catch(() => setWritten({ summary: '', wish: '', when: 'now' }))
  }, [])
  return [written, (part) => written && put({ ...written, ...part })]
}

/** What the person who comes would read: the resident sees it first, and changes every word they like. */
export const PacketForm = ({ onDone }: { onDone: () => void }): JSX.Element => {
  const words = q.value
  const [written, set] = useWritten()
  const [wrong, setWrong] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const send = async (event: Event): Promise<void> => {
    event.preventDefault()
    if (!written?.summary.trim()) {
      setWrong(words.needWords)
      return
    }
    setBusy(true)
    try {
      const { summary, wish, when } = written
      await call('PUT /api/companion/packet', {
        body: { summary: summary.trim(), wish: wish.trim() || null, callAt: momentOf(when) },
      })
      remember(key, null)
      tell(words.sent)
      void loadConversation()
      onDone()
    } catch (refused) {
      setWrong(refusalWords(refused))
      setBusy(false)
    }
  }
  if (!written) return <p class="queue small">{w.value.loading}</p>
  return (
    <form class="queue packet" onSubmit={(event) => void send(event)} noValidate>
      <h2>{words.title}</h2>
      <p class="small">{words.about}</p>
      <Area
        label={words.summary}
        value={written.summary}
        maxLength={600}
        rows={4}
        onText={(summary) => set({ summary })}
      />
      <Field label={words.wish} value={written.wish} maxLength={200} onText={(wish) => set({ wish })} />
      <Times chosen={written.when} onChoose={(when) => set({ when })} />
      {wrong && (
        <p class="wrong" role="alert">
          {wrong}
        </p>
      )}
      <div class="row">
        <button type="submit" class="btn" disabled={busy}>
          {words.send}
        </button>
        <button type="button" class="btn btn-quiet" onClick={onDone}>
          {words.keep}
        </button>
      </div>
    </form>
  )
}
