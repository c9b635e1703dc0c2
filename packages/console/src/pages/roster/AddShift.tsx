import { Input, Select } from 'antd'
import { useState } from 'react'
import { useAct } from '../../parts/ask/doors.ts'
import { newId } from '../../parts/ask/kept.ts'
import { gates } from '../../parts/ask/who.ts'
import { ActDialog } from '../../parts/fill/ActDialog.tsx'
import { Choice } from '../../parts/fill/Choice.tsx'
import { Field } from '../../parts/fill/Field.tsx'
import { PlaceField } from '../../parts/fill/PlaceField.tsx'
import { useWords } from '../../parts/language.tsx'
import { dayOf, dayStart, fromField, serverNow, toField } from '../../parts/show/times.ts'
import type { Gap, Person } from './spans.ts'

const hourMs = 3_600_000
const slots = { early: 0, day: 8, night: 16 } as const
type Slot = keyof typeof slots | 'own'

/** From a gap: its first eight hours. Else the usual day shift of the first day still ahead. */
const startOf = (gap: Gap | undefined, monday: number): { startsAt: string; endsAt: string } => {
  if (gap) {
    const from = Math.max(Date.parse(gap.from), Math.ceil(serverNow() / hourMs) * hourMs)
    return { startsAt: toField(from), endsAt: toField(Math.min(Date.parse(gap.to), from + 8 * hourMs)) }
  }
  const day = dayStart(Math.max(monday, dayOf(serverNow()) + 1))
  return { startsAt: toField(day + 8 * hourMs), endsAt: toField(day + 16 * hourMs) }
}

/** Adds a shift of at most eight hours with two people who hold the certificate. */
export function AddShift({
  people,
  monday,
  gap,
  close,
}: {
  people: readonly Person[]
  monday: number
  gap: Gap | undefined
  close: () => void
}) {
  const { roster } = useWords()
  const [id] = useState(newId)
  const [times, setTimes] = useState(() => startOf(gap, monday))
  const [slot, setSlot] = useState<Slot>(gap ? 'own' : 'day')
  const [primaryId, setPrimary] = useState<string>()
  const [secondaryId, setSecondary] = useState<string>()
  const [unitId, setUnit] = useState<string | null>(null)
  const add = useAct('POST /api/roster/shifts', { refresh: ['GET /api/roster/week'], done: close })
  const startsAt = fromField(times.startsAt)
  const endsAt = fromField(times.endsAt)
  const length = startsAt && endsAt ? Date.parse(endsAt) - Date.parse(startsAt) : 0
  const badTimes = length <= 0 || length > 8 * hourMs
  const same = primaryId !== undefined && primaryId === secondaryId
  const choose = (name: Slot, date = times.startsAt.slice(0, 10)): void => {
    setSlot(name)
    if (name === 'own') return
    const from = Date.parse(`${date}T00:00:00+08:00`) + slots[name] * hourMs
    if (!Number.isNaN(from)) setTimes({ startsAt: toField(from), endsAt: toField(from + 8 * hourMs) })
  }
  const options = people.map((person) => ({
    value: person.id,
    label: person.certified ? person.name : `${person.name}（${roster.noCert}）`,
    disabled: !person.certified,
  }))
  const send = (): void => {
    if (startsAt && endsAt && primaryId && secondaryId)
      add.mutate({ body: { id, startsAt, endsAt, primaryId, secondaryId, ...(unitId ? { unitId } : {}) } })
  }
  return (
    <ActDialog
      title={roster.addTitle}
      yes={roster.yes}
      ready={!badTimes && !same && primaryId !== undefined && secondaryId !== undefined}
      pending={add.isPending}
      error={add.error}
      close={close}
      send={send}
    >
      {slot !== 'own' && (
        <Field label={roster.day}>
          <Input
            type="date"
            value={times.startsAt.slice(0, 10)}
            onChange={(event) => choose(slot, event.target.value)}
          />
        </Field>
      )}
      <Choice
        label={roster.slot}
        value={slot}
        options={(['early', 'day', 'night', 'own'] as const).map((value) => ({
          value,
          label: roster.slots[value],
        }))}
        choose={(name) => choose(name)}
      />
      {slot === 'own' && (
        <div className="pair">
          <Field label={roster.starts}>
            <Input
              type="datetime-local"
              value={times.startsAt}
              onChange={(event) => setTimes({ ...times, startsAt: event.target.value })}
            />
          </Field>
          <Field label={roster.ends} wrong={badTimes && roster.tooLong}>
            <Input
              type="datetime-local"
              value={times.endsAt}
              onChange={(event) => setTimes({ ...times, endsAt: event.target.value })}
            />
          </Field>
        </div>
      )}
      <PlaceField
        label={roster.forPlace}
        roles={gates.rosterKeeping}
        value={unitId}
        choose={setUnit}
        none={{ means: roster.everyPlace, clear: () => setUnit(null) }}
      />
      <div className="pair">
        <Field label={roster.primaryLong}>
          <Select
            value={primaryId ?? null}
            onChange={(value) => setPrimary(value ?? undefined)}
            options={options}
            placeholder={roster.choose}
            showSearch={{ optionFilterProp: 'label' }}
          />
        </Field>
        <Field label={roster.secondaryLong} wrong={same && roster.samePerson}>
          <Select
            value={secondaryId ?? null}
            onChange={(value) => setSecondary(value ?? undefined)}
            options={options}
            placeholder={roster.choose}
            showSearch={{ optionFilterProp: 'label' }}
          />
        </Field>
      </div>
    </ActDialog>
  )
}
