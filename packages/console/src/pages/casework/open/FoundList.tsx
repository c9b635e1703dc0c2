import { isOver } from '@anxin/core/casework/state.ts'
import { Link } from '@tanstack/react-router'
import { Button, Input } from 'antd'
import { useState } from 'react'
import '../../../styles/care/referral.css'
import { useAct } from '../../../parts/ask/doors.ts'
import { newId } from '../../../parts/ask/kept.ts'
import { ActDialog } from '../../../parts/fill/ActDialog.tsx'
import { Choice } from '../../../parts/fill/Choice.tsx'
import { Field } from '../../../parts/fill/Field.tsx'
import { Writing } from '../../../parts/fill/Writing.tsx'
import { useWords } from '../../../parts/language.tsx'
import type { FoundPerson } from '../shapes.ts'

const refresh = ['GET /api/casework/people'] as const

/** Cases in work of a person, under whichever record. */
const openCases = (person: FoundPerson): NonNullable<FoundPerson['openCase']>[] =>
  [person.openCase, ...person.joined.map((one) => one.openCase)].filter(
    (one) => one !== null && !isOver(one.state),
  ) as NonNullable<FoundPerson['openCase']>[]

/** Who was found, likeliest first; and the way to somebody new, last. */
export function FoundList({
  people,
  chosen,
  choose,
}: {
  people: readonly FoundPerson[]
  chosen: FoundPerson | 'new' | undefined
  choose: (person: FoundPerson | 'new') => void
}) {
  const { open: words } = useWords().casework
  const [asking, setAsking] = useState<{ what: 'alias' | 'merge'; person: FoundPerson }>()
  const kept = chosen && chosen !== 'new' ? chosen : undefined
  return (
    <div className="case-found" role="status">
      <p className="hint">{people.length > 0 ? words.found(people.length) : words.none}</p>
      <ul>
        {people.map((person) => (
          <li key={person.id} data-person={person.name} aria-current={kept?.id === person.id}>
            <Person person={person} />
            <div className="acts">
              {!openCases(person).length && (
                <Button size="small" type="primary" onClick={() => choose(person)}>
                  {words.choose}
                </Button>
              )}
              <Button size="small" onClick={() => setAsking({ what: 'alias', person })}>
                {words.alias}
              </Button>
              {people.length > 1 && (
                <Button size="small" onClick={() => setAsking({ what: 'merge', person })}>
                  {words.merge}
                </Button>
              )}
            </div>
          </li>
        ))}
      </ul>
      <Button block onClick={() => choose('new')}>
        {words.fresh}
      </Button>
      {asking?.what === 'alias' && <Alias person={asking.person} close={() => setAsking(undefined)} />}
      {asking?.what === 'merge' && (
        <Merge person={asking.person} people={people} close={() => setAsking(undefined)} />
      )}
    </div>
  )
}

type Words = ReturnType<typeof useWords>['casework']['open']
/** What tells two of one name apart. */
const aboutOf = (person: FoundPerson, words: Words): string =>
  [
    person.aliases.length > 0 ? words.aka(person.aliases.join('、')) : '',
    person.age === null ? '' : words.age(person.age),
    person.unitName,
    person.phoneTail ? `＊${person.phoneTail}` : '',
  ]
    .filter(Boolean)
    .join(' · ')

function Person({ person }: { person: FoundPerson }) {
  const { open: words, states, file } = useWords().casework
  const undo = useAct('POST /api/casework/merges/:id/undo', { refresh })
  const shown = openCases(person)
  return (
    <div>
      <p>
        <b>{person.name}</b>
        {person.by.map((kind) => (
          <span key={kind} className="tag good">
            {words.by[kind as keyof typeof words.by]}
          </span>
        ))}
        {person.minor && <span className="tag warn">{file.minor}</span>}
      </p>
      <p className="hint n">{aboutOf(person, words)}</p>
      {(shown.length > 0 || !person.openCase ? shown : [person.openCase]).map((openCase) => (
        <p key={openCase.id} className="hint">
          <Link to="/cases/$caseId" params={{ caseId: openCase.id }} className="link">
            {words.has(openCase.number, states[openCase.state], openCase.leadName)}
          </Link>
        </p>
      ))}
      {person.joined.map((one) => (
        <p key={one.mergeId} className="hint">
          {words.joined(one.name, one.by)}{' '}
          <Button
            size="small"
            type="link"
            loading={undo.isPending}
            onClick={() => undo.mutate({ params: { id: one.mergeId } })}
          >
            {words.undo}
          </Button>
        </p>
      ))}
    </div>
  )
}

