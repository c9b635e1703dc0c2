import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import '../../../styles/care/safeguard.css'
import { reading } from '../../../parts/ask/doors.ts'
import { useWords } from '../../../parts/language.tsx'
import { Shown } from '../../../parts/show/States.tsx'
import { shortTime } from '../../../parts/show/times.ts'
import { OwedCard } from '../OwedCard.tsx'
import { StartDialog } from '../StartDialog.tsx'
import type { Sheet } from '../shapes.ts'
import { TellDialog } from '../TellDialog.tsx'
import { ToldCard } from '../ToldCard.tsx'
import { WithholdDialog } from '../WithholdDialog.tsx'
import { Contacts } from './Contacts.tsx'
import { VisitDialog } from './VisitDialog.tsx'
import { VisitLines } from './VisitLines.tsx'

type Asking = 'tell' | 'mandatory' | 'visit' | 'withhold' | 'guardian'

/** Safeguarding of one event: contacts, whom to tell, the child, the door. */
export function EventSafeguard({ eventId }: { eventId: string }) {
  const query = useQuery(reading('GET /api/safeguard/events/:id', { id: eventId }))
  return (
    <div className="case-main">
      <Shown query={query} lines={7}>
        {(sheet) => <Opened sheet={sheet} />}
      </Shown>
    </div>
  )
}

function Opened({ sheet }: { sheet: Sheet }) {
  const { event: words, reports } = useWords().safeguard
  const [asking, setAsking] = useState<Asking>()
  const close = (): void => setAsking(undefined)
  const { eventId } = sheet
  return (
    <>
      {sheet.reports > 0 && (
        <p className="hint">
          {words.reports(sheet.reports)}：{reports.about}
        </p>
      )}
      <Contacts sheet={sheet} />
      {sheet.minor && <Guardian sheet={sheet} ask={setAsking} />}
      <section>
        <h3>
          {words.tell}
          <Button size="small" onClick={() => setAsking('tell')}>
            {words.tell}
          </Button>
        </h3>
        <p className="hint">
          {sheet.disclosures.length === 0 ? `${words.toldNone}${words.refusal}` : words.refusal}
        </p>
        <ul className="owed-list">
          {sheet.disclosures.map((told) => (
            <ToldCard key={told.id} told={told} />
          ))}
        </ul>
      </section>
      {(sheet.minor || sheet.mandatory.length > 0) && <Mandatory sheet={sheet} ask={setAsking} />}
      <VisitLines sheet={sheet} ask={() => setAsking('visit')} />
      {asking === 'tell' && <TellDialog eventId={eventId} close={close} />}
      {asking === 'guardian' && (
        <TellDialog
          eventId={eventId}
          begin={{ situation: 'minor_ideation', receiver: 'guardian' }}
          close={close}
        />
      )}
      {asking === 'withhold' && sheet.guardianTask && (
        <WithholdDialog taskId={sheet.guardianTask.id} close={close} />
      )}
      {asking === 'mandatory' && (
        <StartDialog eventId={eventId} atHome={sheet.guardianClosed} close={close} />
      )}
      {asking === 'visit' && <VisitDialog sheet={sheet} close={close} />}
    </>
  )
}

function Guardian({ sheet, ask }: { sheet: Sheet; ask: (asking: Asking) => void }) {
  const { event: words, children } = useWords().safeguard
  const task = sheet.guardianTask
  if (!task) return null
  const text =
    task.outcome === 'told'
      ? words.guardianTold(task.by ?? '')
      : task.outcome === 'withheld'
        ? words.guardianWithheld(task.by ?? '')
        : task.outcome === 'not_owed'
          ? words.guardianNotOwed
          : `${words.guardianOwed} ${shortTime(task.dueAt)}`
  return (
    <section>
      <h3>
        {words.guardianTask}
        {!task.doneAt && (
          <>
            {!sheet.guardianClosed && (
              <Button size="small" onClick={() => ask('guardian')}>
                {children.tell}
              </Button>
            )}
            <Button size="small" onClick={() => ask('withhold')}>
              {children.withhold}
            </Button>
          </>
        )}
      </h3>
      <p className={task.doneAt ? 'hint' : 'late'}>{text}</p>
      {sheet.guardianClosed && !task.doneAt && <p className="hint">{children.taskClosed}</p>}
    </section>
  )
}

function Mandatory({ sheet, ask }: { sheet: Sheet; ask: (asking: Asking) => void }) {
  const { event: words, children } = useWords().safeguard
  const open = sheet.mandatory.some((one) => one.state !== 'complete' && one.state !== 'dropped')
  return (
    <section>
      <h3>
        {words.mandatory}
        {!open && (
          <Button size="small" onClick={() => ask('mandatory')}>
            {children.start}
          </Button>
        )}
      </h3>
      {sheet.mandatory.length === 0 && <p className="hint">{words.mandatoryNone}</p>}
      <ul className="owed-list">
        {sheet.mandatory.map((owed) => (
          <OwedCard key={owed.id} owed={owed} linked={false} />
        ))}
      </ul>
    </section>
  )
}
