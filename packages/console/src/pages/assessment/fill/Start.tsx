import { needsAssent } from '@anxin/core/care/plan/minors.ts'
import { type PackCode, packs as releasePacks } from '@anxin/core/care/plan/packs.ts'
import { packWords } from '@anxin/core/care/plan/packs.words.ts'
import { Link } from '@tanstack/react-router'
import { Button, Checkbox, Select } from 'antd'
import { useState } from 'react'
import { beginSitting } from '../../../parts/ask/sitting/begin.ts'
import type { Added, Mode, Relation } from '../../../parts/ask/sitting/shape.ts'
import { Choice } from '../../../parts/fill/Choice.tsx'
import { Field } from '../../../parts/fill/Field.tsx'
import { type FoundPerson, PersonByPhone } from '../../../parts/fill/PersonByPhone.tsx'
import { useLanguage, useWords } from '../../../parts/language.tsx'
import { AddPerson } from './AddPerson.tsx'
import type { Shelf } from './work.ts'

export interface Chosen {
  readonly id: string
  readonly name: string
  readonly age: number | null
  readonly add: Added | null
}
const modes = ['assisted', 'interviewer', 'proxy'] as const
const relations = ['spouse', 'child', 'parent', 'other_relative', 'carer', 'neighbour'] as const

/** With whom, what, and how; then it begins, whether or not there is a network. */
export function Start({ owner, shelf, begun }: { owner: string; shelf: Shelf; begun: (id: string) => void }) {
  const { fill: words } = useWords().assessment
  const [chosen, setChosen] = useState<Chosen | null>(null)
  const [found, setFound] = useState<FoundPerson | null>(null)
  const choose = (person: FoundPerson): void => {
    setFound(person)
    setChosen({ id: person.id, name: person.name, age: person.age, add: null })
  }
  return (
    <div className="fill-start">
      <section className="panel">
        <h2>{words.who}</h2>
        <PersonByPhone chosen={found} choose={choose} />
        {found && chosen?.id === found.id && (
          <Link className="link" to="/measures/$residentId" params={{ residentId: found.id }}>
            {words.measures}
          </Link>
        )}
        <AddPerson
          added={(person) => {
            setFound(null)
            setChosen(person)
          }}
          chosen={chosen?.add ? chosen : null}
        />
      </section>
      <What owner={owner} shelf={shelf} chosen={chosen} begun={begun} />
    </div>
  )
}

const fits = (code: PackCode, age: number | null): boolean =>
  age === null || (age >= releasePacks[code].ages[0] && age <= releasePacks[code].ages[1])

function What({
  owner,
  shelf,
  chosen,
  begun,
}: {
  owner: string
  shelf: Shelf
  chosen: Chosen | null
  begun: (id: string) => void
}) {
  const { fill: words } = useWords().assessment
  const { worklist } = useWords()
  const [pack, setPack] = useState<PackCode | null>(null)
  const [mode, setMode] = useState<Mode>('assisted')
  const [relation, setRelation] = useState<Relation | null>(null)
  const offered = shelf.packs.map((one) => one.pack).filter((one) => fits(one, chosen?.age ?? null))
  const code = pack !== null && offered.includes(pack) ? pack : null
  const [said, setSaid] = useState(false)
  const asksYoung =
    code !== null &&
    !releasePacks[code].workerLed &&
    needsAssent(chosen?.age ?? undefined, { assent: false, proxy: mode === 'proxy' })
  const ready =
    chosen !== null && code !== null && (mode !== 'proxy' || relation !== null) && (!asksYoung || said)
  const begin = (): void => {
    if (!chosen || !code) return
    const { add, ...person } = chosen
    const id = beginSitting({
      ...{ owner, person, add, pack: code, mode, relation: mode === 'proxy' ? relation : null },
      assent: asksYoung && said,
    })
    begun(id)
  }
  return (
    <section className="panel">
      <h2>{chosen ? words.choose(chosen.name) : words.pack}</h2>
      <PackChoice offered={offered} code={code} choose={setPack} />
      <Choice
        label={words.mode}
        value={mode}
        options={modes.map((value) => ({ value, label: words.modes[value] }))}
        choose={setMode}
        hint={mode === 'proxy' ? words.proxyNote : undefined}
      />
      {mode === 'proxy' && (
        <Field label={words.relation}>
          <Select
            value={relation}
            options={relations.map((value) => ({ value, label: worklist.relations[value] }))}
            onChange={setRelation}
          />
        </Field>
      )}
      {asksYoung && (
        <div className="needs">
          <p>{words.assentSay}</p>
          <Checkbox checked={said} onChange={(event) => setSaid(event.target.checked)}>
            {words.assent}
          </Checkbox>
        </div>
      )}
      <p className="needs">{words.safetyWhat}</p>
      <Button type="primary" size="large" disabled={!ready} onClick={begin}>
        {words.start}
      </Button>
    </section>
  )
}

function PackChoice({
  offered,
  code,
  choose,
}: {
  offered: readonly PackCode[]
  code: PackCode | null
  choose: (code: PackCode) => void
}) {
  const { words: all, locale } = useLanguage()
  const { fill: words } = all.assessment
  return (
    <fieldset className="packs">
      <legend>{words.pack}</legend>
      {offered.length === 0 && <p className="hint">{words.notReady}</p>}
      {offered.map((one) => {
        const { title, about } = packWords[locale][one]
        const [from, to] = releasePacks[one].minutes
        return (
          <label key={one} title={words.ready}>
            <input type="radio" name="pack" checked={code === one} onChange={() => choose(one)} />
            <span>
              <b>{title}</b>
              <small>
                {about} <span className="n">{words.minutes(from, to)}</span>
              </small>
            </span>
          </label>
        )
      })}
    </fieldset>
  )
}
