import { call, type DoorReply } from '@anxin/kit/caller.ts'
import type { JSX } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { newId } from '../../device/new-id.ts'
import { Notice, tell } from '../../parts/Notice.tsx'
import { refusalWords } from '../../parts/words.ts'
import type { Whole } from './Appointment.tsx'
import { type Slot, Slots } from './Slots.tsx'
import { a, clockOf, dayAndClock, dayOf } from './words.ts'

type One = Whole['coming'][number]
type Offers = DoorReply<'GET /api/appointment/own/offers'>
interface Given {
  readonly whole: Whole
  readonly onChange: (next: Whole) => void
}

/** What is agreed, soonest first; and, folded, what was. */
export const Coming = ({ whole, onChange }: Given): JSX.Element => {
  const words = a.value
  return (
    <section class="card pad stack">
      <h2>{words.coming}</h2>
      {whole.coming.length === 0 && <p class="small">{words.none}</p>}
      {whole.coming.map((one) => (
        <Agreed key={one.id} one={one} onChange={onChange} />
      ))}
      {whole.past.length > 0 && (
        <details>
          <summary>{words.past}</summary>
          <ul class="list">
            {whole.past.map((one) => (
              <li key={one.id}>
                <span>
                  {dayAndClock(one.startsAt)} · {words.modes[one.mode]}
                  <small>{words.states[one.state]}</small>
                </span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  )
}

const Agreed = ({ one, onChange }: { one: One; onChange: (next: Whole) => void }): JSX.Element => {
  const words = a.value
  const [asks, setAsks] = useState<'nothing' | 'cancel' | 'move'>('nothing')
  const [wrong, setWrong] = useState<string | null>(null)
  const cancel = async (): Promise<void> => {
    try {
      onChange(await call('POST /api/appointment/own/:id/cancel', { params: { id: one.id } }))
      tell(words.cancelled)
    } catch (refused) {
      setWrong(refusalWords(refused))
    }
  }
  return (
    <div class="ap-one">
      <p class="ap-when">
        {dayAndClock(one.startsAt)}–{clockOf(one.endsAt)}
      </p>
      <p>
        {words.modes[one.mode]}
        {one.staffName && ` · ${one.staffName}`}
        {one.roomName && ` · ${one.unitName} ${one.roomName}`}
        <small>{words.states[one.state]}</small>
      </p>
      {one.mayEnter && (
        // a page of its own: only there the browser may be asked for its camera
        <a class="btn btn-lamp" href="/appointment?meet" target="_self">
          {words.enter}
        </a>
      )}
      {wrong && <Notice kind="wrong">{wrong}</Notice>}
      {one.mayChange && asks === 'nothing' && (
        <div class="ap-acts">
          {one.staffName && (
            <button type="button" class="btn btn-quiet" onClick={() => setAsks('move')}>
              {words.move}
            </button>
          )}
          <button type="button" class="btn btn-quiet" onClick={() => setAsks('cancel')}>
            {words.cancel}
          </button>
        </div>
      )}
      {!one.mayChange && !one.mayEnter && <p class="small">{words.tooLate}</p>}
      {asks === 'cancel' && (
        <div class="stack">
          <p>{words.cancelSure}</p>
          <div class="ap-acts">
            <button type="button" class="btn" onClick={() => void cancel()}>
              {words.yesCancel}
            </button>
            <button type="button" class="btn btn-quiet" onClick={() => setAsks('nothing')}>
              {words.keep}
            </button>
          </div>
        </div>
      )}
      {asks === 'move' && <Move one={one} onChange={onChange} onLeave={() => setAsks('nothing')} />}
    </div>
  )
}

const Move = ({
  one,
  onChange,
  onLeave,
}: {
  one: One
  onChange: (next: Whole) => void
  onLeave: () => void
}): JSX.Element => {
  const words = a.value
  const [id] = useState(newId)
  const [offers, setOffers] = useState<Offers | null>(null)
  const [slot, setSlot] = useState<Slot | null>(null)
  const [wrong, setWrong] = useState<string | null>(null)
  useEffect(() => {
    const params = {
      from: dayOf(new Date().toISOString()),
      mode: one.mode === 'relax' ? ('cabin' as const) : one.mode,
    }
    call('GET /api/appointment/own/offers', { params }).then(
      (next) => setOffers({ ...next, slots: next.slots.filter((each) => each.staffName === one.staffName) }),
      (refused) => setWrong(refusalWords(refused)),
    )
  }, [])
  const move = async (chosen: Slot): Promise<void> => {
    try {
      const body = { id, startsAt: chosen.startsAt }
      onChange(await call('POST /api/appointment/own/:id/move', { params: { id: one.id }, body }))
      tell(words.moved)
    } catch (refused) {
      setWrong(refusalWords(refused))
    }
  }
  return (
    <div class="stack">
      {offers && <Slots slots={offers.slots} chosen={slot} onChoose={setSlot} />}
      {wrong && <Notice kind="wrong">{wrong}</Notice>}
      <div class="ap-acts">
        <button type="button" class="btn" disabled={!slot} onClick={() => slot && void move(slot)}>
          {words.move}
        </button>
        <button type="button" class="btn btn-quiet" onClick={onLeave}>
          {words.keep}
        </button>
      </div>
    </div>
  )
}
