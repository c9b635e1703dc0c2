import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { type Body, reading, useAct } from '../../parts/ask/doors.ts'
import { useKept } from '../../parts/ask/kept.ts'
import { mayEnter, useMe } from '../../parts/ask/who.ts'
import { Choice } from '../../parts/fill/Choice.tsx'
import { Dialog } from '../../parts/fill/Dialog.tsx'
import { Field } from '../../parts/fill/Field.tsx'
import { Writing } from '../../parts/fill/Writing.tsx'
import { useWords } from '../../parts/language.tsx'
import { RefusalLine } from '../../parts/show/Refusal.tsx'
import { useSay } from '../../parts/show/Say.tsx'
import { shortTime } from '../../parts/show/times.ts'
import { afterBooking, type Task } from './shapes.ts'

type Outcome = Body<'POST /api/appointment/tasks/:id/done'>['outcome']
const answers: Readonly<Record<Task['kind'], readonly Outcome[]>> = {
  safety_call: ['safe', 'worried', 'unreached'],
  lead_decides: ['reach_out', 'go_on'],
  pause_offer: ['reach_out', 'pause', 'go_on'],
  remind_by_phone: ['reminded', 'unreached'],
}

/** What is owed after appointments nobody came to, above the calendar; nothing where nothing is owed. */
export function Tasks() {
  const { appointment: all } = useWords()
  const words = all.tasks
  const me = useMe()
  const [open, setOpen] = useState<Task>()
  const query = useQuery({
    ...reading('GET /api/appointment/tasks'),
    enabled: mayEnter(me, 'appointment'),
    refetchInterval: 60_000,
  })
  const tasks = query.data?.tasks ?? []
  if (tasks.length === 0) return null
  return (
    <section className="owed" aria-label={words.title}>
      <h2>{words.title}</h2>
      <ul>
        {tasks.map((task) => (
          <li key={task.id} data-task={task.kind}>
            <span>
              <b>{task.name}</b> {words.kinds[task.kind]}
              <small className="n">
                {shortTime(task.appointmentAt)} {task.staffName ?? ''} · {words.due(shortTime(task.dueAt))}
                {task.missed > 1 && ` · ${words.missed(task.missed)}`}
                {task.tries > 0 && ` · ${words.tries(task.tries)}`}
                {task.phoneTail && ` · ＊${task.phoneTail}`}
              </small>
            </span>
            {task.urgent && <em className="tag bad">{words.urgent}</em>}
            <Button onClick={() => setOpen(task)}>{words.finish}</Button>
          </li>
        ))}
      </ul>
      {open && <Finish key={open.id} task={open} close={() => setOpen(undefined)} />}
    </section>
  )
}

function Finish({ task, close }: { task: Task; close: () => void }) {
  const { appointment: all } = useWords()
  const words = all.tasks
  const say = useSay()
  const [outcome, setOutcome] = useState<Outcome | null>(null)
  const [note, setNote, forget] = useKept(`appointment.task.${task.id}`, '')
  const finish = useAct('POST /api/appointment/tasks/:id/done', {
    refresh: afterBooking,
    done: ({ alerted }) => {
      if (alerted) say.yes(words.alerted)
      forget()
      close()
    },
  })
  const options = answers[task.kind].filter((one) => one !== 'pause' || !task.urgent)
  return (
    <Dialog title={`${task.name} · ${words.finishTitle}`} close={close}>
      <div className="card-dialog">
        <p>{words.kinds[task.kind]}</p>
        <Choice
          label={words.finishTitle}
          hint={task.kind === 'safety_call' ? words.worry : undefined}
          value={outcome}
          options={options.map((value) => ({ value, label: words.outcomes[value] }))}
          choose={setOutcome}
        />
        <Field label={words.note} wide>
          <Writing value={note} write={setNote} most={1000} rows={3} />
        </Field>
        <RefusalLine error={finish.error} />
        <Button
          type="primary"
          disabled={!outcome}
          loading={finish.isPending}
          onClick={() =>
            outcome && finish.mutate({ params: { id: task.id }, body: { outcome, note: note.trim() } })
          }
        >
          {words.finish}
        </Button>
      </div>
    </Dialog>
  )
}
