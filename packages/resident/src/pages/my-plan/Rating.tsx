import { satisfactionWords } from '@anxin/core/casework/satisfaction.words.ts'
import { call } from '@anxin/kit/caller.ts'
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { newId } from '../../device/new-id.ts'
import { useAsked } from '../../parts/asked.ts'
import { HelpCard } from '../../parts/calls/HelpCard.tsx'
import { Area, Check } from '../../parts/Field.tsx'
import { Notice } from '../../parts/Notice.tsx'
import { refusalWords, shownLocale } from '../../parts/words.ts'
import { p } from './words.ts'

const ask = () => call('GET /api/record/mine/rating')

/** Asked once, when it comes to its end: six lines, with a name or without; not wishing to answer is an answer too. */
export const Rating = (): JSX.Element | null => {
  const { asked } = useAsked(ask)
  return asked.state === 'here' && asked.value.asked ? <Asked /> : null
}

type Sent = 'declined' | { danger: boolean }
const Asked = (): JSX.Element => {
  const words = p.value
  const { items, options } = satisfactionWords[shownLocale.value]
  const [id] = useState(newId)
  const [answers, setAnswers] = useState<readonly (number | null)[]>(items.map(() => null))
  const [text, setText] = useState('')
  const [unnamed, setUnnamed] = useState(false)
  const [sent, setSent] = useState<Sent | null>(null)
  const [wrong, setWrong] = useState<string | null>(null)
  const said = answers.some((one) => one !== null) || text.trim() !== ''
  const attempt = async (act: () => Promise<Sent>): Promise<void> => {
    try {
      setSent(await act())
    } catch (refused) {
      setWrong(refusalWords(refused))
    }
  }
  const send = () =>
    call('POST /api/record/mine/rating', {
      body: { how: unnamed ? 'unnamed' : 'own', id, answers: [...answers], text: text.trim() },
    })
  const decline = async (): Promise<Sent> => {
    await call('POST /api/record/mine/rating', { body: { how: 'declined', id } })
    return 'declined'
  }
  if (sent !== null)
    return (
      <section class="card pad stack" role="status">
        <h2>{sent === 'declined' ? words.ratingNoDone : words.thanks}</h2>
        {sent !== 'declined' && sent.danger && (
          <>
            <p>{words.danger}</p>
            <HelpCard />
          </>
        )}
      </section>
    )
  return (
    <section class="card pad">
      <form
        class="form"
        onSubmit={(event) => {
          event.preventDefault()
          void attempt(send)
        }}
      >
        <h2>{words.rating}</h2>
        <p class="small">{words.ratingAbout}</p>
        {items.map((item, at) => (
          <fieldset key={item} class="five">
            <legend>{item}</legend>
            <div>
              {options.map((label, n) => (
                <button
                  key={label}
                  type="button"
                  aria-pressed={answers[at] === n + 1}
                  onClick={() =>
                    setAnswers(answers.map((old, k) => (k !== at ? old : old === n + 1 ? null : n + 1)))
                  }
                >
                  {label}
                </button>
              ))}
            </div>
          </fieldset>
        ))}
        <Area label={words.text} rows={3} maxLength={1000} value={text} onText={setText} />
        <Check
          label={words.ratingUnnamed}
          small={words.ratingUnnamedSmall}
          checked={unnamed}
          onChange={setUnnamed}
        />
        {wrong && <Notice kind="wrong">{wrong}</Notice>}
        <button type="submit" class="btn" disabled={!said}>
          {words.ratingSend}
        </button>
        <button type="button" class="btn btn-quiet" onClick={() => void attempt(decline)}>
          {words.ratingNo}
        </button>
      </form>
    </section>
  )
}
