import { useQuery } from '@tanstack/react-query'
import { Button, Input, Select } from 'antd'
import { useState } from 'react'
import { reading, useAct } from '../../../parts/ask/doors.ts'
import { useKeptForm } from '../../../parts/ask/kept.ts'
import { useMe } from '../../../parts/ask/who.ts'
import { ActDialog } from '../../../parts/fill/ActDialog.tsx'
import { Choice } from '../../../parts/fill/Choice.tsx'
import { Field } from '../../../parts/fill/Field.tsx'
import { Writing } from '../../../parts/fill/Writing.tsx'
import { useLanguage, useWords } from '../../../parts/language.tsx'
import { Icon } from '../../../parts/show/Icon.tsx'
import { dayName, fromField, serverNow, toField } from '../../../parts/show/times.ts'
import { CaseVisits } from '../../outing/PlanVisit.tsx'
import { CaseReferrals } from '../../referral/CaseReferrals.tsx'
import { Twins } from '../../twin/Twins.tsx'
import { DoTask, TaskLine } from '../list/Today.tsx'
import { type Case, refresh, type Task } from '../shapes.ts'

type Part = Case['team'][number]['part']
const parts = ['worker', 'counsellor', 'volunteer', 'lead'] as const

/** Beside a case: what is owed, who works on it, and how to reach the person. */
export function Aside({ one }: { one: Case }) {
  const { words: all, locale } = useLanguage()
  const { file: words, list } = all.casework
  const [asking, setAsking] = useState<'task' | 'member'>()
  const [doing, setDoing] = useState<Task>()
  const me = useMe()
  const openTasks = one.tasks.filter(({ state }) => state === 'open')
  const ended = one.tasks.filter(({ state }) => state === 'done').reverse()
  return (
    <aside className="beside">
      <section>
        <h3>
          {words.tasks}
          <Button
            size="small"
            type="text"
            icon={<Icon name="plus" size={14} />}
            onClick={() => setAsking('task')}
          >
            {words.addTask}
          </Button>
        </h3>
        {openTasks.length === 0 && <p className="plain">{words.noTasks}</p>}
        <ul className="case-side">
          {openTasks.map((task) => (
            <li key={task.id} data-task={task.kind}>
              <TaskLine task={task} now={one.now} inCase />
              {task.ownerId === me?.personId && (
                <Button size="small" onClick={() => setDoing(task)}>
                  {words.doneBy}
                </Button>
              )}
            </li>
          ))}
        </ul>
        {ended.length > 0 && (
          <details className="case-ended">
            <summary>
              {words.tasksDone} <span className="n">{ended.length}</span>
            </summary>
            <ul className="case-side">
              {ended.map((task) => (
                <li key={task.id} data-task={task.kind}>
                  <TaskLine task={task} now={one.now} inCase />
                </li>
              ))}
            </ul>
          </details>
        )}
      </section>
      <section>
        <h3>
          {words.team}
          {one.may.lead && (
            <Button
              size="small"
              type="text"
              icon={<Icon name="plus" size={14} />}
              onClick={() => setAsking('member')}
            >
              {words.addMember}
            </Button>
          )}
        </h3>
        <Team one={one} />
      </section>
      <Twins caseId={one.id} />
      <CaseVisits caseId={one.id} />
      <CaseReferrals
        of={{ id: one.residentId, name: one.name ?? list.noName, caseId: one.id, population: one.population }}
      />
      <section>
        <h3>{words.facts}</h3>
        <dl className="case-facts n">
          <dt>{words.phone}</dt>
          <dd>{one.phone ? <a href={`tel:${one.phone}`}>{one.phone}</a> : '—'}</dd>
          <dt>{words.contact}</dt>
          <dd>{one.lastContactAt ? dayName(one.lastContactAt, locale) : list.never}</dd>
          <dt>{words.sessions}</dt>
          <dd>{words.times(one.sessions)}</dd>
        </dl>
      </section>
      {asking === 'task' && <AddTask one={one} close={() => setAsking(undefined)} />}
      {asking === 'member' && <AddMember one={one} close={() => setAsking(undefined)} />}
      {doing && <DoTask key={doing.id} task={doing} close={() => setDoing(undefined)} />}
    </aside>
  )
}

function Team({ one }: { one: Case }) {
  const { file: words, parts: names } = useWords().casework
  const act = useAct('PUT /api/casework/cases/:id/team', { refresh })
  return (
    <ul className="case-side">
      {one.team.map(({ staffId, name, part }) => (
        <li key={staffId}>
          <span>
            <b>{name}</b> <small>{names[part]}</small>
          </span>
          {one.may.lead && part !== 'lead' && (
            <Button
              size="small"
              type="text"
              loading={act.isPending}
              onClick={() => act.mutate({ params: { id: one.id }, body: { staffId, part: null } })}
            >
              {words.remove}
            </Button>
          )}
        </li>
      ))}
    </ul>
  )
}

