import { guide, nextSteps } from '@anxin/core/crisis/assess/guide.ts'
import type { TriageLevel } from '@anxin/core/crisis/triage.ts'
import { useWords } from '../../../parts/language.tsx'
import type { Assessment, EventDetail } from '../forms/fields.ts'

/** The level so far and what to do next; both change with every answer. */
export function Guide({
  event,
  fields,
  level,
}: {
  event: Pick<EventDetail, 'minor'>
  fields: Assessment
  level: TriageLevel
}) {
  const { crisis } = useWords()
  const { assess: words, further } = crisis.forms
  const steps = nextSteps({
    level,
    minor: event.minor || fields.population === 'minor',
    alone: fields.alone,
    meansAtHand: fields.meansAtHand.length > 0,
    plan: fields.plan,
    psychosis: fields.psychosis,
    substance: fields.substance,
    agitated: fields.agitated,
    selfHarm: fields.selfHarm,
    attempts: fields.attempts,
    placeKnown: fields.location.trim() !== '',
    refusesHelp: fields.refusesHelp,
  })
  return (
    <output className={`result ${level.toLowerCase()}`} aria-label={further.guide}>
      <b>
        {words.result}：{words.resultLevel(crisis.triage[level])}
      </b>
      <ol className="guide-steps">
        {steps.map(({ step, withinMinutes }) => (
          <li key={step}>
            <span className="due n">{further.within(withinMinutes)}</span>
            <span>{further.steps[step]}</span>
          </li>
        ))}
      </ol>
      <small>{further.guideOf(guide.owner, guide.version, guide.review)}</small>
    </output>
  )
}
