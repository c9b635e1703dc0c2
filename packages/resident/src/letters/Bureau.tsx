import { call, type DoorReply } from '@anxin/kit/caller.ts'
import type { JSX } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { newId } from '../device/new-id.ts'
import { Area, Field } from '../parts/Field.tsx'
import { Notice } from '../parts/Notice.tsx'
import { refusalWords } from '../parts/words.ts'
import { l } from './words.ts'

type Seen = DoorReply<'POST /api/bureau/looks'>
const empty = { name: '', phone: '', asked: '', worker: '', workerPhone: '' }

/** An office sends somebody here, and later sees attendance that people chose to have confirmed. */
const Bureau = ({ secret }: { secret: string }): JSX.Element => {
  const words = l.value
  const [seen, setSeen] = useState<Seen | null>(null)
  const [id, setId] = useState(newId)
  const [fields, setFields] = useState(empty)
  const [number, setNumber] = useState<string | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const wrong = (refused: unknown): void =>
    setProblem((refused as { code?: string }).code === 'LINK_USED' ? words.used : refusalWords(refused))
  useEffect(() => {
    call('POST /api/bureau/looks', { body: { secret } }).then(setSeen, wrong)
  }, [secret])
  const send = async (event: Event): Promise<void> => {
    event.preventDefault()
    try {
      const sent = await call('POST /api/bureau/people', { body: { secret, id, fields } })
      setNumber(sent.number)
      setFields(empty)
      setId(newId())
      setProblem(null)
    } catch (refused) {
      wrong(refused)
    }
  }
  const set = (part: Partial<typeof empty>): void => setFields({ ...fields, ...part })
  return (
    <main id="main" class="letters-page" tabIndex={-1}>
      <h1>{seen ? seen.bureau : words.hospital}</h1>
      {problem && <Notice kind="wrong">{problem}</Notice>}
      {seen && (
        <>
          <form class="card pad stack" onSubmit={(event) => void send(event)}>
            <h2>{words.bureau(seen.agency)}</h2>
            <p>{words.bureauAbout}</p>
            <Field label={words.name} value={fields.name} maxLength={20} onText={(name) => set({ name })} />
            <Field label={words.phone} type="tel" value={fields.phone} onText={(phone) => set({ phone })} />
            <Area
              label={words.asked}
              rows={3}
              maxLength={300}
              value={fields.asked}
              onText={(asked) => set({ asked })}
            />
            <Field
              label={words.worker}
              value={fields.worker}
              maxLength={30}
              onText={(worker) => set({ worker })}
            />
            <Field
              label={words.workerPhone}
              type="tel"
              value={fields.workerPhone}
              onText={(workerPhone) => set({ workerPhone })}
            />
            {number && <p role="status">{words.receipt(number)}</p>}
            <button type="submit" class="btn">
              {words.send}
            </button>
          </form>
          <section class="card pad stack">
            <h2>{words.confirmed}</h2>
            {seen.confirmed.length === 0 && <p class="small">{words.confirmedNone}</p>}
            {seen.confirmed.map((one) => (
              <p key={`${one.number}${one.day}`}>
                {one.number} · {one.day}
              </p>
            ))}
          </section>
        </>
      )}
    </main>
  )
}

export default Bureau
