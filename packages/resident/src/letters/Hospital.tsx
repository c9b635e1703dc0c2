import { fieldWords } from '@anxin/core/referral/words.ts'
import { call, type DoorReply } from '@anxin/kit/caller.ts'
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { newId } from '../device/new-id.ts'
import { Area, Field } from '../parts/Field.tsx'
import { Notice } from '../parts/Notice.tsx'
import { Pick } from '../parts/Pick.tsx'
import { refusalWords, shownLocale } from '../parts/words.ts'
import { l } from './words.ts'

type Opened = DoorReply<'POST /api/referral/link/openings'>
type To = Opened['may'][number]

/** The one device a letter is opened on: its seat is kept here, and nowhere else. */
function seatOf(secret: string): string {
  const key = `anxin.seat.${secret.slice(0, 12)}`
  const kept = localStorage.getItem(key)
  if (kept) return kept
  const made = newId()
  localStorage.setItem(key, made)
  return made
}
const codeOf = (problem: unknown): string => (problem as { code?: string }).code ?? ''
const shortTime = (at: string): string =>
  new Date(at).toLocaleString('zh-CN', {
    month: 'numeric',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
  })

/** A hospital without an account opens a letter and answers it. */
const Hospital = ({ secret }: { secret: string }): JSX.Element => {
  const words = l.value
  const [code, setCode] = useState('')
  const [opened, setOpened] = useState<Opened | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const key = { secret, code, seat: seatOf(secret) }
  const wrong = (refused: unknown): void =>
    setProblem(codeOf(refused) === 'LINK_USED' ? words.used : refusalWords(refused))
  const open = async (event: Event): Promise<void> => {
    event.preventDefault()
    try {
      setOpened(await call('POST /api/referral/link/openings', { body: key }))
      setProblem(null)
    } catch (refused) {
      wrong(refused)
    }
  }
  return (
    <main id="main" class="letters-page" tabIndex={-1}>
      <h1>{opened ? `${words.hospital} ${opened.number}` : words.hospital}</h1>
      {!opened && (
        <form class="card pad stack" onSubmit={(event) => void open(event)}>
          <p>{words.hospitalAbout}</p>
          <Field
            label={words.code}
            value={code}
            inputMode="numeric"
            maxLength={6}
            autocomplete="off"
            onText={setCode}
          />
          {problem && <Notice kind="wrong">{problem}</Notice>}
          <button type="submit" class="btn" disabled={!/^\d{6}$/.test(code)}>
            {words.open}
          </button>
        </form>
      )}
      {opened && (
        <>
          <article class="card pad stack">
            <p class="small">
              {opened.fromName} → {opened.toName}
            </p>
            <dl>
              {opened.packet.map(({ field, text }) => (
                <div key={field}>
                  <dt>{fieldWords[shownLocale.value][field]}</dt>
                  <dd>{text}</dd>
                </div>
              ))}
            </dl>
            <p class="small">
              {opened.packet.length > 0 ? words.until(shortTime(opened.letterUntil)) : words.gone}
            </p>
            {opened.said.map((one) => (
              <p key={one.at} class="small">
                {one.by}：{one.text}
              </p>
            ))}
          </article>
          {opened.may.length > 0 && (
            <Answer key={opened.state} may={opened.may} mail={key} onSaid={setOpened} onWrong={wrong} />
          )}
          {problem && <Notice kind="wrong">{problem}</Notice>}
        </>
      )}
    </main>
  )
}

interface Given {
  readonly may: readonly To[]
  readonly mail: { secret: string; code: string; seat: string }
  readonly onSaid: (now: Opened) => void
  readonly onWrong: (refused: unknown) => void
}

const Answer = ({ may, mail, onSaid, onWrong }: Given): JSX.Element => {
  const words = l.value
  const [id] = useState(newId)
  const [to, setTo] = useState<To | null>(null)
  const [text, setText] = useState('')
  const [when, setWhen] = useState('')
  const [decline, setDecline] = useState<keyof typeof words.declines>('full')
  const [outcome, setOutcome] = useState<keyof typeof words.outcomes>('in_treatment')
  const send = async (event: Event): Promise<void> => {
    event.preventDefault()
    if (!to) return
    const answer = {
      ...{ id, to, text: text.trim() },
      ...(to === 'DECLINED' ? { declineCode: decline } : {}),
      ...(to === 'APPT_SET' ? { apptAt: new Date(`${when}:00+08:00`).toISOString() } : {}),
      ...(to === 'RESULT_RETURNED' ? { outcome } : {}),
    }
    try {
      onSaid(await call('POST /api/referral/link/answers', { body: { ...mail, answer } }))
    } catch (refused) {
      onWrong(refused)
    }
  }
  const few = <T extends string>(names: Readonly<Record<T, string>>) =>
    (Object.keys(names) as T[]).map((value) => ({ value, name: names[value] }))
  return (
    <form class="card pad stack" onSubmit={(event) => void send(event)}>
      <h2>{words.say}</h2>
      <Pick<To>
        label={words.say}
        choices={may.map((value) => ({ value, name: words.answers[value] }))}
        chosen={to as To}
        onChoose={setTo}
      />
      {to === 'DECLINED' && (
        <Pick
          label={words.answers.DECLINED}
          choices={few(words.declines)}
          chosen={decline}
          onChoose={setDecline}
        />
      )}
      {to === 'RESULT_RETURNED' && (
        <Pick
          label={words.answers.RESULT_RETURNED}
          choices={few(words.outcomes)}
          chosen={outcome}
          onChoose={setOutcome}
        />
      )}
      {to === 'APPT_SET' && (
        <label class="field">
          {words.when}
          <input type="datetime-local" value={when} onInput={(event) => setWhen(event.currentTarget.value)} />
        </label>
      )}
      <Area label={words.text} rows={3} maxLength={600} value={text} onText={setText} />
      <button type="submit" class="btn" disabled={!to || (to === 'APPT_SET' && when === '')}>
        {words.send}
      </button>
    </form>
  )
}

export default Hospital
