import { useQuery } from '@tanstack/react-query'
import { Button, Input, Select } from 'antd'
import { useState } from 'react'
import { type Reply, reading, useAct } from '../../../parts/ask/doors.ts'
import { newId } from '../../../parts/ask/kept.ts'
import { Field } from '../../../parts/fill/Field.tsx'
import { useLanguage, useWords } from '../../../parts/language.tsx'
import { Icon } from '../../../parts/show/Icon.tsx'
import { RefusalLine } from '../../../parts/show/Refusal.tsx'
import { dayName } from '../../../parts/show/times.ts'
import { type Case, refresh } from '../shapes.ts'

interface Member {
  readonly residentId: string
  readonly name: string | null
  readonly relation: string
}

/** A family as one, and the days on which they are thought of. Nobody’s own case is shown here. */
export function Family({ one }: { one: Case }) {
  return (
    <>
      <Household key={one.household?.members.length ?? 0} one={one} />
      <Loss one={one} />
    </>
  )
}

function Household({ one }: { one: Case }) {
  const { family: words } = useWords().casework
  const [householdId] = useState(newId)
  const self: Member = { residentId: one.residentId, name: one.name, relation: words.self }
  const [name, setName] = useState(one.household?.name ?? '')
  const [members, setMembers] = useState<readonly Member[]>(one.household?.members ?? [self])
  const act = useAct('PUT /api/casework/cases/:id/household', { refresh })
  const change = (residentId: string, relation: string): void =>
    setMembers(members.map((each) => (each.residentId === residentId ? { ...each, relation } : each)))
  return (
    <section aria-label={words.title}>
      <h3>
        {words.title}
        <small>{words.about}</small>
      </h3>
      <Field label={words.name}>
        <Input value={name} maxLength={40} onChange={(event) => setName(event.target.value)} />
      </Field>
      <ul className="case-family">
        {members.map((each) => (
          <li key={each.residentId}>
            <b>{each.name}</b>
            <Input
              aria-label={`${each.name ?? ''} ${words.relation}`}
              value={each.relation}
              maxLength={20}
              onChange={(event) => change(each.residentId, event.target.value)}
            />
          </li>
        ))}
      </ul>
      <AddMember
        add={(found) =>
          members.some(({ residentId }) => residentId === found.residentId)
            ? undefined
            : setMembers([...members, found])
        }
      />
      <RefusalLine error={act.error} />
      <Button
        type="primary"
        disabled={!name.trim() || members.some(({ relation }) => !relation.trim())}
        loading={act.isPending}
        onClick={() =>
          act.mutate({
            params: { id: one.id },
            body: {
              ...{ householdId, name: name.trim() },
              members: members.map(({ residentId, relation }) => ({ residentId, relation: relation.trim() })),
            },
          })
        }
      >
        {words.keep}
      </Button>
    </section>
  )
}

function AddMember({ add }: { add: (member: Member) => void }) {
  const { family: words, open } = useWords().casework
  const [typed, setTyped] = useState('')
  const query = useQuery({
    ...reading('GET /api/casework/people', { typed: typed.trim() }),
    enabled: typed.trim().length > 1,
  })
  return (
    <Field label={words.add} hint={open.typed}>
      <Select
        value={null}
        showSearch={{ filterOption: false, onSearch: setTyped }}
        loading={query.isFetching}
        options={
          query.data?.people.map((one) => ({ value: one.id, label: `${one.name} · ${one.unitName}` })) ?? []
        }
        onChange={(id: string | null) => {
          const found = query.data?.people.find((one) => one.id === id)
          if (found) add({ residentId: found.id, name: found.name, relation: '' })
        }}
      />
    </Field>
  )
}

type Days = Reply<'PUT /api/casework/cases/:id/remembrances'>['days']
function Loss({ one }: { one: Case }) {
  const { words: all, locale } = useLanguage()
  const { family: words } = all.casework
  const [day, setDay] = useState('')
  const [days, setDays] = useState<Days>()
  const act = useAct('PUT /api/casework/cases/:id/remembrances', {
    refresh,
    done: (reply) => setDays(reply.days),
  })
  return (
    <section aria-label={words.loss}>
      <h3>{words.loss}</h3>
      <p className="hint">{words.lossAbout}</p>
      <div className="row">
        <Field label={words.lossDay}>
          <Input type="date" value={day} onChange={(event) => setDay(event.target.value)} />
        </Field>
        <Button
          disabled={!day}
          loading={act.isPending}
          onClick={() => act.mutate({ params: { id: one.id }, body: { day } })}
        >
          {words.lossKeep}
        </Button>
      </div>
      <RefusalLine error={act.error} />
      {days && (
        <ul className="case-agreed" role="status">
          {days.map((each) => (
            <li key={each.kind} className="yes">
              <Icon name="clock" size={16} />
              {words.days[each.kind]} <small className="n">{dayName(`${each.day}T04:00:00Z`, locale)}</small>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
