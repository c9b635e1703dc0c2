import { call } from '@anxin/kit/caller.ts'
import { useMutation, useQuery } from '@tanstack/react-query'
import { Button, Checkbox, Input, Select } from 'antd'
import { useState } from 'react'
import '../../styles/care/by-phone.css'
import { type Reply, reading, useAct } from '../../parts/ask/doors.ts'
import { newId } from '../../parts/ask/kept.ts'
import { mayEnter, useMe } from '../../parts/ask/who.ts'
import { Choice } from '../../parts/fill/Choice.tsx'
import { Dialog } from '../../parts/fill/Dialog.tsx'
import { Field } from '../../parts/fill/Field.tsx'
import { useWords } from '../../parts/language.tsx'
import { RefusalLine } from '../../parts/show/Refusal.tsx'
import { useSay } from '../../parts/show/Say.tsx'
import { Shown } from '../../parts/show/States.tsx'
import { isoDay, serverNow, shortTime } from '../../parts/show/times.ts'
import { SlotPick } from './SlotPick.tsx'
import { afterBooking, type Mode, modes, type Slot } from './shapes.ts'

type Person = Reply<'POST /api/appointment/callers'>['people'][number]
export interface Whom {
  readonly id: string
  readonly name: string
  readonly isNew?: { readonly phone: string }
}

/** One screen for whoever rings: digits, a time, done. */
export function BookDialog({ close, whom, mode }: { close: () => void; whom?: Whom; mode?: Mode }) {
  const { appointment: words } = useWords()
  const [person, setPerson] = useState<Whom | undefined>(whom)
  return (
    <Dialog title={words.caller.title} close={close} width={860}>
      <div className="caller">
        <section>
          <h3>{words.caller.who}</h3>
          <Who person={person} choose={setPerson} />
        </section>
        <When person={person} first={mode ?? 'cabin'} close={close} />
      </div>
    </Dialog>
  )
}

function Who({ person, choose }: { person: Whom | undefined; choose: (one: Whom | undefined) => void }) {
  const { appointment: all } = useWords()
  const words = all.caller
  const [digits, setDigits] = useState('')
  const [name, setName] = useState('')
  const find = useMutation({
    mutationFn: (asked: string) => call('POST /api/appointment/callers', { body: { digits: asked } }),
  })
  const bare = digits.replace(/\D/g, '')
  const ready = bare.length === 4 || /^1[3-9]\d{9}$/.test(bare)
  const search = (): void => {
    if (ready) find.mutate(bare)
  }
  const found: readonly Person[] = find.data?.people ?? []
  return (
    <>
      <div className="by-digits">
        <Field label={words.digits} hint={words.digitsHint}>
          <Input
            inputMode="numeric"
            value={digits}
            onChange={(event) => setDigits(event.target.value)}
            onPressEnter={search}
          />
        </Field>
        <Button disabled={!ready} loading={find.isPending} onClick={search}>
          {words.find}
        </Button>
      </div>
      <RefusalLine error={find.error} />
      {found.map((one) => (
        <button
          key={one.id}
          type="button"
          className="found-person"
          aria-pressed={person?.id === one.id}
          onClick={() => choose({ id: one.id, name: one.name })}
        >
          <b>{one.name}</b>
          <span className="n">
            {one.phoneTail} · {one.unitName}
            {one.nextAt && ` · ${words.next(shortTime(one.nextAt))}`}
          </span>
        </button>
      ))}
      {find.data && found.length === 0 && (
        <>
          <p className="hint" role="status">
            {words.none}
          </p>
          <Field label={words.name}>
            <Input
              value={name}
              maxLength={20}
              onChange={(event) => {
                const next = event.target.value
                setName(next)
                choose(
                  next.trim()
                    ? {
                        id: person?.isNew ? person.id : newId(),
                        name: next.trim(),
                        isNew: { phone: bare.length === 11 ? bare : '' },
                      }
                    : undefined,
                )
              }}
            />
          </Field>
        </>
      )}
      {person && found.length === 0 && !person.isNew && (
        <p className="found-person">
          <b>{person.name}</b>
        </p>
      )}
    </>
  )
}

