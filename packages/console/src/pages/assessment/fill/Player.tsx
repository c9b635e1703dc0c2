import { formIn } from '@anxin/core/scale/form-in.ts'
import { Button } from 'antd'
import { useRef, useState } from 'react'
import { sendSitting } from '../../../parts/ask/sitting/send.ts'
import type { KeptForm, Sitting } from '../../../parts/ask/sitting/shape.ts'
import { changeSitting } from '../../../parts/ask/sitting/store.ts'
import { useLanguage, useWords } from '../../../parts/language.tsx'
import { Icon } from '../../../parts/show/Icon.tsx'
import { useSay } from '../../../parts/show/Say.tsx'
import { FormSheet } from './FormSheet.tsx'
import { useFormKeys } from './keys.ts'
import { SentMark } from './SentMark.tsx'
import { type Form, formNow, formShown, type ReadForm, type Shelf, work } from './work.ts'

const longest = 36_000
const emptyForm = (version: string): KeptForm => ({ version, answers: {}, seconds: {}, done: false })

/** The forms one after another, each whole on one screen; every answer is kept as it is given. */
export function Player({
  sitting,
  shelf,
  leave,
  finished,
}: {
  sitting: Sitting
  shelf: Shelf
  leave: () => void
  finished: () => void
}) {
  const { words: all, locale } = useLanguage()
  const { fill: words } = all.assessment
  const worked = work(sitting, shelf)
  const now = formNow(sitting, worked)
  // whoever sits there chooses in which language it is read; a form without English stays in Chinese
  const [language, read] = useState(locale)
  const asked = now ? formShown(shelf, now, sitting.forms[now]?.answers ?? {}) : undefined
  const form = asked && formIn(asked, language)
  const at = now ? worked.order.indexOf(now) : worked.order.length
  return (
    <div className="player">
      <header className="player-head">
        <span className="n">{words.formOf(Math.min(at + 1, worked.order.length), worked.order.length)}</span>
        <SentMark sitting={sitting} />
        <span className="hint keys-hint">{words.keys}</span>
        <Button size="small" onClick={leave}>
          {words.left}
        </Button>
      </header>
      {worked.safety && <SafetyOpen sitting={sitting} />}
      {form && (
        <OneForm
          key={form.instrument}
          sitting={sitting}
          form={form}
          read={read}
          beforeSafety={shelf.beforeSafety}
          isLast={at === worked.order.length - 1}
          shelf={shelf}
          finished={finished}
        />
      )}
    </div>
  )
}

/** Danger was answered: what has happened already, which is less without a network. */
function SafetyOpen({ sitting }: { sitting: Sitting }) {
  const { fill: words } = useWords().assessment
  const told = Object.keys(sitting.house.forms).length > 0 && navigator.onLine && sitting.refused === null
  return (
    <section className="safety-open" role="alert">
      <Icon name="shield" size={22} />
      <div>
        <b>{words.safetyOpen}</b>
        <p>{told ? words.safetyOpenAbout : words.safetyOpenOffline}</p>
      </div>
      <a href="tel:120">120</a>
      <a href="tel:110">110</a>
    </section>
  )
}

function OneForm({
  sitting,
  form,
  read,
  beforeSafety,
  isLast,
  shelf,
  finished,
}: {
  sitting: Sitting
  form: ReadForm
  read: (language: 'zh' | 'en') => void
  beforeSafety: string
  isLast: boolean
  shelf: Shelf
  finished: () => void
}) {
  const { fill: words } = useWords().assessment
  const say = useSay()
  const kept = sitting.forms[form.instrument] ?? emptyForm(form.version)
  const [at, setAt] = useState(() => firstOpen(form, kept))
  const since = useRef(performance.now())

  const keep = (part: Partial<KeptForm>): void => {
    try {
      changeSitting(sitting.id, (now) => {
        const before = now.forms[form.instrument] ?? emptyForm(form.version)
        return {
          ...now,
          forms: { ...now.forms, [form.instrument]: { ...before, ...part, language: form.language } },
        }
      })
    } catch (error) {
      say.no(error as Error)
      return
    }
    void sendSitting(sitting.id)
  }
  const answer = (index: number, value: number | null): void => {
    const item = form.items[index]
    if (!item) return
    const seconds = Math.min(longest, (performance.now() - since.current) / 1000)
    since.current = performance.now()
    keep({
      answers: { ...kept.answers, [item.id]: value },
      seconds: { ...kept.seconds, [item.id]: (kept.seconds[item.id] ?? 0) + seconds },
    })
    setAt(Math.min(index + 1, form.items.length))
  }
  const end = (): void => {
    // a question that was closed again by a later answer is skipped, whatever was said to it before
    const closed = Object.fromEntries(Object.keys(kept.answers).map((id) => [id, null]))
    const asked = Object.fromEntries(form.items.map((item) => [item.id, kept.answers[item.id] ?? null]))
    const skipped = { ...closed, ...asked }
    const done: KeptForm = { ...kept, answers: skipped, done: true, language: form.language }
    const after: Sitting = { ...sitting, forms: { ...sitting.forms, [form.instrument]: done } }
    const whole = formNow(after, work(after, shelf)) === undefined
    changeSitting(sitting.id, (now) => ({
      ...now,
      forms: { ...now.forms, [form.instrument]: done },
      finished: whole,
    }))
    void sendSitting(sitting.id)
    if (whole) finished()
  }
  useFormKeys({ form, at, move: setAt, answer, end })
  const missing = form.items.filter((item) => kept.answers[item.id] === undefined).length
  return (
    <>
      <FormSheet
        form={form}
        read={read}
        kept={kept}
        at={at}
        beforeSafety={beforeSafety}
        answer={answer}
        move={setAt}
      />
      <footer className="player-foot">
        <span className="hint n">{missing > 0 ? words.missing(missing) : ''}</span>
        <Button type="primary" size="large" onClick={end}>
          {isLast ? words.finish : words.doneForm}
        </Button>
      </footer>
    </>
  )
}

const firstOpen = (form: Form, kept: KeptForm): number => {
  const at = form.items.findIndex((item) => kept.answers[item.id] === undefined)
  return at < 0 ? form.items.length : at
}
