import { call, type DoorReply } from '@anxin/kit/caller.ts'
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { cabinCode } from '../../device/settings.ts'
import { Area, Field } from '../../parts/Field.tsx'
import { Notice, tell } from '../../parts/Notice.tsx'
import { dayName } from '../../parts/when.ts'
import { refusalWords } from '../../parts/words.ts'
import { c } from './words.ts'

export type Standing = DoorReply<'POST /api/complaint/looks'>['complaint']
const cabin = (): { cabin?: string } => (cabinCode.value ? { cabin: cabinCode.value } : {})

/** Finds an answer by its code. */
export const Look = (): JSX.Element => {
  const [code, setCode] = useState('')
  const [found, setFound] = useState<Standing | null>(null)
  const [wrong, setWrong] = useState<string | null>(null)
  const words = c.value
  const look = async (event: Event): Promise<void> => {
    event.preventDefault()
    try {
      const body = { code: code.replace(/\s/g, ''), ...cabin() }
      setFound((await call('POST /api/complaint/looks', { body })).complaint)
      setWrong(null)
    } catch (refused) {
      setWrong(refusalWords(refused))
    }
  }
  return (
    <div class="stack">
      <form class="form" onSubmit={(event) => void look(event)}>
        <Field label={words.code} value={code} maxLength={20} autocomplete="off" onText={setCode} />
        {wrong && <Notice kind="wrong">{wrong}</Notice>}
        <button type="submit" class="btn btn-quiet" disabled={code.replace(/\s/g, '').length < 8}>
          {words.go}
        </button>
      </form>
      {found && <Stands key={found.id} first={found} code={code.replace(/\s/g, '')} />}
    </div>
  )
}

/** How one stands, with its answer and what may be said to it. */
export const Stands = ({ first, code }: { first: Standing; code: string }): JSX.Element => {
  const [now, setNow] = useState(first)
  const words = c.value
  return (
    <article class="complaint-one">
      <b>{words.abouts[now.about]}</b>
      <small>
        {dayName(now.filedAt)} · {words.states[now.state]}
        {now.answer === null && ` · ${words.due(dayName(now.dueAt))}`}
      </small>
      {now.answer && (
        <p>
          <small>{words.answer}</small>
          {now.answer}
        </p>
      )}
      {now.state === 'answered' && <Settle code={code} mayReopen={now.mayReopen} onSaid={setNow} />}
    </article>
  )
}

const Settle = ({
  code,
  mayReopen,
  onSaid,
}: {
  code: string
  mayReopen: boolean
  onSaid: (now: Standing) => void
}): JSX.Element => {
  const [asking, setAsking] = useState(false)
  const [text, setText] = useState('')
  const words = c.value
  const say = async (settled: boolean): Promise<void> => {
    try {
      const body = { code, settled, text: text.trim(), ...cabin() }
      onSaid((await call('POST /api/complaint/settlements', { body })).complaint)
      tell(words.thanks)
    } catch (refused) {
      tell(refusalWords(refused))
    }
  }
  return (
    <div class="stack">
      {asking && <Area label={words.why} rows={3} maxLength={2000} value={text} onText={setText} />}
      <div class="row">
        {!asking && (
          <button type="button" class="btn btn-quiet" onClick={() => void say(true)}>
            {words.settled}
          </button>
        )}
        {mayReopen && (
          <button
            type="button"
            class={asking ? 'btn' : 'link'}
            onClick={() => (asking ? void say(false) : setAsking(true))}
          >
            {words.notSettled}
          </button>
        )}
      </div>
    </div>
  )
}