function When({ person, first, close }: { person: Whom | undefined; first: Mode; close: () => void }) {
  const { appointment: all } = useWords()
  const words = all.caller
  const me = useMe()
  const say = useSay()
  const [id] = useState(newId)
  const [mode, setMode] = useState<Mode>(first)
  const [staffId, setStaffId] = useState<string>()
  const [gender, setGender] = useState<'f' | 'm' | 'any'>('any')
  const [from, setFrom] = useState(isoDay(serverNow()))
  const [slot, setSlot] = useState<Slot>()
  const [times, setTimes] = useState(1)
  const [override, setOverride] = useState(false)
  const query = useQuery(
    reading('GET /api/appointment/slots', {
      ...{ from, mode },
      ...(staffId ? { staffId } : {}),
      ...(gender === 'any' ? {} : { gender }),
    }),
  )
  const book = useAct('POST /api/appointment/appointments', {
    refresh: afterBooking,
    done: ({ appointments: [one] }) => {
      if (one) say.yes(words.booked(one.name, shortTime(one.startsAt)))
      close()
    },
  })
  const wait = useAct('POST /api/appointment/waiting', {
    refresh: afterBooking,
    done: () => {
      say.yes(words.waits)
      close()
    },
  })
  const again = (then: () => void): void => {
    setSlot(undefined)
    then()
  }
  const send = (): void => {
    if (!person || !slot) return
    const whom = person.isNew
      ? {
          caller: {
            id: person.id,
            name: person.name,
            ...(person.isNew.phone ? { phone: person.isNew.phone } : {}),
          },
        }
      : { residentId: person.id }
    book.mutate({
      body: {
        ...{
          id,
          ...whom,
          staffId: slot.staffId,
          roomId: slot.roomId,
          mode,
          startsAt: slot.startsAt,
          override,
        },
        minutes: Math.round((Date.parse(slot.endsAt) - Date.parse(slot.startsAt)) / 60_000),
        ...(times > 1 ? { repeat: { everyWeeks: 1, times } } : {}),
      },
    })
  }
  const mayWait = person && !person.isNew && mode !== 'relax'
  return (
    <section>
      <h3>{words.when}</h3>
      <Choice
        label={words.how}
        value={mode}
        options={modes.map((value) => ({ value, label: all.modes[value] }))}
        choose={(next) => again(() => setMode(next))}
      />
      {mode !== 'relax' && (
        <div className="caller-who">
          <Field label={words.with}>
            <Select
              value={staffId ?? ''}
              onChange={(next) => again(() => setStaffId(next || undefined))}
              options={[
                { value: '', label: all.everybody },
                ...(query.data?.counsellors ?? []).map((one) => ({ value: one.id, label: one.name })),
              ]}
            />
          </Field>
          <Choice
            label={words.gender}
            value={gender}
            options={(['any', 'f', 'm'] as const).map((value) => ({ value, label: all.genders[value] }))}
            choose={(next) => again(() => setGender(next))}
          />
        </div>
      )}
      <Field label={words.day}>
        <Input
          type="date"
          value={from}
          onChange={(event) => event.target.value && again(() => setFrom(event.target.value))}
        />
      </Field>
      <Shown query={query} lines={4}>
        {(data) => <SlotPick slots={data.slots} chosen={slot} choose={setSlot} />}
      </Shown>
      <div className="caller-last">
        <Field label={words.repeat}>
          <Select
            value={times}
            onChange={setTimes}
            options={[1, 2, 4, 6, 8, 12].map((n) => ({
              value: n,
              label: n === 1 ? words.once : words.times(n),
            }))}
          />
        </Field>
        {mayEnter(me, 'signOff') && (
          <Checkbox checked={override} onChange={(event) => setOverride(event.target.checked)}>
            {words.override}
          </Checkbox>
        )}
      </div>
      <RefusalLine error={book.error ?? wait.error} />
      <div className="caller-acts">
        <Button
          type="primary"
          size="large"
          disabled={!person || !slot}
          loading={book.isPending}
          onClick={send}
        >
          {words.done}
        </Button>
        {mayWait && (
          <Button
            loading={wait.isPending}
            onClick={() =>
              wait.mutate({
                body: {
                  ...{ id, residentId: person.id, mode: mode as Exclude<Mode, 'relax'>, times: [] },
                  gender: gender === 'any' ? null : gender,
                },
              })
            }
          >
            {words.wait}
          </Button>
        )}
      </div>
    </section>
  )
}
