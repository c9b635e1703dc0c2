import { sessions } from '@anxin/core/selfhelp/programme.ts'
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { useHeading } from '../../parts/heading.ts'
import { tell } from '../../parts/Notice.tsx'
import { Scale } from '../../parts/Pick.tsx'
import { refusalWords, shownLocale } from '../../parts/words.ts'
import { Aloud } from '../check/player/Aloud.tsx'
import { Row } from '../tools/list/Row.tsx'
import { finishSession, type Programme } from './programme.ts'
import { course, p } from './words.ts'

/** One session: what is read, the exercises, one small thing, and how heavy the trouble is. */
export const SessionPage = ({
  number,
  now,
  onBack,
}: {
  number: number
  now: Programme
  onBack: () => void
}): JSX.Element | null => {
  const heading = useHeading<HTMLHeadingElement>()
  const held = now.sessions[number - 1]
  const [problem, setProblem] = useState<number | null>(held?.problem ?? null)
  const [busy, setBusy] = useState(false)
  const words = course.value.sessions[number - 1]
  const session = sessions[number - 1]
  if (!words || !session) return null
  const finish = async (): Promise<void> => {
    setBusy(true)
    try {
      tell((await finishSession(number, problem)) === 'house' ? p.value.kept : p.value.keptHere)
      onBack()
    } catch (refused) {
      tell(refusalWords(refused))
      setBusy(false)
    }
  }
  const open = now.state === 'running' && held?.doneAt === null
  const asked = number === 1 ? p.value.problemFirst : p.value.problem
  const lines = [words.title, ...words.lines]
  return (
    <>
      <section class="card pad stack session">
        <h2 ref={heading} tabIndex={-1}>
          {words.title}
        </h2>
        <Aloud lines={lines} lang={shownLocale.value === 'zh' ? 'zh-CN' : 'en'} />
        {words.lines.map((line) => (
          <p key={line}>{line}</p>
        ))}
      </section>
      <section class="stack">
        <h2>{p.value.exercises}</h2>
        <ul class="rows">
          {session.modules.map((code) => (
            <Row key={code} code={code} />
          ))}
        </ul>
      </section>
      <section class="card pad stack session-step">
        <h2>{p.value.step}</h2>
        <p>{words.step}</p>
      </section>
      {open && (
        <section class="card pad stack">
          <h2>{asked}</h2>
          <p class="small">{p.value.problemHint}</p>
          <Scale
            label={asked}
            value={problem}
            onRate={(value) => setProblem(value === problem ? null : value)}
          />
          <button type="button" class="btn btn-wide" disabled={busy} onClick={() => void finish()}>
            {p.value.finish}
          </button>
        </section>
      )}
      <button type="button" class="btn btn-quiet btn-wide" onClick={onBack}>
        {p.value.back}
      </button>
    </>
  )
}
