import { useQuery } from '@tanstack/react-query'
import { Button, Popconfirm } from 'antd'
import { useState } from 'react'
import { type Body, reading, useAct } from '../../parts/ask/doors.ts'
import { newId, useKept } from '../../parts/ask/kept.ts'
import { mayEnter, useMe } from '../../parts/ask/who.ts'
import { Choice } from '../../parts/fill/Choice.tsx'
import { Dialog } from '../../parts/fill/Dialog.tsx'
import { Field } from '../../parts/fill/Field.tsx'
import { Writing } from '../../parts/fill/Writing.tsx'
import { useWords } from '../../parts/language.tsx'
import { ColourMark } from '../../parts/show/ColourMark.tsx'
import { RefusalLine } from '../../parts/show/Refusal.tsx'
import { Nothing, Shown } from '../../parts/show/States.tsx'
import { shortDay } from '../../parts/show/times.ts'
import { AppointmentPage } from './AppointmentPage.tsx'
import { BookDialog } from './BookDialog.tsx'
import { afterBooking, type Waiter } from './shapes.ts'

/** Who waits, in the order in which they are offered a time, and why. */
export function Waiting() {
  const { appointment: all } = useWords()
  const words = all.waiting
  const me = useMe()
  const [booking, setBooking] = useState<Waiter>()
  const [hearing, setHearing] = useState<Waiter>()
  const query = useQuery({
    ...reading('GET /api/appointment/waiting'),
    enabled: mayEnter(me, 'appointment'),
    refetchInterval: 60_000,
  })
  return (
    <AppointmentPage at="waiting" about={words.about}>
      <Shown query={query} lines={6}>
        {({ rows }) =>
          rows.length === 0 ? (
            <div className="panel">
              <Nothing title={words.none} about={words.noneAbout} />
            </div>
          ) : (
            <ol className="waits">
              {rows.map((row) => (
                <Row key={row.id} row={row} book={() => setBooking(row)} hear={() => setHearing(row)} />
              ))}
            </ol>
          )
        }
      </Shown>
      {booking && (
        <BookDialog
          whom={{ id: booking.residentId, name: booking.name }}
          mode={booking.mode}
          close={() => setBooking(undefined)}
        />
      )}
      {hearing && <Contact key={hearing.id} row={hearing} close={() => setHearing(undefined)} />}
    </AppointmentPage>
  )
}

function Row({ row, book, hear }: { row: Waiter; book: () => void; hear: () => void }) {
  const { appointment: all } = useWords()
  const words = all.waiting
  const leave = useAct('POST /api/appointment/waiting/:id/leave', { refresh: afterBooking })
  const wishes = [
    all.modes[row.mode],
    ...(row.gender ? [all.genders[row.gender]] : []),
    ...row.times.map((one) => words.times[one]),
  ]
  const due = row.why.includes('contact_due')
  return (
    <li className="panel" data-waiter={row.name}>
      <ColourMark colour={row.colour} />
      <div>
        <p className="tags">
          <b>{row.name}</b>
          {row.phoneTail && <span className="n">＊{row.phoneTail}</span>}
          {row.why.map((why) => (
            <span key={why} className={why === 'waited' ? 'tag' : 'tag warn'}>
              {words.why[why]}
            </span>
          ))}
        </p>
        <p className="hint">
          {words.days(row.days)} · {wishes.join(' · ')} · {words.contacts(row.contacts)} ·{' '}
          <span className={due ? 'bad-text' : ''}>{words.next(shortDay(row.contactDueAt))}</span>
        </p>
        {row.note && <p className="said">{row.note}</p>}
      </div>
      <span className="row-acts">
        <Button type="primary" onClick={book}>
          {words.book}
        </Button>
        <Button onClick={hear}>{words.contact}</Button>
        <Popconfirm title={words.leave} onConfirm={() => leave.mutate({ params: { id: row.id } })}>
          <Button type="text">{words.leave}</Button>
        </Popconfirm>
      </span>
    </li>
  )
}

type Outcome = Body<'POST /api/appointment/waiting/:id/contacts'>['outcome']
const outcomes: readonly Outcome[] = ['same', 'better', 'worse', 'unreached']

function Contact({ row, close }: { row: Waiter; close: () => void }) {
  const { appointment: all } = useWords()
  const words = all.waiting
  const [id] = useState(newId)
  const [outcome, setOutcome] = useState<Outcome | null>(null)
  const [note, setNote, forget] = useKept(`waiting.${row.id}`, '')
  const save = useAct('POST /api/appointment/waiting/:id/contacts', {
    refresh: afterBooking,
    done: () => {
      forget()
      close()
    },
  })
  return (
    <Dialog title={`${row.name} · ${words.contactTitle}`} close={close}>
      <div className="card-dialog">
        <Choice
          label={words.how}
          value={outcome}
          options={outcomes.map((value) => ({ value, label: words.outcomes[value] }))}
          choose={setOutcome}
        />
        <Field label={words.note} wide>
          <Writing value={note} write={setNote} most={1000} rows={3} />
        </Field>
        <RefusalLine error={save.error} />
        <Button
          type="primary"
          disabled={!outcome}
          loading={save.isPending}
          onClick={() =>
            outcome && save.mutate({ params: { id: row.id }, body: { id, outcome, note: note.trim() } })
          }
        >
          {words.save}
        </Button>
      </div>
    </Dialog>
  )
}
