import { type Answer, answers, triage } from '@anxin/core/crisis/triage.ts'
import { Checkbox, Input } from 'antd'
import { useKeptForm } from '../../../parts/ask/kept.ts'
import { ActDialog } from '../../../parts/fill/ActDialog.tsx'
import { Choice, Scale, Several } from '../../../parts/fill/Choice.tsx'
import { Field } from '../../../parts/fill/Field.tsx'
import { Writing } from '../../../parts/fill/Writing.tsx'
import { useWords } from '../../../parts/language.tsx'
import { pointsAt } from '../../../parts/show/Refusal.tsx'
import { useEventAct } from '../event/acts.ts'
import type { FormGiven } from './Forms.tsx'
import { type Assessment, type EventDetail, emptyAssessment, meansCodes } from './fields.ts'

const tones: Readonly<Record<Answer, string>> = { yes: 'yes', no: 'no', refused: 'soft', not_asked: 'soft' }

/** A second assessment begins with what is known; the judgement is written anew. */
const startOf = ({ assessment }: EventDetail): Assessment =>
  assessment
    ? {
        ...emptyAssessment,
        meansAtHand: assessment.meansAtHand,
        lastBehaviourDays: assessment.lastBehaviourDays,
        withWhom: assessment.withWhom,
        location: assessment.location,
        protective: assessment.protective,
        triggers: assessment.triggers,
      }
    : emptyAssessment

/** The structured assessment; the level it leads to is shown while it is filled in, by the rule the server uses. */
export function AssessForm({ event, close }: FormGiven) {
  const { crisis } = useWords()
  const { assess: words } = crisis.forms
  const { id, fields, change, forget } = useKeptForm(`assess.${event.id}`, startOf(event))
  const act = useEventAct('POST /api/crisis/events/:id/assessments', () => {
    forget()
    close()
  })
  const [a, b, c, d, e] = fields.asq
  const level = triage({
    asq: [a, b, c, d, e],
    plan: fields.plan,
    intent: fields.intent,
    meansAtHand: fields.meansAtHand.length > 0,
    ...(fields.lastBehaviourDays === null ? {} : { lastBehaviourDays: fields.lastBehaviourDays }),
  })
  const answer = (index: number, value: Answer): void => {
    const asq: Assessment['asq'] = [a, b, c, d, e]
    asq[index] = value
    change({ asq })
  }
  const ready = fields.decision.trim() !== '' && fields.rationale.trim() !== ''
  const text = (
    name: 'withWhom' | 'location' | 'protective' | 'triggers' | 'decision' | 'rationale',
    max: number,
    rows: number,
    hint?: string,
  ) => (
    <Field label={words[name]} {...(hint ? { hint } : {})} wrong={pointsAt(act.error, name) && words.left}>
      <Writing value={fields[name]} write={(text) => change({ [name]: text })} most={max} rows={rows} />
    </Field>
  )
  const send = (): void => act.mutate({ params: { id: event.id }, body: { id, fields } })
  return (
    <ActDialog
      beside
      title={`${words.title}　${event.number}`}
      about={words.about}
      yes={words.yes}
      ready={ready}
      pending={act.isPending}
      error={act.error}
      close={close}
      send={send}
      width={680}
    >
      <section aria-label={words.asq} className="asq">
        <h3>{words.asq}</h3>
        {words.questions.map((question, index) => (
          <Choice
            key={question}
            inline
            label={`${index + 1}　${question}`}
            value={fields.asq[index] ?? null}
            options={answers.map((value) => ({ value, label: crisis.answers[value], tone: tones[value] }))}
            choose={(value) => answer(index, value)}
          />
        ))}
      </section>
      <Checkbox checked={fields.plan} onChange={(event) => change({ plan: event.target.checked })}>
        {words.plan}
      </Checkbox>
      <Scale
        label={words.intent}
        hint={words.intentHint}
        value={fields.intent}
        choose={(intent) => change({ intent })}
      />
      <Several
        label={words.means}
        hint={words.meansHint}
        values={fields.meansAtHand}
        options={meansCodes.map((value) => ({ value, label: crisis.means[value] }))}
        choose={(meansAtHand) => change({ meansAtHand })}
      />
      <div className="pair">
        <Choice
          label={words.behaviour}
          value={fields.lastBehaviourDays === null ? 'never' : 'once'}
          options={[
            { value: 'never', label: words.behaviourNone },
            { value: 'once', label: words.behaviourOnce },
          ]}
          choose={(value) =>
            change({ lastBehaviourDays: value === 'never' ? null : (fields.lastBehaviourDays ?? 0) })
          }
        />
        {fields.lastBehaviourDays !== null && (
          <Field label={words.behaviourDays} hint={words.behaviourHint}>
            <Input
              type="number"
              min={0}
              max={40000}
              value={fields.lastBehaviourDays}
              onChange={(event) =>
                change({
                  lastBehaviourDays: Math.min(40000, Math.max(0, Math.trunc(Number(event.target.value)))),
                })
              }
            />
          </Field>
        )}
      </div>
      {text('location', 300, 1, words.locationHint)}
      {text('withWhom', 200, 1)}
      {text('triggers', 1000, 2)}
      {text('protective', 1000, 2)}
      <output className={`result ${level.toLowerCase()}`}>
        <b>
          {words.result}：{words.resultLevel(crisis.triage[level])}
        </b>
        <span>{words.advice[level]}</span>
      </output>
      {text('decision', 1000, 2, words.decisionHint)}
      {text('rationale', 2000, 2)}
      {!ready && <p className="hint">{words.left}</p>}
    </ActDialog>
  )
}
