import { minorRuleOf } from '@anxin/core/care/plan/minors.ts'
import { Button, Checkbox, Input } from 'antd'
import { useState } from 'react'
import { newId } from '../../../parts/ask/kept.ts'
import type { Added } from '../../../parts/ask/sitting/shape.ts'
import { Choice } from '../../../parts/fill/Choice.tsx'
import { Field } from '../../../parts/fill/Field.tsx'
import { useWords } from '../../../parts/language.tsx'
import { Icon } from '../../../parts/show/Icon.tsx'
import { isoDay, serverNow } from '../../../parts/show/times.ts'
import type { Chosen } from './Start.tsx'

type Channel = Added['consentChannel']
const channels = ['face_to_face', 'phone', 'witnessed'] as const satisfies readonly Channel[]

/** Whole years at this day; undefined for a date that is not whole or lies ahead. */
function ageAt(birthDate: string, today: string): number | undefined {
  if (!/^(19|20)\d\d-\d\d-\d\d$/.test(birthDate) || birthDate > today) return undefined
  const years = Number(today.slice(0, 4)) - Number(birthDate.slice(0, 4))
  return today.slice(5) < birthDate.slice(5) ? years - 1 : years
}

/** Writes down somebody who has no account, with what was agreed and how. Kept on the device until the house has it. */
export function AddPerson({ added, chosen }: { added: (person: Chosen) => void; chosen: Chosen | null }) {
  const { fill: words } = useWords().assessment
  const [open, setOpen] = useState(false)
  if (chosen)
    return (
      <p className="found-person" role="status">
        <Icon name="tick" size={18} />
        <b>{chosen.name}</b>
      </p>
    )
  return open ? (
    <PersonForm added={added} />
  ) : (
    <Button type="dashed" icon={<Icon name="plus" size={16} />} onClick={() => setOpen(true)}>
      {words.add}
    </Button>
  )
}

function PersonForm({ added }: { added: (person: Chosen) => void }) {
  const { fill: words } = useWords().assessment
  const [name, setName] = useState('')
  const [birthDate, setBirth] = useState('')
  const [phone, setPhone] = useState('')
  const [elder, setElder] = useState(false)
  const [guardian, setGuardian] = useState(false)
  const [consent, setConsent] = useState(false)
  const [consentChannel, setChannel] = useState<Channel | null>(null)
  const age = ageAt(birthDate, isoDay(serverNow()))
  const needsGuardian = age !== undefined && minorRuleOf(age).guardianConsent
  const ready =
    name.trim() !== '' &&
    age !== undefined &&
    consent &&
    consentChannel !== null &&
    (!needsGuardian || guardian)
  const add = (): void => {
    if (!ready || consentChannel === null) return
    const id = newId()
    const body: Added = {
      ...{ id, name: name.trim(), birthDate, elder, consent: true, consentChannel },
      ...(phone.trim() ? { phone: phone.trim() } : {}),
      ...(needsGuardian ? { guardianConsent: true } : {}),
    }
    added({ id, name: body.name, age: age ?? null, add: body })
  }
  return (
    <div className="add-person">
      <h3>{words.add}</h3>
      <div className="pair">
        <Field label={words.name}>
          <Input value={name} maxLength={20} onChange={(event) => setName(event.target.value)} />
        </Field>
        <Field label={words.birth} wrong={birthDate !== '' && age === undefined && words.birthWrong}>
          <Input type="date" value={birthDate} onChange={(event) => setBirth(event.target.value)} />
        </Field>
        <Field label={words.phone}>
          <Input type="tel" value={phone} onChange={(event) => setPhone(event.target.value)} />
        </Field>
        <Checkbox checked={elder} onChange={(event) => setElder(event.target.checked)}>
          {words.elder}
        </Checkbox>
      </div>
      {needsGuardian && (
        <div className="needs">
          <p>{words.guardianNeeded}</p>
          <Checkbox checked={guardian} onChange={(event) => setGuardian(event.target.checked)}>
            {words.guardian}
          </Checkbox>
        </div>
      )}
      <Choice
        label={words.channel}
        value={consentChannel}
        options={channels.map((value) => ({ value, label: words.channels[value] }))}
        choose={setChannel}
      />
      <Checkbox checked={consent} onChange={(event) => setConsent(event.target.checked)}>
        {words.consent}
      </Checkbox>
      <Button disabled={!ready} onClick={add}>
        {words.next}
      </Button>
    </div>
  )
}
