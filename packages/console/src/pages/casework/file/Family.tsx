import { useQuery } from '@tanstack/react-query'
import { Button, Input, Select } from 'antd'
import { useState } from 'react'
import { type Reply, reading, useAct } from '../../../parts/ask/doors.ts'
import { newId } from '../../../parts/ask/kept.ts'
import { Field } from '../../../parts/fill/Field.tsx'
import { useLanguage, useWords } from '../../../parts/language.tsx'
import { Icon } from '../../../parts/show/Icon.tsx'
import { RefusalLine } from '../../../parts/show/Refusal.tsx'
import { Shown } from '../../../parts/show/States.tsx'
import { dayName } from '../../../parts/show/times.ts'
import type { Case } from '../shapes.ts'

interface Member {
  readonly residentId: string
  readonly name: string | null
  readonly relation: string
}

type Kept = Reply<'GET /api/household/cases/:id'>
const refresh = ['GET /api/household/cases/:id', 'GET /api/casework/cases/:id'] as const

/** A family as one, and the days on which they are thought of. Nobody’s own case is shown here. */
export function Family({ one }: { one: Case }) {
  const query = useQuery(reading('GET /api/household/cases/:id', { id: one.id }))
  return (
    <Shown query={query} lines={4}>
      {({ household, days }) => (
        <>
          <Household
            key={household?.members.map(({ residentId }) => residentId).join() ?? ''}
            one={one}
            household={household}
          />
          <Loss one={one} days={days} />
        </>
      )}
    </Shown>
  )
}

function Household({ one, household }: { one: Case; household: Kept['household'] }) {
  const { family: words } = useWords().casework
  const [householdId] = useState(newId)
  const self: Member = { residentId: one.residentId, name: one.name, relation: words.self }
  const [name, setName] = useState(household?.name ?? '')
  const [members, setMembers] = useState<readonly Member[]>(household?.members ?? [self])
  const act = useAct('PUT /api/household/cases/:id', { refresh })
  const change = (residentId: string, relation: string): void =>
    setMembers(members.map((each) => (each.residentId === residentId ? { ...each, relation } : each)))
  return (
    <section className="panel case-sheet" aria-label={words.title}>
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
            {each.residentId !== one.residentId && (
              <Button
                type="text"
                aria-label={`${words.leave} ${each.name ?? ''}`}
                onClick={() => setMembers(members.filter((other) => other !== each))}
              >
                {words.leave}
              </Button>
            )}
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

function Loss({ one, days }: { one: Case; days: Kept['days'] }) {
  const { words: all, locale } = useLanguage()
  const { family: words } = all.casework
  const [day, setDay] = useState('')
  const act = useAct('PUT /api/household/cases/:id/days', { refresh })
  const keep = (on: string | null): void => act.mutate({ params: { id: one.id }, body: { day: on } })
  return (
    <section className="panel case-sheet" aria-label={words.loss}>
      <h3>{words.loss}</h3>
      <p className="hint">{words.lossAbout}</p>
      <div className="row">
        <Field label={words.lossDay}>
          <Input type="date" value={day} onChange={(event) => setDay(event.target.value)} />
        </Field>
        <Button disabled={!day} loading={act.isPending} onClick={() => keep(day)}>
          {words.lossKeep}
        </Button>
        {days.some(({ told }) => !told) && (
          <Button type="text" loading={act.isPending} onClick={() => keep(null)}>
            {words.lossDrop}
          </Button>
        )}
      </div>
      <RefusalLine error={act.error} />
      {days.length > 0 && (
        <ul className="case-agreed" role="status">
          {days.map((each) => (
            <li key={each.kind + each.day} className={each.told ? '' : 'yes'}>
              <Icon name="clock" size={16} />
              {words.days[each.kind]} <small className="n">{dayName(`${each.day}T04:00:00Z`, locale)}</small>
              {each.told && <small>{words.lossTold}</small>}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
