import { call } from '@anxin/kit/caller.ts'
import { opensExit, type Tablet, tabletKey } from '@anxin/kit/tablet.ts'
import type { JSX } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { isWaiting } from '../../check/run.ts'
import { sealKey } from '../../check/seal-key.ts'
import { runs, unopened } from '../../check/store.ts'
import { Notice } from '../../parts/Notice.tsx'
import { k } from './words.ts'

const mostTries = 5
const waitMs = 60_000
let tries = 0
let closedUntil = 0

/** Takes the tablet down: by the phrase of whoever put it up, with a network or without. */
export const Exit = ({ tablet, onCancel }: { tablet: Tablet; onCancel: () => void }): JSX.Element => {
  const words = k.value
  const [phrase, setPhrase] = useState('')
  const [wrong, setWrong] = useState<string | null>(null)
  const [seals, setSeals] = useState(true)
  useEffect(() => void sealKey().then((key) => setSeals(key !== null)), [])
  const unsent = [...runs.value.values()].filter(isWaiting).length
  const leave = async (event: Event): Promise<void> => {
    event.preventDefault()
    if (Date.now() < closedUntil) return setWrong(words.phraseWait)
    if (!(await opensExit(tablet, phrase))) {
      tries += 1
      if (tries >= mostTries) {
        tries = 0
        closedUntil = Date.now() + waitMs
      }
      setPhrase('')
      return setWrong(words.phraseWrong)
    }
    // what waits is still sent with the ticket; it is given back only when nothing does
    if (unsent === 0)
      await call('DELETE /api/kiosk/tablets', { body: { ticket: tablet.ticket } }).catch(() => undefined)
    localStorage.removeItem(tabletKey)
    location.replace('/')
  }
  return (
    <form class="card pad form" noValidate onSubmit={(event) => void leave(event)}>
      <h2>{words.leave}</h2>
      {unsent > 0 && <Notice>{words.leaveUnsent}</Notice>}
      {!seals && <Notice>{words.notSealed}</Notice>}
      {unopened.value > 0 && <Notice kind="wrong">{words.unopened(unopened.value)}</Notice>}
      <label class="field">
        <strong class="field-name">{words.phrase}</strong>
        <input
          class="input"
          type="password"
          autocomplete="off"
          value={phrase}
          onInput={(event) => setPhrase(event.currentTarget.value)}
        />
      </label>
      {wrong && (
        <p class="wrong" role="alert">
          {wrong}
        </p>
      )}
      <p class="row">
        <button type="submit" class="btn">
          {words.leaveNow}
        </button>
        <button type="button" class="btn btn-quiet" onClick={onCancel}>
          {words.cancel}
        </button>
      </p>
    </form>
  )
}