function Alias({ person, close }: { person: FoundPerson; close: () => void }) {
  const { open: words } = useWords().casework
  const [id] = useState(newId)
  const [name, setName] = useState('')
  const act = useAct('POST /api/casework/people/:id/aliases', { refresh, done: close })
  return (
    <ActDialog
      title={words.alias}
      about={person.name}
      yes={words.alias}
      ready={name.trim() !== ''}
      pending={act.isPending}
      error={act.error}
      close={close}
      send={() => act.mutate({ params: { id: person.id }, body: { id, name: name.trim() } })}
    >
      <Field label={words.aliasName}>
        <Input value={name} maxLength={20} onChange={(event) => setName(event.target.value)} />
      </Field>
    </ActDialog>
  )
}

/** Two of those that were found are one person: which other, and which record stays. */
function Merge({
  person,
  people,
  close,
}: {
  person: FoundPerson
  people: readonly FoundPerson[]
  close: () => void
}) {
  const { open: words } = useWords().casework
  const [id] = useState(newId)
  const [reason, setReason] = useState('')
  const [differ, setDiffer] = useState('')
  const others = people.filter((one) => one.id !== person.id)
  const [otherId, setOther] = useState(others[0]?.id)
  const [keptId, setKept] = useState(person.id)
  const other = others.find((one) => one.id === otherId)
  const pair = other ? [person, other] : [person]
  const kept = pair.find((one) => one.id === keptId) ?? person
  const merged = pair.find((one) => one.id !== kept.id)
  const act = useAct('POST /api/casework/merges', { refresh, done: close })
  const label = (one: FoundPerson): string => `${one.name} · ${aboutOf(one, words)}`
  const born = pair.map((one) => one.birthDate)
  const apart = born.length === 2 && !born.includes(null) && born[0] !== born[1]
  const ready = merged !== undefined && reason.trim().length > 1 && (!apart || differ.trim().length > 1)
  return (
    <ActDialog
      title={words.mergeTitle}
      about={words.mergeAbout}
      yes={words.mergeYes}
      ready={ready}
      pending={act.isPending}
      error={act.error}
      close={close}
      send={() =>
        merged &&
        act.mutate({
          body: {
            ...{ id, keptId: kept.id, mergedId: merged.id, reason: reason.trim() },
            ...(apart ? { differ: differ.trim() } : {}),
          },
        })
      }
    >
      {others.length > 1 && (
        <Choice
          label={words.mergeOther(person.name)}
          value={otherId ?? null}
          options={others.map((one) => ({ value: one.id, label: label(one) }))}
          choose={setOther}
        />
      )}
      <Choice
        label={words.mergeKept}
        value={kept.id}
        options={pair.map((one) => ({ value: one.id, label: label(one) }))}
        choose={setKept}
      />
      {pair.flatMap(openCases).length > 1 && <p className="hint">{words.mergeTwo}</p>}
      {apart && (
        <div className="born-apart" role="alert">
          <p>
            <b>{words.bornApart}</b>
          </p>
          <ul>
            {pair.map((one) => (
              <li key={one.id} className="n">
                {words.bornOn(one.name, one.birthDate!, one.age ?? 0)}
              </li>
            ))}
          </ul>
          <p>{words.bornAbout}</p>
          <Field label={words.differ} wide>
            <Writing value={differ} write={setDiffer} most={500} />
          </Field>
        </div>
      )}
      <Field label={words.mergeReason} wide>
        <Writing value={reason} write={setReason} most={500} />
      </Field>
    </ActDialog>
  )
}
