import { answersDue, screenerFound } from '@anxin/core/crisis/assess/cssrs.ts'
import { itemsAsked } from '@anxin/core/scale/asked.ts'
import { cssrs as screener } from '@anxin/core/scale/definitions/elder-and-safety.ts'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { type Reply, reading } from '../../../parts/ask/doors.ts'
import { Choice } from '../../../parts/fill/Choice.tsx'
import { useWords } from '../../../parts/language.tsx'
import type { Assessment } from '../forms/fields.ts'
import type { Filling } from './AssessForm.tsx'
import { Reading } from './Reading.tsx'

type Form = NonNullable<Reply<'GET /api/crisis/screener'>['form']>
type Answers = NonNullable<Assessment['screener']>['answers']
type Item = Form['items'][number]

/** The licensed text, where this agency has loaded it; null where it has not, and undefined while that is not known. */
export const useScreener = (): Form | null | undefined =>
  useQuery({ ...reading('GET /api/crisis/screener'), staleTime: 600_000 }).data?.form

/** The licensed screener, for whoever chooses to go on with it after the five questions. */
export function Screener({ form, fields, change, aloud }: Filling & { form: Form; aloud: boolean }) {
  const { further } = useWords().crisis.forms
  const words = further.screener
  const begun = fields.screener
  const put = (answers: Answers): void => change({ screener: { version: form.version, answers } })
  if (!begun)
    return (
      <section aria-label={form.title} className="asq screener">
        <Button onClick={() => put({})}>{words.begin}</Button>
        <p className="hint">{words.beginAbout}</p>
      </section>
    )
  const due = itemsAsked(screener, begun.answers)
  const items = form.items.filter((item) => due.some((one) => one.id === item.id))
  const asking = {
    items,
    answers: begun.answers,
    answer: (id: string, value: 0 | 1 | null): void =>
      put(answersDue(screener, { ...begun.answers, [id]: value }) as Answers),
  }
  return (
    <section aria-label={form.title} className="asq screener">
      <h3>{form.title}</h3>
      <p>{form.stem}</p>
      {aloud ? <OneByOne {...asking} title={form.title} /> : <All {...asking} />}
      {Object.keys(begun.answers).length > 0 && <Result answers={begun.answers} />}
      <p className="hint">{form.notice}</p>
      <Button size="small" onClick={() => change({ screener: null })}>
        {words.leave}
      </Button>
    </section>
  )
}

interface Asking {
  items: readonly Item[]
  answers: Answers
  answer: (id: string, value: 0 | 1 | null) => void
}

function All({ items, answers, answer }: Asking) {
  return items.map((item) => (
    <Answered
      key={item.id}
      item={item}
      label={`${item.id}　${item.text}`}
      value={answers[item.id]}
      answer={answer}
    />
  ))
}

function OneByOne({ items, answers, answer, title }: Asking & { title: string }) {
  const [wished, move] = useState(0)
  const at = Math.min(wished, items.length - 1)
  const item = items[at]!
  return (
    <Reading label={title} at={at} all={items.length} question={item.text} move={move}>
      <Answered item={item} label={item.id} value={answers[item.id]} answer={answer} />
    </Reading>
  )
}

function Answered({
  item,
  label,
  value,
  answer,
}: {
  item: Item
  label: string
  value: 0 | 1 | null | undefined
  answer: Asking['answer']
}) {
  const words = useWords().crisis.forms.further.screener
  const given = item.options.map((option) => ({
    value: String(option.value),
    label: option.label,
    tone: option.value === 1 ? 'yes' : 'no',
  }))
  return (
    <Choice
      inline
      label={label}
      value={value === undefined ? null : value === null ? 'none' : String(value)}
      options={[...given, { value: 'none', label: words.unanswered, tone: 'soft' }]}
      choose={(next) => answer(item.id, next === 'none' ? null : next === '1' ? 1 : 0)}
    />
  )
}

/** What the answers come to so far. */
function Result({ answers }: { answers: Answers }) {
  const { crisis } = useWords()
  const { assess, further } = crisis.forms
  const { level, missing } = screenerFound(screener, answers)
  return (
    <p>
      <b>{further.screener.found(assess.resultLevel(crisis.triage[level]))}</b>
      {missing.length > 0 && <> {further.screener.askHuman(missing.join('、'))}</>}
    </p>
  )
}
