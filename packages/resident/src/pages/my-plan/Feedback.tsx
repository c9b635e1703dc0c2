import { call } from '@anxin/kit/caller.ts'
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { newId } from '../../device/new-id.ts'
import { HelpCard } from '../../parts/calls/HelpCard.tsx'
import { Area, Check } from '../../parts/Field.tsx'
import { Notice } from '../../parts/Notice.tsx'
import { refusalWords } from '../../parts/words.ts'
import { p } from './words.ts'

const asks = ['heard', 'mine', 'better'] as const
type Answers = Partial<Record<(typeof asks)[number], number>>

/** Three questions after a session, with a name or without. */
export const Feedback = (): JSX.Element => {
  const words = p.value
  const [id] = useState(newId)
  const [answers, setAnswers] = useState<Answers>({})
  const [text, setText] = useState('')
  const [signed, setSigned] = useState(false)
  const [sent, setSent] = useState<{ danger: boolean } | null>(null)
  const [wrong, setWrong] = useState<string | null>(null)
  const { heard, mine, better } = answers
  const send = async (event: Event): Promise<void> => {
    event.preventDefault()
    if (!heard || !mine || !better) return
    try {
      setSent(
        await call('POST /api/record/feedback', {
          body: { id, heard, mine, better, text: text.trim(), signed },
        }),
      )
    } catch (refused) {
      setWrong(refusalWords(refused))
    }
  }
  if (sent)
    return (
      <section class="card pad stack" role="status">
        <h2>{words.thanks}</h2>
        {sent.danger && (
          <>
            <p>{words.danger}</p>
            <HelpCard />
          </>
        )}
        <a class="btn btn-quiet" href="/complaint">
          {words.complain}
        </a>
      </section>
    )
  return (
    <section class="card pad">
      <form class="form" onSubmit={(event) => void send(event)}>
        <h2>{words.feedback}</h2>
        <p class="small">{words.feedbackAbout}</p>
        {asks.map((name) => (
          <fieldset key={name} class="five">
            <legend>{words[name]}</legend>
            <div>
              {words.scale.map((label, at) => (
                <button
                  key={label}
                  type="button"
                  aria-pressed={answers[name] === at + 1}
                  onClick={() => setAnswers({ ...answers, [name]: at + 1 })}
                >
                  {label}
                </button>
              ))}
            </div>
          </fieldset>
        ))}
        <Area label={words.text} rows={3} maxLength={1000} value={text} onText={setText} />
        <Check label={words.signed} small={words.signedSmall} checked={signed} onChange={setSigned} />
        {wrong && <Notice kind="wrong">{wrong}</Notice>}
        <button type="submit" class="btn" disabled={!heard || !mine || !better}>
          {words.send}
        </button>
      </form>
    </section>
  )
}
