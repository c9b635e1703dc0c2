import { call, type DoorReply } from '@anxin/kit/caller.ts'
import type { JSX } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { newId } from '../../device/new-id.ts'
import { recall, remember } from '../../device/pocket.ts'
import { Area, Check } from '../../parts/Field.tsx'
import { Notice, tell } from '../../parts/Notice.tsx'
import { Pick } from '../../parts/Pick.tsx'
import { refusalWords } from '../../parts/words.ts'
import type { Whole } from './Appointment.tsx'
import { type Slot, Slots } from './Slots.tsx'
import { a, dayOf } from './words.ts'

type Offers = DoorReply<'GET /api/appointment/own/offers'>
type Mode = NonNullable<Whole['waiting']>['mode']
type Time = NonNullable<Whole['waiting']>['times'][number]
const modes: readonly Mode[] = ['text', 'voice', 'video', 'cabin', 'home']
const times: readonly Time[] = ['morning', 'afternoon', 'evening', 'weekend']
const weekMs = 7 * 86_400_000

/** What is being chosen; it survives a reload, and keeps its id until it has gone. */
interface Draft {
  readonly id: string
  readonly mode: Mode
  readonly gender: 'f' | 'm' | 'any'
  readonly note: string
  readonly times: readonly Time[]
}
const key = 'appointment'
const blank = (): Draft => ({ id: newId(), mode: 'text', gender: 'any', note: '', times: [] })
const readDraft = (): Draft => ({ ...blank(), ...(JSON.parse(recall(key) ?? '{}') as Partial<Draft>) })

/** A new appointment: way, whom, when; or a place in the queue. */
export const Book = ({ whole, onChange }: { whole: Whole; onChange: (next: Whole) => void }): JSX.Element => {
  const words = a.value
  const [draft, setDraft] = useState<Draft>(readDraft)
  const [week, setWeek] = useState(0)
  const [offers, setOffers] = useState<Offers | null>(null)
  const [slot, setSlot] = useState<Slot | null>(null)
  const [wrong, setWrong] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const change = (part: Partial<Draft>): void => {
    const next = { ...draft, ...part }
    remember(key, JSON.stringify(next))
    setDraft(next)
  }
  const { mode, gender } = draft
  const read = (): void => {
    setSlot(null)
    const from = dayOf(new Date(Date.parse(whole.now) + week * weekMs).toISOString())
    const params = { from, mode, ...(gender === 'any' ? {} : { gender }) }
    call('GET /api/appointment/own/offers', { params }).then(setOffers, (refused) =>
      setWrong(refusalWords(refused)),
    )
  }
  useEffect(read, [mode, gender, week, whole])
  const send = async (work: () => Promise<Whole>, said: string): Promise<void> => {
    setBusy(true)
    setWrong(null)
    try {
      const next = await work()
      remember(key, null)
      setDraft(blank())
      tell(said)
      onChange(next)
    } catch (refused) {
      setWrong(refusalWords(refused))
      read()
    } finally {
      setBusy(false)
    }
  }
  const book = (chosen: Slot): Promise<void> =>
    send(
      () =>
        call('POST /api/appointment/own', {
          body: {
            id: draft.id,
            staffId: chosen.staffId!,
            mode,
            startsAt: chosen.startsAt,
            note: draft.note.trim(),
          },
        }),
      words.booked,
    )
  const wait = (): Promise<void> =>
    send(
      () =>
        call('POST /api/appointment/own/waiting', {
          body: {
            ...{ id: draft.id, mode, times: [...draft.times], note: draft.note.trim() },
            gender: gender === 'any' ? null : gender,
          },
        }),
      words.waiting,
    )
  return (
    <section class="card pad stack">
      <h2>{words.book}</h2>
      <h3>{words.how}</h3>
      <Pick<Mode>
        label={words.how}
        choices={modes.map((value) => ({ value, name: words.modes[value] }))}
        chosen={mode}
        onChoose={(next) => change({ mode: next })}
      />
      <h3>{words.whom}</h3>
      <Pick<Draft['gender']>
        label={words.whom}
        choices={(['any', 'f', 'm'] as const).map((value) => ({ value, name: words.genders[value] }))}
        chosen={gender}
        onChoose={(next) => change({ gender: next })}
      />
      {offers?.counsellors
        .filter((one) => one.about && (gender === 'any' || one.gender === gender))
        .map((one) => (
          <p key={one.id} class="small">
            {one.name}：{one.about}
          </p>
        ))}
      <h3>{words.free}</h3>
      <Pick<'0' | '1'>
        label={words.week}
        choices={[
          { value: '0', name: words.thisWeek },
          { value: '1', name: words.later },
        ]}
        chosen={week === 0 ? '0' : '1'}
        onChoose={(value) => setWeek(Number(value))}
      />
      {offers && <Slots slots={offers.slots} chosen={slot} onChoose={setSlot} />}
      <Area
        label={words.note}
        hint={words.noteHint}
        rows={3}
        maxLength={1000}
        value={draft.note}
        onText={(note) => change({ note })}
      />
      {wrong && <Notice kind="wrong">{wrong}</Notice>}
      <button type="button" class="btn" disabled={busy || !slot} onClick={() => slot && void book(slot)}>
        {busy ? words.booking : words.done}
      </button>
      {offers && offers.slots.length === 0 && !whole.waiting && (
        <div class="stack">
          <h3>{words.times}</h3>
          {times.map((time) => (
            <Check
              key={time}
              label={words.timeNames[time]}
              checked={draft.times.includes(time)}
              onChange={(on) =>
                change({ times: on ? [...draft.times, time] : draft.times.filter((one) => one !== time) })
              }
            />
          ))}
          <p class="small">{words.waitAbout}</p>
          <button type="button" class="btn btn-quiet" disabled={busy} onClick={() => void wait()}>
            {words.wait}
          </button>
        </div>
      )}
    </section>
  )
}
