import { contactRates, planTiers } from '@anxin/core/casework/state.ts'
import { useQuery } from '@tanstack/react-query'
import { Button, Input, Select } from 'antd'
import { useState } from 'react'
import { reading, useAct } from '../../../parts/ask/doors.ts'
import { newId, useKept } from '../../../parts/ask/kept.ts'
import { Field } from '../../../parts/fill/Field.tsx'
import { useLanguage, useWords } from '../../../parts/language.tsx'
import { Icon } from '../../../parts/show/Icon.tsx'
import { RefusalLine } from '../../../parts/show/Refusal.tsx'
import { isoDay, serverNow, shortTime } from '../../../parts/show/times.ts'
import { type Case, type Goal, refresh } from '../shapes.ts'
import { AskConsent } from './AskConsent.tsx'
import { PlanClash } from './PlanClash.tsx'
import { Review } from './Review.tsx'
import { Wording } from './SheetFoot.tsx'
import { Sign } from './Steps.tsx'

type Draft = Omit<Goal, 'attainment'>
type Service = Pick<Case['plan'], 'tier' | 'every'>
/** What is typed; of one kept before plans said what the service is, only the goals. */
interface Kept extends Partial<Service> {
  readonly seen: number
  readonly goals: Draft[]
}
const mostGoals = 3
const inWeeks = (weeks: number): string => isoDay(serverNow() + weeks * 7 * 86_400_000)
const fresh = (statement = '', measure = ''): Draft => ({
  ...{ id: newId(), statement, measure, baseline: '', target: '' },
  ...{ ownWords: null, dueOn: inWeeks(8), ownerId: null },
})
const serviceOf = (draft: Kept | null): Partial<Service> =>
  draft?.tier === undefined || draft.every === undefined ? {} : { tier: draft.tier, every: draft.every }
const draftOf = ({ attainment: _, ...goal }: Goal): Draft => goal

/** The plan: at most three goals. What is typed stays on this computer until the house has it. */
export function Plan({ one }: { one: Case }) {
  const { plan: words, file, missing } = useWords().casework
  const [draft, setDraft, forget] = useKept<Kept | null>(`plan.${one.id}`, null)
  const [asking, setAsking] = useState<'agree' | 'review'>()
  const goals = draft?.goals ?? one.goals.map(draftOf)
  const act = useAct('PUT /api/casework/cases/:id/plan', {
    refresh,
    done: ({ state }) => {
      if (state === 'kept') forget()
    },
  })
  const service: Service = { tier: one.plan.tier, every: one.plan.every, ...serviceOf(draft) }
  // the plan is another one than the one this was written on
  const clash = draft !== null && draft.seen !== one.plan.revision
  const write = (next: Draft[], other: Service = service): void =>
    setDraft({ seen: draft?.seen ?? one.plan.revision, ...other, goals: next })
  const change = (id: string, part: Partial<Draft>): void =>
    write(goals.map((goal) => (goal.id === id ? { ...goal, ...part } : goal)))
  const ready =
    goals.length > 0 &&
    goals.every((goal) =>
      [goal.statement, goal.measure, goal.baseline, goal.target].every((text) => text.trim().length > 1),
    )
  return (
    <section className="case-plan" aria-label={words.title}>
      <h3>
        {words.title}
        <small>{words.about}</small>
      </h3>
      {one.plan.revision > 0 && (
        <div className="case-sign">
          <Sign one={one} what="plan" signed={one.plan.approved} />
          <span className={one.plan.agreedAt ? 'tag good' : 'tag warn'}>
            {one.plan.agreedAt ? words.agreed(shortTime(one.plan.agreedAt)) : words.notAgreed}
          </span>
          <span className={one.plan.contractAt ? 'tag good' : 'tag warn'}>
            {one.plan.contractAt ? words.contract(shortTime(one.plan.contractAt)) : words.noContract}
          </span>
          {one.plan.approved && !one.plan.agreedAt && one.plan.tier && one.plan.every && draft === null && (
            <Button size="small" onClick={() => setAsking('agree')}>
              {words.agreeHere}
            </Button>
          )}
          {one.state === 'ACTIVE' && (
            <Button
              size="small"
              type={one.plan.reviewDue ? 'primary' : 'default'}
              onClick={() => setAsking('review')}
            >
              {words.review}
            </Button>
          )}
        </div>
      )}
      {one.plan.reviewDue && <p className="case-wording">{words.reviewDue}</p>}
      {!one.plan.counselled && <p className="case-wording">{missing.counselled}</p>}
      <ServiceFields service={service} change={(next) => write(goals, next)} />
      {goals.map((goal, at) => (
        <OneGoal
          key={goal.id}
          one={one}
          goal={goal}
          at={at}
          change={(part) => change(goal.id, part)}
          remove={() => write(goals.filter(({ id }) => id !== goal.id))}
        />
      ))}
      {goals.length < mostGoals && (
        <Button icon={<Icon name="plus" size={16} />} onClick={() => write([...goals, fresh()])}>
          {words.add}
        </Button>
      )}
      <Wording
        text={goals
          .map((goal) => [goal.statement, goal.measure, goal.baseline, goal.target].join('\n'))
          .join('\n')}
      />
      {clash && (
        <PlanClash
          theirs={{ ...one.plan, goals: one.goals }}
          mine={{ ...service, goals }}
          settle={(choice) =>
            choice === 'theirs' ? forget() : setDraft({ ...service, goals, seen: one.plan.revision })
          }
        />
      )}
      <RefusalLine error={act.error} />
      <div className="row">
        <Button
          type="primary"
          disabled={draft === null || !ready || clash}
          loading={act.isPending}
          onClick={() =>
            act.mutate({ params: { id: one.id }, body: { seen: draft!.seen, ...service, goals } })
          }
        >
          {file.keep}
        </Button>
        <span className="hint">{draft ? file.draft : one.plan.revision > 0 ? words.changed : ''}</span>
      </div>
      {goals.length < mostGoals && (
        <Templates
          one={one}
          use={(texts) => write([...goals, ...texts.map(([a, b]) => fresh(a, b))].slice(0, mostGoals))}
        />
      )}
      {asking === 'agree' && <AskConsent one={one} what="plan" close={() => setAsking(undefined)} />}
      {asking === 'review' && <Review one={one} close={() => setAsking(undefined)} />}
    </section>
  )
}

