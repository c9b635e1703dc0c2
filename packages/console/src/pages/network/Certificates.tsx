import { type Duty, duties } from '@anxin/contract/endpoint.ts'
import { toTalk } from '@anxin/core/care/volunteer.ts'
import { Button, Input, Select } from 'antd'
import { useState } from 'react'
import { useAct } from '../../parts/ask/doors.ts'
import { newId } from '../../parts/ask/kept.ts'
import { ActDialog } from '../../parts/fill/ActDialog.tsx'
import { Field } from '../../parts/fill/Field.tsx'
import { useWords } from '../../parts/language.tsx'
import { Icon } from '../../parts/show/Icon.tsx'
import { RefusalLine } from '../../parts/show/Refusal.tsx'
import { type Certificate, certificateState, type Person, standing } from './certificate.ts'

const refresh = ['GET /api/network/people', 'GET /api/identity/staff', 'GET /api/roster/week'] as const

/** Certificates of a colleague; each unlocks a duty until a day, is renewed by a later one, or is taken back. */
export function Certificates({ person, keeper }: { person: Person; keeper: boolean }) {
  const { network } = useWords()
  const { people: words } = network
  const [id, setId] = useState(newId)
  const [duty, setDuty] = useState<Duty>()
  const [number, setNumber] = useState('')
  const [validUntil, setUntil] = useState('')
  const [ending, setEnding] = useState<Certificate>()
  const add = useAct('POST /api/network/people/:id/certificates', {
    refresh,
    done: () => {
      setId(newId())
      setDuty(undefined)
      setNumber('')
      setUntil('')
    },
  })
  const volunteers = person.grants.some(({ role }) => role === 'volunteer')
  return (
    <section>
      <h3>{words.certificates}</h3>
      {volunteers && (
        <p className="hint">
          {words.toTalkHint} {toTalk.map((one) => network.duties[one]).join(' · ')}
        </p>
      )}
      <ul className="lines">
        {person.certificates.length === 0 && <li className="hint">{words.noCertificates}</li>}
        {standing(person.certificates).map((certificate) => (
          <li key={certificate.id}>
            <div>
              <b>{network.duties[certificate.duty]}</b>
              <p className="n">{certificate.number}</p>
            </div>
            <State certificate={certificate} />
            {keeper && (
              <span className="acts">
                <Button size="small" onClick={() => setDuty(certificate.duty)}>
                  {words.renew}
                </Button>
                {certificateState(certificate.validUntil) !== 'bad' && (
                  <Button size="small" onClick={() => setEnding(certificate)}>
                    {words.takeBack}
                  </Button>
                )}
              </span>
            )}
          </li>
        ))}
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
      {ending && <End certificate={ending} close={() => setEnding(undefined)} />}
    </section>
  )
}

function State({ certificate }: { certificate: Certificate }) {
  const { people: words } = useWords().network
  const state = certificateState(certificate.validUntil)
  const stateWords = { good: '', warn: words.soon, bad: words.expired }
  return (
    <span className={`tag n ${state}`}>
      {certificate.endedWhy === null
        ? `${words.validUntil(certificate.validUntil)} ${stateWords[state]}`
        : words.ended(certificate.endedWhy)}
    </span>
  )
}

function End({ certificate, close }: { certificate: Certificate; close: () => void }) {
  const { network } = useWords()
  const { people: words } = network
  const [why, setWhy] = useState('')
  const act = useAct('POST /api/network/certificates/:id/end', { refresh, done: close })
  return (
    <ActDialog
      danger
      title={words.endTitle(network.duties[certificate.duty])}
      about={words.endAbout}
      yes={words.takeBack}
      ready={why.trim().length > 1}
      pending={act.isPending}
      error={act.error}
      close={close}
      send={() => act.mutate({ params: { id: certificate.id }, body: { why: why.trim() } })}
    >
      <Field label={words.endWhy}>
        <Input value={why} onChange={(event) => setWhy(event.target.value)} maxLength={200} />
      </Field>
    </ActDialog>
  )
}
