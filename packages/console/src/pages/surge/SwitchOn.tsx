import { Checkbox, Input, Select } from 'antd'
import { useState } from 'react'
import { useAct } from '../../parts/ask/doors.ts'
import { newId, useKept } from '../../parts/ask/kept.ts'
import { ActDialog } from '../../parts/fill/ActDialog.tsx'
import { Field } from '../../parts/fill/Field.tsx'
import { useWords } from '../../parts/language.tsx'
import { useSay } from '../../parts/show/Say.tsx'
import { fromField, isoDay, serverNow, toField } from '../../parts/show/times.ts'

const weekMs = 7 * 86_400_000
const blank = () => ({
  ...{ unitId: null as string | null, until: toField(serverNow() + weekMs), withPhase: true },
  ...{ order: '', orderedOn: isoDay(serverNow()), why: '', noticeZh: '', noticeEn: '' },
})
const facts = ['places', 'certified', 'shiftsAhead', 'thinHours', 'openEvents', 'phaseNow'] as const

/** Two steps: what it would change, then the switch that names what was seen. */
export function SwitchOn({
  units,
  close,
}: {
  units: readonly { readonly id: string; readonly name: string }[]
  close: () => void
}) {
  const { surge: words } = useWords()
  const say = useSay()
  const [id] = useState(newId)
  const [typed, setTyped, forget] = useKept('surge', blank())
  const look = useAct('POST /api/surge/previews', {})
  const act = useAct('POST /api/surge/switches', {
    refresh: ['GET /api/surge/all', 'GET /api/surge/notice', 'GET /api/surge/waiting'],
    done: () => {
      forget()
      say.yes(words.switchedOn)
      close()
    },
  })
  const set = (part: Partial<typeof typed>): void => {
    // what was seen is what is switched: a change asks for another look
    if ('unitId' in part || 'until' in part || 'withPhase' in part) look.reset()
    setTyped({ ...typed, ...part })
  }
  const endsAt = fromField(typed.until)
  const { unitId, withPhase, order, orderedOn, why, noticeZh, noticeEn } = typed
  const written = [order, orderedOn, why, noticeZh, noticeEn].every((one) => one.trim() !== '')
  const seen = look.data
  const send = (): void => {
    if (!unitId || !endsAt) return
    if (!seen) look.mutate({ body: { unitId, endsAt, withPhase } })
    else
      act.mutate({
        body: { id, unitId, endsAt, withPhase, seen: seen.seen, order, orderedOn, why, noticeZh, noticeEn },
      })
  }
  return (
    <ActDialog
      title={words.on}
      yes={seen ? words.confirm : words.preview}
      ready={unitId !== null && endsAt !== undefined && written}
      pending={look.isPending || act.isPending}
      error={look.error ?? act.error}
      close={close}
      send={send}
      width={620}
    >
      <div className="pair">
        <Field label={words.place}>
          <Select
            value={unitId}
            onChange={(value) => set({ unitId: value })}
            options={units.map((unit) => ({ value: unit.id, label: unit.name }))}
          />
        </Field>
        <Field label={words.until}>
          <Input
            type="datetime-local"
            value={typed.until}
            onChange={(event) => set({ until: event.target.value })}
          />
        </Field>
      </div>
      <div className="pair">
        <Field label={words.order}>
          <Input value={order} maxLength={80} onChange={(event) => set({ order: event.target.value })} />
        </Field>
        <Field label={words.orderedOn}>
          <Input type="date" value={orderedOn} onChange={(event) => set({ orderedOn: event.target.value })} />
        </Field>
      </div>
      <Field label={words.why}>
        <Input value={why} maxLength={200} onChange={(event) => set({ why: event.target.value })} />
      </Field>
      <Field label={words.noticeZh}>
        <Input value={noticeZh} maxLength={80} onChange={(event) => set({ noticeZh: event.target.value })} />
      </Field>
      <Field label={words.noticeEn}>
        <Input value={noticeEn} maxLength={160} onChange={(event) => set({ noticeEn: event.target.value })} />
      </Field>
      <Checkbox checked={withPhase} onChange={(event) => set({ withPhase: event.target.checked })}>
        {words.withPhase}
      </Checkbox>
      {seen && (
        <ul className="facts steps-two" aria-live="polite">
          {facts.map((name) => (
            <li key={name}>
              <span>{words.seen[name]}</span>
              <b className="n">
                {name === 'phaseNow' ? (words.phase[seen.phaseNow] ?? seen.phaseNow) : seen[name]}
              </b>
            </li>
          ))}
        </ul>
      )}
    </ActDialog>
  )
}
