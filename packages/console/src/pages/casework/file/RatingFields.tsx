import { satisfactionWords } from '@anxin/core/casework/satisfaction.words.ts'
import { useState } from 'react'
import { newId } from '../../../parts/ask/kept.ts'
import { Choice } from '../../../parts/fill/Choice.tsx'
import { Field } from '../../../parts/fill/Field.tsx'
import { Writing } from '../../../parts/fill/Writing.tsx'
import { useLanguage } from '../../../parts/language.tsx'

export const ratingWays = ['written', 'declined', 'unreached'] as const
export type RatingWay = (typeof ratingWays)[number]

/** What a colleague writes down of the six questions: the fields, what is sent, and whether it may be. */
export function useRatingFields() {
  const [id] = useState(newId)
  const [answers, setAnswers] = useState<readonly (number | null)[]>(
    satisfactionWords.zh.items.map(() => null),
  )
  const [text, setText] = useState('')
  const note = text.trim()
  const ready = (way: RatingWay): boolean =>
    way === 'written'
      ? note !== '' || answers.some((one) => one !== null)
      : way === 'declined' || note.length > 1
  const said = (way: RatingWay) =>
    way === 'written' ? { how: way, id, answers: [...answers], text: note } : { how: way, id, note }
  const fields = (way: RatingWay) => (
    <RatingFields way={way} answers={answers} setAnswers={setAnswers} text={text} setText={setText} />
  )
  return { ready, said, fields }
}

function RatingFields({
  way,
  answers,
  setAnswers,
  text,
  setText,
}: {
  way: RatingWay
  answers: readonly (number | null)[]
  setAnswers: (answers: readonly (number | null)[]) => void
  text: string
  setText: (text: string) => void
}) {
  const { words: all, locale } = useLanguage()
  const { closing: words } = all.casework
  const asked = satisfactionWords[locale]
  const note: Readonly<Record<RatingWay, string>> = {
    written: words.satisfactionNote,
    declined: words.rateDeclinedNote,
    unreached: words.rateUnreachedNote,
  }
  return (
    <>
      {way === 'written' &&
        asked.items.map((item, at) => (
          <Choice
            key={item}
            label={item}
            value={answers[at] == null ? null : String(answers[at])}
            options={asked.options.map((label, n) => ({ value: String(n + 1), label }))}
            choose={(value) => setAnswers(answers.map((old, n) => (n === at ? Number(value) : old)))}
          />
        ))}
      <Field label={note[way]} wide>
        <Writing value={text} write={setText} most={way === 'written' ? 1000 : 500} rows={3} />
      </Field>
    </>
  )
}
