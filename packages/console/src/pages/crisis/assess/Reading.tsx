import { Button } from 'antd'
import type { ReactNode } from 'react'
import { useLanguage, useWords } from '../../../parts/language.tsx'

/** One question at a time, large, to be read out on the phone, also by the device's own voice; the answer is noted under it. */
export function Reading({
  label,
  at,
  all,
  question,
  move,
  children,
}: {
  label: string
  at: number
  all: number
  question: string
  move: (at: number) => void
  children: ReactNode
}) {
  const { further } = useWords().crisis.forms
  const { locale } = useLanguage()
  const speak = (): void => {
    const utterance = new SpeechSynthesisUtterance(question)
    utterance.lang = locale === 'en' ? 'en-GB' : 'zh-CN'
    utterance.rate = 0.9
    speechSynthesis.cancel()
    speechSynthesis.speak(utterance)
  }
  return (
    <section className="aloud" aria-label={label}>
      <p className="hint n">{further.questionOf(at + 1, all)}</p>
      <p className="question" aria-live="polite">
        {question}
      </p>
      {children}
      <div className="acts">
        <Button disabled={at === 0} onClick={() => move(at - 1)}>
          {further.previous}
        </Button>
        <Button type="primary" disabled={at >= all - 1} onClick={() => move(at + 1)}>
          {further.next}
        </Button>
        {'speechSynthesis' in globalThis && <Button onClick={speak}>{further.speak}</Button>}
      </div>
    </section>
  )
}
