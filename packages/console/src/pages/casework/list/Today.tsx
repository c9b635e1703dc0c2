import { asksSomething, talks } from '@anxin/core/casework/priority.ts'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import '../../../styles/casework/shared.css'
import '../../../styles/casework/list.css'
import { reading, useAct } from '../../../parts/ask/doors.ts'
import { useKept } from '../../../parts/ask/kept.ts'
import { mayEnter, useMe } from '../../../parts/ask/who.ts'
import { ActDialog } from '../../../parts/fill/ActDialog.tsx'
import { Choice } from '../../../parts/fill/Choice.tsx'
import { Field } from '../../../parts/fill/Field.tsx'
import { Writing } from '../../../parts/fill/Writing.tsx'
import { useWords } from '../../../parts/language.tsx'
import { Page } from '../../../parts/show/Page.tsx'
import { Nothing, Shown } from '../../../parts/show/States.tsx'
import { shortTime } from '../../../parts/show/times.ts'
import { CaseTabs } from '../CaseTabs.tsx'
import { refresh, type Task } from '../shapes.ts'
import { AskCheckIn, AskRating, CheckInSaid } from './AskTask.tsx'
import { Ring } from './Ring.tsx'

const figures = ['active', 'urgent', 'overdue', 'quiet', 'openNotes'] as const
const warns: readonly string[] = ['overdue', 'quiet', 'openNotes']

/** What the speaker is to do, the most pressing first, each with why. */
export function Today() {
  const { today: words } = useWords().casework
  const me = useMe()
  const query = useQuery({
    ...reading('GET /api/casework/today'),
    refetchInterval: 60_000,
    enabled: me !== undefined,
  })
  const [doing, setDoing] = useState<Task>()
  return (
    <Page title={words.title} about={words.about}>
      <CaseTabs />
      <Shown query={query}>
        {(today) => (
          <>
            {mayEnter(me, 'cases') && (
              <dl className="case-figures">
                {figures.map((name) => (
                  <div key={name} className={warns.includes(name) && today.figures[name] > 0 ? 'warn' : ''}>
                    <dt>{words[name]}</dt>
                    <dd className="n">{today.figures[name]}</dd>
                  </div>
                ))}
              </dl>
            )}
            {today.tasks.length === 0 ? (
              <div className="panel">
                <Nothing title={words.none} about={words.noneAbout} />
              </div>
            ) : (
              <ol className="case-todo">
                {today.tasks.map((task) => (
                  <li key={task.id} className="panel" data-task={task.kind}>
                    <TaskLine task={task} now={today.now} />
                    <Button onClick={() => setDoing(task)}>
                      {asksSomething(task.kind) ? words.answer : words.done}
                    </Button>
                  </li>
                ))}
              </ol>
            )}
          </>
        )}
      </Shown>
      {doing && <DoTask key={doing.id} task={doing} close={() => setDoing(undefined)} />}
    </Page>
  )
}

/** What a task says: which day it is where the house wrote it down, the worker’s own words, or what its kind means. */
function useTaskText(): (task: Task) => string {
  const { kindText, family } = useWords().casework
  return ({ kind, text }) => {
    const day = kind === 'remembrance' ? family.days[text] : undefined
    if (day) return `${day}${family.dayIs}${kindText[kind] ?? ''}`
    return text || kindText[kind] || ''
  }
}

export function TaskLine({ task, now, inCase = false }: { task: Task; now: string; inCase?: boolean }) {
  const { today: words, kinds, reasons, list } = useWords().casework
  const textOf = useTaskText()
  const late = task.state === 'open' && task.dueAt < now
  return (
    <div className="case-task">
      <p>
        {!inCase &&
          (task.caseNumber === null ? (
            <b>{task.name ?? list.noName}</b>
          ) : (
            <Link to="/cases/$caseId" params={{ caseId: task.caseId }} className="case-name">
              {task.name ?? list.noName}
            </Link>
          ))}
        <span className="tag">{task.months === null ? kinds[task.kind] : words.months(task.months)}</span>
        <span>{textOf(task)}</span>
      </p>
      <p className="hint">
        {inCase && task.ownerName && <span>{task.ownerName}</span>}
        <span className={late ? 'n bad-text' : 'n'}>
          {late ? words.late(shortTime(task.dueAt)) : words.due(shortTime(task.dueAt))}
        </span>
        {!inCase &&
          task.reasons.map(({ why, points }) => (
            <span key={why} className="reason" title={words.points(points)}>
              {reasons[why] ?? why}
              <small className="n">+{points}</small>
            </span>
          ))}
      </p>
      {task.note && <p className="hint">{task.note}</p>}
      {task.answers && <CheckInSaid said={task.answers} />}
    </div>
  )
}

interface Doing {
  readonly task: Task
  readonly close: () => void
}
/** Says that it was done; of one that asks, what was answered. */
export function DoTask({ task, close }: Doing) {
  const { kinds } = useWords().casework
  const title = useTaskText()(task) || kinds[task.kind]
  if (task.kind === 'rating') return <AskRating task={task} title={title} close={close} />
  if (task.kind === 'check_in') return <AskCheckIn task={task} title={title} close={close} />
  return <SayDone task={task} title={title} close={close} />
}

function SayDone({ task, title, close }: Doing & { title: string }) {
  const { today: words, kinds } = useWords().casework
  const [note, setNote, forget] = useKept(`task.${task.id}`, '')
  const [how, setHow] = useState<'reached' | 'notReached' | 'dropped' | null>(null)
  const act = useAct('POST /api/casework/tasks/:id/done', {
    refresh,
    done: () => {
      forget()
      close()
    },
  })
  const speaks = talks(task.kind)
  const options = (speaks ? (['reached', 'notReached', 'dropped'] as const) : (['dropped'] as const)).map(
    (value) => ({
      value,
      label: words[value],
    }),
  )
  return (
    <ActDialog
      title={title}
      yes={words.done}
      ready={!speaks || how !== null}
      pending={act.isPending}
      error={act.error}
      close={close}
      send={() =>
        act.mutate({
          params: { id: task.id },
          body: {
            note: note.trim(),
            dropped: how === 'dropped',
            ...(speaks ? { reached: how === 'reached' } : {}),
          },
        })
      }
    >
      {speaks && <Ring task={task} />}
      {speaks && <Choice label={kinds[task.kind]} value={how} options={options} choose={setHow} />}
      <Field label={words.note} wide>
        <Writing value={note} write={setNote} most={500} rows={3} />
      </Field>
    </ActDialog>
  )
}
