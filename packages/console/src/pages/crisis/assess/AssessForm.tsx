import type { AskedFor } from '@anxin/core/crisis/assess/asked.phrases.ts'
import { askedWords } from '@anxin/core/crisis/assess/asked.phrases.ts'
import { screenerFound, withScreener } from '@anxin/core/crisis/assess/cssrs.ts'
import { type Answer, answers, triage } from '@anxin/core/crisis/triage.ts'
import { cssrs as screener } from '@anxin/core/scale/definitions/elder-and-safety.ts'
import { Button, Checkbox, Input } from 'antd'
import { type ReactNode, useState } from 'react'
import { useKeptForm } from '../../../parts/ask/kept.ts'
import { ActDialog } from '../../../parts/fill/ActDialog.tsx'
import { Choice, Scale, Several } from '../../../parts/fill/Choice.tsx'
import { Field } from '../../../parts/fill/Field.tsx'
import { Writing } from '../../../parts/fill/Writing.tsx'
import { useLanguage, useWords } from '../../../parts/language.tsx'
import { pointsAt } from '../../../parts/show/Refusal.tsx'
import { useEventAct } from '../event/acts.ts'
import type { FormGiven } from '../forms/Forms.tsx'
import { type Assessment, type EventDetail, emptyAssessment, meansCodes } from '../forms/fields.ts'
import { Aloud } from './Aloud.tsx'
import { Consulted } from './Consulted.tsx'
import { Further } from './Further.tsx'
import { Guide } from './Guide.tsx'
import { Screener, useScreener } from './Screener.tsx'

const tones: Readonly<Record<Answer, string>> = { yes: 'yes', no: 'no', refused: 'soft', not_asked: 'soft' }

/** A second assessment begins with what is known; the judgement and the five answers are given anew. */
function startOf(event: EventDetail): Assessment {
  const { assessment: kept, minor, conversationId } = event
  const population = minor ? 'minor' : conversationId ? 'adult' : 'phone'
  if (!kept) return { ...emptyAssessment, population }
  const {
    at: _at,
    by: _by,
    triage: _triage,
    locationUntil: _until,
    screenerFound: _found,
    consultedName: _consulted,
    ...known
  } = { ...emptyAssessment, ...kept }
  return {
    ...known,
    asq: emptyAssessment.asq,
    plan: false,
    intent: 0,
    screener: null,
    consulted: null,
    decision: '',
    rationale: '',
  }
}

/** The level these answers lead to, by the rule the server uses. */
const levelOf = (fields: Assessment) =>
  withScreener(
    triage({
      asq: fields.asq,
      plan: fields.plan,
      intent: fields.intent,
      meansAtHand: fields.meansAtHand.length > 0,
      ...(fields.lastBehaviourDays === null ? {} : { lastBehaviourDays: fields.lastBehaviourDays }),
    }),
    fields.screener ? screenerFound(screener, fields.screener.answers) : undefined,
  )

export interface Filling {
  readonly fields: Assessment
  readonly change: (part: Partial<Assessment>) => void
  /** How it is asked of whom one speaks with. */
  readonly asked: (what: AskedFor) => string
}

/** The structured assessment: asked in words for whom one speaks with; the next steps change with the answers. */
export function AssessForm({ event, close }: FormGiven) {
  const { crisis } = useWords()
  const { locale } = useLanguage()
  const { assess: words, further } = crisis.forms
  const form = useScreener()
  const { id, fields: kept, change, forget } = useKeptForm(`assess.${event.id}`, startOf(event))
  // what was begun with a text that may no longer be asked does not count
  const fields = { ...kept, screener: form === null ? null : (kept.screener ?? null) }
  const [aloud, setAloud] = useState(kept.population === 'phone')
  const act = useEventAct('POST /api/crisis/events/:id/assessments', () => {
    forget()
    close()
  })
  const level = levelOf(fields)
  const asked = (what: AskedFor): string => askedWords[locale === 'en' ? 'en' : 'zh'][fields.population][what]
  const given: Filling = { fields, change, asked }
  const licensed = form && <Screener {...given} form={form} aloud={aloud} />
  const ready = fields.decision.trim() !== '' && fields.rationale.trim() !== ''
  const text = (name: 'decision' | 'rationale', max: number, hint?: string) => (
    <Field label={words[name]} {...(hint ? { hint } : {})} wrong={pointsAt(act.error, name) && words.left}>
      <Writing value={fields[name]} write={(next) => change({ [name]: next })} most={max} rows={2} />
    </Field>
  )
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
      send={() => act.mutate({ params: { id: event.id }, body: { id, fields } })}
      width={680}
    >
      <Choice
        label={further.population}
        value={fields.population}
        options={(['adult', 'elder', 'minor', 'phone'] as const).map((value) => ({
          value,
          label: further.populations[value],
        }))}
        choose={(population) => change({ population })}
      />
      <Button className="switch-aloud" onClick={() => setAloud(!aloud)} aria-pressed={aloud}>
        {aloud ? further.aloudOff : further.aloudOn}
      </Button>
      {aloud ? <Aloud {...given} /> : <Whole {...given} then={licensed} />}
      {aloud && licensed}
      <Guide event={event} fields={fields} level={level} />
      {text('decision', 1000, words.decisionHint)}
      {text('rationale', 2000)}
      <Consulted eventId={event.id} fields={fields} change={change} />
      {!ready && <p className="hint">{words.left}</p>}
    </ActDialog>
  )
}

/** Every question on one page; `then` follows the first five. */
function Whole({ then, ...given }: Filling & { then: ReactNode }) {
  const { crisis } = useWords()
  const { assess: words } = crisis.forms
  const { fields, change, asked } = given
  const [a, b, c, d, e] = fields.asq
  const answer = (index: number, value: Answer): void => {
    const asq: Assessment['asq'] = [a, b, c, d, e]
    asq[index] = value
    change({ asq })
  }
  return (
    <>
      <section aria-label={words.asq} className="asq">
        <h3>{words.asq}</h3>
        {(['asq1', 'asq2', 'asq3', 'asq4', 'asq5'] as const).map((question, index) => (
          <Choice
            key={question}
            inline
            label={`${index + 1}　${asked(question)}`}
            value={fields.asq[index] ?? null}
            options={answers.map((value) => ({ value, label: crisis.answers[value], tone: tones[value] }))}
            choose={(value) => answer(index, value)}
          />
        ))}
      </section>
      {then}
      <Checkbox checked={fields.plan} onChange={(event) => change({ plan: event.target.checked })}>
        {words.plan}
      </Checkbox>
      <Scale
        label={words.intent}
        hint={asked('intent')}
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
      <Further {...given} />
    </>
  )
}
