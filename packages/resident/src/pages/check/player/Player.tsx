import type { JSX } from 'preact'
import { stepOf } from '../../../check/actions.ts'
import { definitionIn, type Step } from '../../../check/course.ts'
import { courseOf, type Run } from '../../../check/run.ts'
import { ResultPage } from '../result/ResultPage.tsx'
import { Question } from './Question.tsx'
import { BeforeSafety, Bridge, SafetyStrip } from './Safety.tsx'

/** What happens on a yes is said before the first question about safety, once. */
function mustWarn(run: Run, { instrument, item }: Step): boolean {
  if (run.warned) return false
  if (instrument === 'asq') return true
  return definitionIn(courseOf(run), instrument)?.items.find((one) => one.id === item)?.safety === true
}

/** One thing a screen: a question, or what must be said before it. */
export const Player = ({ run }: { run: Run }): JSX.Element => {
  if (run.danger && !run.bridged) return <Bridge run={run} />
  const step = stepOf(run)
  if (run.over || !step) return <ResultPage run={run} />
  return (
    <>
      {run.danger && <SafetyStrip run={run} />}
      {mustWarn(run, step) ? (
        <BeforeSafety run={run} />
      ) : (
        <Question key={`${step.instrument}.${step.item}`} run={run} step={step} />
      )}
    </>
  )
}
