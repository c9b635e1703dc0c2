import { Input } from 'antd'
import { useState } from 'react'
import { useAct } from '../../parts/ask/doors.ts'
import { ActDialog } from '../../parts/fill/ActDialog.tsx'
import { Field } from '../../parts/fill/Field.tsx'
import { useWords } from '../../parts/language.tsx'
import type { Unit } from './units.ts'

/** Telephone and opening hours of a cabin, as residents see them. */
export function CabinContact({ unit, close }: { unit: Unit; close: () => void }) {
  const { network, act } = useWords()
  const { tree } = network
  const [phone, setPhone] = useState(unit.phone ?? '')
  const [hours, setHours] = useState(unit.hours ?? '')
  const change = useAct('PUT /api/network/units/:id/contact', {
    refresh: ['GET /api/network/units'],
    done: close,
  })
  const wrong = phone.trim() !== '' && !/^\+?\d[\d ()-]{2,28}$/.test(phone.trim())
  return (
    <ActDialog
      title={tree.contactTitle(unit.name)}
      about={tree.contactAbout}
      yes={act.save}
      ready={!wrong}
      pending={change.isPending}
      error={change.error}
      close={close}
      send={() =>
        change.mutate({
          params: { id: unit.id },
          body: { phone: phone.trim() || null, hours: hours.trim() || null },
        })
      }
    >
      <Field label={tree.phone} hint={tree.phoneHint} wrong={wrong && tree.phoneWrong}>
        <Input
          value={phone}
          onChange={(event) => setPhone(event.target.value)}
          maxLength={30}
          inputMode="tel"
          autoFocus
        />
      </Field>
      <Field label={tree.hours} hint={tree.hoursHint}>
        <Input value={hours} onChange={(event) => setHours(event.target.value)} maxLength={120} />
      </Field>
    </ActDialog>
  )
}