function AddMember({ one, close }: { one: Case; close: () => void }) {
  const { file: words, parts: names } = useWords().casework
  const { data } = useQuery(reading('GET /api/casework/cases/:id/colleagues', { id: one.id }))
  const [staffId, setStaffId] = useState<string>()
  const [part, setPart] = useState<Part | null>(null)
  const act = useAct('PUT /api/casework/cases/:id/team', { refresh, done: close })
  const about = (each: NonNullable<typeof data>['colleagues'][number]): string => {
    if (each.conflict) return ` · ${words.conflict}`
    if (each.untrained) return ` · ${words.untrained}`
    const load = each.cap === null ? '' : ` · ${words.load(each.active, each.cap)}`
    return each.over ? `${load} · ${words.full}` : load
  }
  return (
    <ActDialog
      title={words.addMember}
      yes={words.addMember}
      ready={staffId !== undefined && part !== null}
      pending={act.isPending}
      error={act.error}
      close={close}
      send={() => act.mutate({ params: { id: one.id }, body: { staffId: staffId!, part } })}
    >
      <Field label={words.member}>
        <Select
          value={staffId ?? null}
          loading={!data}
          options={
            data?.colleagues.map((each) => ({
              value: each.id,
              label: `${each.name}${about(each)}`,
              disabled: each.conflict || each.untrained,
            })) ?? []
          }
          onChange={(id) => id && setStaffId(id)}
          showSearch={{ optionFilterProp: 'label' }}
        />
      </Field>
      <Choice
        label={words.part}
        value={part}
        options={parts.map((value) => ({ value, label: names[value] }))}
        choose={setPart}
      />
    </ActDialog>
  )
}

const kinds = ['visit', 'call', 'check_in', 'rating', 'plan', 'note', 'other'] as const
const tomorrow = (): string => toField(serverNow() + 86_400_000)

function AddTask({ one, close }: { one: Case; close: () => void }) {
  const { file: words, kinds: names } = useWords().casework
  const me = useMe()
  const form = useKeptForm(`case.task.${one.id}`, {
    ...{ text: '', kind: 'call' as (typeof kinds)[number], ownerId: '', due: tomorrow(), goalId: '' },
  })
  const { fields } = form
  const owner =
    fields.ownerId ||
    one.team.find(({ staffId }) => staffId === me?.personId)?.staffId ||
    one.team[0]?.staffId
  const dueAt = fromField(fields.due)
  const act = useAct('POST /api/casework/cases/:id/tasks', {
    refresh,
    done: () => {
      form.forget()
      close()
    },
  })
  return (
    <ActDialog
      title={words.addTask}
      yes={words.addTask}
      ready={fields.text.trim().length > 1 && dueAt !== undefined && owner !== undefined}
      pending={act.isPending}
      error={act.error}
      close={close}
      send={() =>
        act.mutate({
          params: { id: one.id },
          body: {
            ...{ id: form.id, kind: fields.kind, text: fields.text.trim(), ownerId: owner!, dueAt: dueAt! },
            ...(fields.kind === 'plan' && fields.goalId ? { goalId: fields.goalId } : {}),
          },
        })
      }
    >
      <Choice
        label={words.taskKind}
        value={fields.kind}
        options={kinds.map((value) => ({ value, label: names[value] }))}
        choose={(kind) => form.change({ kind })}
      />
      {fields.kind === 'plan' && one.goals.length > 0 && (
        <Field label={words.taskGoal}>
          <Select
            allowClear
            value={fields.goalId || null}
            options={one.goals.map(({ id, statement }) => ({ value: id, label: statement }))}
            onChange={(id) => form.change({ goalId: id ?? '' })}
          />
        </Field>
      )}
      <Field label={words.taskText} wide>
        <Writing value={fields.text} write={(text) => form.change({ text })} most={500} />
      </Field>
      <div className="pair">
        <Field label={words.taskOwner}>
          <Select
            value={owner ?? null}
            options={one.team.map(({ staffId, name }) => ({ value: staffId, label: name }))}
            onChange={(ownerId) => ownerId && form.change({ ownerId })}
          />
        </Field>
        <Field label={words.taskDue}>
          <Input
            type="datetime-local"
            value={fields.due}
            onChange={(e) => form.change({ due: e.target.value })}
          />
        </Field>
      </div>
    </ActDialog>
  )
}
