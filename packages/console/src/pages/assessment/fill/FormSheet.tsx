import { Button } from 'antd'
import { useEffect, useRef } from 'react'
import type { KeptForm } from '../../../parts/ask/sitting/shape.ts'
import { useLanguage, useWords } from '../../../parts/language.tsx'
import { Icon } from '../../../parts/show/Icon.tsx'
import type { ReadForm } from './work.ts'

interface Given {
  form: ReadForm
  read: (language: 'zh' | 'en') => void
  kept: KeptForm
  at: number
  beforeSafety: string
  answer: (at: number, value: number | null) => void
  move: (at: number) => void
}

/** One form whole: each question with all its answers in sight. */
export function FormSheet(given: Given) {
  const { form, kept, beforeSafety, read } = given
  const { words: all, locale } = useLanguage()
  const { fill: words } = all.assessment
  const other = form.language === 'zh' ? 'en' : 'zh'
  const firstSafety = form.items.findIndex((item) => item.safety)
  const answered = form.items.filter((item) => kept.answers[item.id] !== undefined).length
  return (
    <section className="panel form-sheet" aria-label={form.title}>
      <header>
        <h2>{form.title}</h2>
        {form.mark && <span className="tag warn">{form.mark}</span>}
        <span className="n">{words.progress(answered, form.items.length)}</span>
        {form.english && (
          <Button size="small" onClick={() => read(other)}>
            {words.readIn[other]}
          </Button>
        )}
      </header>
      {locale === 'en' && !form.english && <p className="hint">{words.onlyChinese}</p>}
      {form.stem && <p className="stem">{form.stem}</p>}
      <ol>
        {form.items.map((item, index) => (
          <li key={item.id}>
            {index === firstSafety && (
              <p className="before-safety">
                <Icon name="shield" size={18} />
                <span>
                  <b>{words.beforeSafety}</b>
                  {beforeSafety}。{words.safetyWhat}
                </span>
              </p>
            )}
            <Question {...given} index={index} />
          </li>
        ))}
      </ol>
      <p className="notice">{form.notice}</p>
    </section>
  )
}

function Question({ form, kept, at, answer, move, index }: Given & { index: number }) {
  const { fill: words } = useWords().assessment
  const item = form.items[index]!
  const here = at === index
  const box = useRef<HTMLFieldSetElement>(null)
  useEffect(() => {
    if (here) box.current?.scrollIntoView({ block: 'nearest' })
  }, [here])
  const given = kept.answers[item.id]
  return (
    <fieldset
      ref={box}
      className={`question${here ? ' here' : ''}${item.safety ? ' safety' : ''}`}
      onFocus={() => move(index)}
    >
      <legend>
        <b className="n">{index + 1}</b>
        <span>
          {item.text}
          {item.safety && <em className="tag warn">{words.safety}</em>}
        </span>
      </legend>
      <div className="answers-of">
        {item.options.map((option) => (
          <button
            key={option.value}
            type="button"
            aria-pressed={given === option.value}
            onClick={() => answer(index, option.value)}
          >
            <kbd>{option.value}</kbd>
            {option.label}
          </button>
        ))}
        <button
          type="button"
          className="skip-it"
          aria-pressed={given === null}
          onClick={() => answer(index, null)}
        >
          {given === null ? words.skipped : words.skip}
        </button>
      </div>
    </fieldset>
  )
}
