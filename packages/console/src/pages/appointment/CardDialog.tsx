import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Button, Input, Popconfirm } from 'antd'
import { useState } from 'react'
import { reading, useAct } from '../../parts/ask/doors.ts'
import { newId } from '../../parts/ask/kept.ts'
import { mayEnter, useMe } from '../../parts/ask/who.ts'
import { Dialog } from '../../parts/fill/Dialog.tsx'
import { Field } from '../../parts/fill/Field.tsx'
import { useLanguage } from '../../parts/language.tsx'
import { RefusalLine } from '../../parts/show/Refusal.tsx'
import { Shown } from '../../parts/show/States.tsx'
import { clockTime, dayName, isoDay } from '../../parts/show/times.ts'
import { SlotPick } from './SlotPick.tsx'
import { afterBooking, type Card, type Slot } from './shapes.ts'

const byScreen: readonly Card['mode'][] = ['text', 'voice', 'video']

/** One appointment and what may be done with it. */
export function CardDialog({ card, close }: { card: Card; close: () => void }) {
  const { words: all, locale } = useLanguage()
  const words = all.appointment
  const [moving, setMoving] = useState(false)
  const title = `${card.name} · ${dayName(card.startsAt, locale)} ${clockTime(card.startsAt)}–${clockTime(card.endsAt)}`
  return (
    <Dialog title={title} close={close} width={moving ? 760 : 560}>
      <div className="card-dialog">
        <p className="tags">
          <span className="tag">{words.states[card.state]}</span>
          <span>{words.modes[card.mode]}</span>
          {card.staffName && <span>{card.staffName}</span>}
          {card.roomName && <span>{card.roomName}</span>}
          {card.minor && <span className="tag warn">{words.minor}</span>}
          {card.seriesId && <span>{words.series}</span>}
        </p>
        <p className="hint">
          {card.bookedBy === 'resident' ? words.byResident : words.byStaff}
          {card.lateMinutes ? ` · ${words.late(card.lateMinutes)}` : ''}
        </p>
        {(card.lateMinutes ?? 0) >= 15 && <p className="due-note">{words.half}</p>}
        {card.roomBlocked && <p className="due-note">{words.roomBlocked}</p>}
        {card.reminderLost && <p className="due-note">{words.reminderLost}</p>}
        {moving ? (
          <Move card={card} close={close} />
        ) : (
          <Steps card={card} close={close} move={() => setMoving(true)} />
        )}
      </div>
    </Dialog>
  )
}

function Steps({ card, close, move }: { card: Card; close: () => void; move: () => void }) {
  const { words: all } = useLanguage()
  const words = all.appointment
  const me = useMe()
  const go = useNavigate()
  const then = { refresh: afterBooking, done: close }
  const confirm = useAct('POST /api/appointment/appointments/:id/confirm', then)
  const checkIn = useAct('POST /api/appointment/appointments/:id/check-in', then)
  const done = useAct('POST /api/appointment/appointments/:id/done', then)
  const noShow = useAct('POST /api/appointment/appointments/:id/no-show', then)
  const cancel = useAct('POST /api/appointment/appointments/:id/cancel', then)
  const enter = useAct('POST /api/live/sessions', {
    refresh: afterBooking,
    // a page of its own: only there the browser gives camera and microphone
    done: ({ session }) => location.assign(`/console/live/${session.id}`),
  })
  const [sessionId] = useState(newId)
  const params = { id: card.id }
  const open = card.state === 'PROPOSED' || card.state === 'CONFIRMED'
  const mayMeet = card.staffId === me?.personId && byScreen.includes(card.mode)
  return (
    <>
      <RefusalLine
        error={confirm.error ?? checkIn.error ?? done.error ?? noShow.error ?? cancel.error ?? enter.error}
      />
      <div className="caller-acts">
        {mayMeet && (card.state === 'CONFIRMED' || card.state === 'CHECKED_IN') && (
          <Button
            type="primary"
            loading={enter.isPending}
            onClick={() => enter.mutate({ body: { id: sessionId, appointmentId: card.id } })}
          >
            {words.acts.enter}
          </Button>
        )}
        {card.state === 'PROPOSED' && (
          <Button type="primary" onClick={() => confirm.mutate({ params })}>
            {words.acts.confirm}
          </Button>
        )}
        {card.state === 'CONFIRMED' && (
          <>
            <Button onClick={() => checkIn.mutate({ params })}>{words.acts.checkIn}</Button>
            <Button onClick={() => noShow.mutate({ params })}>{words.acts.noShow}</Button>
          </>
        )}
        {card.state === 'CHECKED_IN' && (
          <Button onClick={() => done.mutate({ params })}>{words.acts.done}</Button>
        )}
        {open && (
          <>
            <Button onClick={move}>{words.acts.move}</Button>
            <Popconfirm title={words.acts.cancelSure} onConfirm={() => cancel.mutate({ params })}>
              <Button danger>{words.acts.cancel}</Button>
            </Popconfirm>
          </>
        )}
        {card.mode === 'home' && mayEnter(me, 'outing') && (
          <Button onClick={() => void go({ to: '/outings/$visitId', params: { visitId: card.id } })}>
            {words.acts.visit}
          </Button>
        )}
        <Button
          type="link"
          onClick={() => void go({ to: '/measures/$residentId', params: { residentId: card.residentId } })}
        >
          {words.acts.file}
        </Button>
      </div>
      {card.state === 'CONFIRMED' && <p className="hint">{words.noShowHint}</p>}
    </>
  )
}

function Move({ card, close }: { card: Card; close: () => void }) {
  const { words: all } = useLanguage()
  const words = all.appointment
  const [id] = useState(newId)
  const [from, setFrom] = useState(isoDay(card.startsAt))
  const [slot, setSlot] = useState<Slot>()
  const query = useQuery(
    reading('GET /api/appointment/slots', {
      ...{ from, mode: card.mode },
      ...(card.staffId ? { staffId: card.staffId } : {}),
    }),
  )
  const move = useAct('POST /api/appointment/appointments/:id/move', { refresh: afterBooking, done: close })
  return (
    <>
      <h3>{words.move.title}</h3>
      <Field label={words.caller.day}>
        <Input
          type="date"
          value={from}
          onChange={(event) => event.target.value && setFrom(event.target.value)}
        />
      </Field>
      <Shown query={query} lines={4}>
        {(data) => <SlotPick slots={data.slots} chosen={slot} choose={setSlot} />}
      </Shown>
      <RefusalLine error={move.error} />
      <Button
        type="primary"
        disabled={!slot}
        loading={move.isPending}
        onClick={() =>
          slot &&
          move.mutate({
            params: { id: card.id },
            body: { id, startsAt: slot.startsAt, staffId: slot.staffId, roomId: slot.roomId },
          })
        }
      >
        {words.move.yes}
      </Button>
    </>
  )
}