/** How deep the service is, and how often they are in touch: what the agreement is about. */
function ServiceFields({ service, change }: { service: Service; change: (next: Service) => void }) {
  const { plan: words } = useWords().casework
  return (
    <fieldset className="panel case-goal">
      <legend>{words.service}</legend>
      <div className="pair">
        <Field label={words.tier}>
          <Select
            value={service.tier}
            placeholder={words.undecided}
            options={planTiers.map((value) => ({ value, label: words.tiers[value] }))}
            onChange={(tier) => change({ ...service, tier })}
          />
        </Field>
        <Field label={words.every}>
          <Select
            value={service.every}
            placeholder={words.undecided}
            options={contactRates.map((value) => ({ value, label: words.everys[value] }))}
            onChange={(every) => change({ ...service, every })}
          />
        </Field>
      </div>
    </fieldset>
  )
}

function OneGoal({
  one,
  goal,
  at,
  change,
  remove,
}: {
  one: Case
  goal: Draft
  at: number
  change: (part: Partial<Draft>) => void
  remove: () => void
}) {
  const { plan: words } = useWords().casework
  const line = (name: 'statement' | 'measure' | 'baseline' | 'target') => (
    <Field label={words[name]}>
      <Input
        value={goal[name]}
        maxLength={300}
        onChange={(event) => change({ [name]: event.target.value })}
      />
    </Field>
  )
  const owners = [
    { value: '', label: words.ownerSelf },
    ...one.team.map(({ staffId, name }) => ({ value: staffId, label: name })),
  ]
  return (
    <fieldset className="panel case-goal">
      <legend>{words.goal(at + 1)}</legend>
      {line('statement')}
      <div className="thirds">
        {line('measure')}
        {line('baseline')}
        {line('target')}
      </div>
      <div className="thirds">
        <Field label={words.dueOn}>
          <Input
            type="date"
            value={goal.dueOn}
            onChange={(event) => event.target.value && change({ dueOn: event.target.value })}
          />
        </Field>
        <Field label={words.owner}>
          <Select
            value={goal.ownerId ?? ''}
            options={owners}
            onChange={(id) => change({ ownerId: id || null })}
          />
        </Field>
        <Button type="text" onClick={remove}>
          {words.remove}
        </Button>
      </div>
      <Actions one={one} goalId={goal.id} />
      <Field label={words.ownWords} hint={words.ownWordsHint} wide>
        <Input
          value={goal.ownWords ?? ''}
          maxLength={300}
          onChange={(event) => change({ ownWords: event.target.value || null })}
        />
      </Field>
    </fieldset>
  )
}

/** What is to be done for a goal, by whom and until when; given among the tasks of the case. */
function Actions({ one, goalId }: { one: Case; goalId: string }) {
  const { plan: words, today } = useWords().casework
  const tasks = one.tasks.filter((task) => task.goalId === goalId && task.state !== 'dropped')
  if (tasks.length === 0) return null
  return (
    <div className="case-actions">
      <b>{words.actions}</b>
      <ul>
        {tasks.map((task) => (
          <li key={task.id}>
            {task.text} <small className="hint n">{task.ownerName}</small>{' '}
            <span className={task.state === 'done' ? 'tag good' : 'tag'}>
              {task.state === 'done' ? today.done : today.due(shortTime(task.dueAt))}
            </span>
          </li>
        ))}
      </ul>
    </div>
  )
}

function Templates({
  one,
  use,
}: {
  one: Case
  use: (goals: readonly (readonly [string, string])[]) => void
}) {
  const { words: all, locale } = useLanguage()
  const { plan: words } = all.casework
  const { data } = useQuery({
    ...reading('GET /api/casework/templates', { population: one.population, locale, caseId: one.id }),
    staleTime: 300_000,
  })
  // what was an emergency is rebuilt afterwards, also where a place is back to every day
  const now = data?.phases && (data.phases.now === 'emergency' ? 'emergency' : 'reconstruction')
  const planned = data?.phases?.planned
  const moved = now === 'reconstruction' && planned === 'emergency'
  const rows = [...(data?.templates ?? [])].sort((a, b) => Number(b.phase === now) - Number(a.phase === now))
  return (
    <details className="case-from" open={moved || undefined}>
      <summary>{words.from}</summary>
      {moved && <p className="case-wording">{words.phaseMoved}</p>}
      {rows.map(({ code, phase, national, own }) => {
        const text = own ?? national
        return (
          <div key={code}>
            <p>
              <b>{words.phases[phase]}</b>{' '}
              {phase === now && <span className="tag good">{words.phaseNow}</span>}{' '}
              <small>{own ? words.local : words.national}</small>
              <Button
                size="small"
                onClick={() => use(text.goals.map(({ statement, measure }) => [statement, measure] as const))}
              >
                {words.useThis}
              </Button>
            </p>
            <p className="hint">{text.goals.map(({ statement }) => statement).join('；')}</p>
            <p className="hint">
              {words.actions}：{text.actions.join('；')}
            </p>
          </div>
        )
      })}
    </details>
  )
}
