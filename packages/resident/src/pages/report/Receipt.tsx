import { call, Refused } from '@anxin/kit/caller.ts'
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { HelpCard } from '../../parts/calls/HelpCard.tsx'
import { Field } from '../../parts/Field.tsx'
import { refusalWords, w } from '../../parts/words.ts'
import { r } from './words.ts'

const spaced = (code: string): string => `${code.slice(0, 4)} ${code.slice(4, 7)} ${code.slice(7)}`

/** It has arrived: the receipt, what to do meanwhile, whom to call. Nothing about the person comes back. */
export const Received = ({ receipt, onAnother }: { receipt: string; onAnother: () => void }): JSX.Element => {
  const { help } = w.value
  return (
    <>
      <section class="card pad stack report-receipt" role="status">
        <h2>{r.value.received}</h2>
        <p>{r.value.receivedAbout}</p>
        <p class="small">{r.value.code}</p>
        <p class="report-code">{spaced(receipt)}</p>
        <p class="small">{r.value.codeAbout}</p>
      </section>
      <section class="card pad">
        <h2>{r.value.meanwhile}</h2>
        <ol class="steps">
          {help.friendSteps.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
        <HelpCard />
      </section>
      <button type="button" class="btn btn-quiet btn-wide" onClick={onAnother}>
        {r.value.another}
      </button>
    </>
  )
}

/** Whether a report has arrived and somebody sees to it. */
export const LookUp = (): JSX.Element => {
  const [code, setCode] = useState('')
  const [said, setSaid] = useState<string | null>(null)
  const look = async (event: Event): Promise<void> => {
    event.preventDefault()
    try {
      const { state } = await call('POST /api/safeguard/receipts', { body: { receipt: code } })
      setSaid(r.value.state[state])
    } catch (refused) {
      const unknown =
        refused instanceof Refused && (refused.code === 'NOT_FOUND' || refused.code === 'BAD_INPUT')
      setSaid(unknown ? r.value.unknown : refusalWords(refused))
    }
  }
  return (
    <details class="card pad report-look">
      <summary>{r.value.look}</summary>
      <form class="stack" onSubmit={look}>
        <Field label={r.value.lookLabel} value={code} maxLength={20} onText={setCode} />
        <button type="submit" class="btn btn-quiet btn-wide">
          {r.value.lookGo}
        </button>
        {said && <p role="status">{said}</p>}
      </form>
    </details>
  )
}
