import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { type Reply, reading } from '../../parts/ask/doors.ts'
import { useWords } from '../../parts/language.tsx'
import { Countdown } from '../../parts/show/Countdown.tsx'
import { Nothing, Shown } from '../../parts/show/States.tsx'
import { OwedCard } from './OwedCard.tsx'
import { PhoneBook } from './PhoneBook.tsx'
import { SafeguardPage } from './SafeguardPage.tsx'
import { TellDialog } from './TellDialog.tsx'
import { WithholdDialog } from './WithholdDialog.tsx'

type Task = Reply<'GET /api/safeguard/guardian-tasks'>['tasks'][number]

/** Children: what is owed to guardians, what is owed to the law, and whom to ring. */
export function Children() {
  const { children: words } = useWords().safeguard
  const query = useQuery({ ...reading('GET /api/safeguard/mandatory-reports'), refetchInterval: 30_000 })
  return (
    <SafeguardPage name="children">
      <div className="halves">
        <div className="stack">
          <Tasks />
          <h2>{words.reports}</h2>
          <Shown query={query}>
            {({ reports }) =>
              reports.length === 0 ? (
                <div className="panel">
                  <Nothing title={words.reportsNone} about={words.reportsNoneAbout} />
                </div>
              ) : (
                <ul className="owed-list">
                  {reports.map((owed) => (
                    <OwedCard key={owed.id} owed={owed} />
                  ))}
                </ul>
              )
            }
          </Shown>
        </div>
        <PhoneBook />
      </div>
    </SafeguardPage>
  )
}

function Tasks() {
  const { children: words } = useWords().safeguard
  const query = useQuery({ ...reading('GET /api/safeguard/guardian-tasks'), refetchInterval: 30_000 })
  return (
    <section className="panel" aria-label={words.tasks}>
      <h2>{words.tasks}</h2>
      <Shown query={query} lines={3}>
        {({ tasks }) =>
          tasks.length === 0 ? (
            <p className="hint">{words.tasksNone}</p>
          ) : (
            <ul className="lines">
              {tasks.map((task) => (
                <OneTask key={task.id} task={task} />
              ))}
            </ul>
          )
        }
      </Shown>
    </section>
  )
}

function OneTask({ task }: { task: Task }) {
  const { children: words } = useWords().safeguard
  const { crisis } = useWords()
  const [asking, setAsking] = useState<'tell' | 'withhold'>()
  const close = (): void => setAsking(undefined)
  return (
    <li>
      <div>
        <b>{task.personName ?? crisis.anonymous}</b>{' '}
        <Link to="/events/$eventId" params={{ eventId: task.eventId }} className="link n">
          {task.eventNumber}
        </Link>
        <p>
          {task.guardianClosed ? words.taskClosed : words.taskDue} <Countdown dueAt={task.dueAt} />
        </p>
      </div>
      <div className="acts">
        <Button onClick={() => setAsking('withhold')}>{words.withhold}</Button>
        {!task.guardianClosed && (
          <Button type="primary" onClick={() => setAsking('tell')}>
            {words.tell}
          </Button>
        )}
      </div>
      {asking === 'withhold' && <WithholdDialog taskId={task.id} close={close} />}
      {asking === 'tell' && (
        <TellDialog
          eventId={task.eventId}
          begin={{ situation: 'minor_ideation', receiver: 'guardian' }}
          close={close}
        />
      )}
    </li>
  )
}
