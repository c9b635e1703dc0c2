import { type Duty, duties } from '@anxin/contract/endpoint.ts'
import { Button, Input, Select } from 'antd'
import { useState } from 'react'
import { useAct } from '../../parts/ask/doors.ts'
import { newId } from '../../parts/ask/kept.ts'
import { Field } from '../../parts/fill/Field.tsx'
import { useWords } from '../../parts/language.tsx'
import { Icon } from '../../parts/show/Icon.tsx'
import { RefusalLine } from '../../parts/show/Refusal.tsx'
import { certificateState, type Person } from './certificate.ts'

/** Certificates of a colleague; each unlocks a duty until a day. */
export function Certificates({ person, keeper }: { person: Person; keeper: boolean }) {
  const { network } = useWords()
  const { people: words } = network
  const [id, setId] = useState(newId)
  const [duty, setDuty] = useState<Duty>()
  const [number, setNumber] = useState('')
  const [validUntil, setUntil] = useState('')
  const add = useAct('POST /api/network/people/:id/certificates', {
    refresh: ['GET /api/network/people', 'GET /api/identity/staff', 'GET /api/roster/week'],
    done: () => {
      setId(newId())
      setDuty(undefined)
      setNumber('')
      setUntil('')
    },
  })
  const stateWords = { good: '', warn: words.soon, bad: words.expired }
  return (
    <section>
      <h3>{words.certificates}</h3>
      <ul className="lines">
        {person.certificates.length === 0 && <li className="hint">{words.noCertificates}</li>}
        {person.certificates.map((certificate) => {
          const state = certificateState(certificate.validUntil)
          return (
            <li key={certificate.id}>
              <div>
                <b>{network.duties[certificate.duty]}</b>
                <p className="n">{certificate.number}</p>
              </div>
              <span className={`tag n ${state}`}>
                {words.validUntil(certificate.validUntil)} {stateWords[state]}
              </span>
            </li>
          )
        })}
      </ul>
      <RefusalLine error={add.error} />
      {keeper && (
        <div className="give">
          <Field label={words.duty}>
            <Select
              value={duty ?? null}
              onChange={(value) => setDuty(value ?? undefined)}
              options={duties.map((value) => ({ value, label: network.duties[value] }))}
              placeholder={words.duty}
            />
          </Field>
          <Field label={words.number}>
            <Input value={number} onChange={(event) => setNumber(event.target.value)} maxLength={60} />
          </Field>
          <Field label={words.until}>
            <Input type="date" value={validUntil} onChange={(event) => setUntil(event.target.value)} />
          </Field>
          <Button
            icon={<Icon name="plus" size={15} />}
            disabled={!duty || !number.trim() || !validUntil}
            loading={add.isPending}
            onClick={() =>
              duty &&
              add.mutate({ params: { id: person.id }, body: { id, duty, number: number.trim(), validUntil } })
            }
          >
            {words.record}
          </Button>
        </div>
      )}
    </section>
  )
}
