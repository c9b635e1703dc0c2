import { useQuery } from '@tanstack/react-query'
import { Button, Input, Select } from 'antd'
import { useState } from 'react'
import '../../styles/network.css'
import { reading, useAct } from '../../parts/ask/doors.ts'
import { newId } from '../../parts/ask/kept.ts'
import { useMe } from '../../parts/ask/who.ts'
import { ActDialog } from '../../parts/fill/ActDialog.tsx'
import { Field } from '../../parts/fill/Field.tsx'
import { useWords } from '../../parts/language.tsx'
import { Icon } from '../../parts/show/Icon.tsx'
import { Page } from '../../parts/show/Page.tsx'
import { pointsAt } from '../../parts/show/Refusal.tsx'
import { Nothing, Shown } from '../../parts/show/States.tsx'
import { CabinContact } from './CabinContact.tsx'
import { Poster } from './Poster.tsx'
import { below, keepers, keptUnits, kindsBelow, topUnits, type Unit, type UnitKind } from './units.ts'

type What = 'add' | 'rename' | 'contact' | 'poster'
type Opened = { what: What; unit: Unit } | undefined

/** The places, from the nation to the cabin. */
export function Tree() {
  const { network } = useWords()
  const { tree } = network
  const me = useMe()
  const query = useQuery(reading('GET /api/network/units'))
  const [opened, setOpened] = useState<Opened>()
  return (
    <Page
      title={tree.title}
      about={tree.about}
      acts={query.data && <span className="tag n">{tree.count(query.data.units.length)}</span>}
    >
      <Shown query={query}>
        {({ units }) =>
          units.length === 0 ? (
            <Nothing title={tree.none} />
          ) : (
            <ul className="tree panel">
              {topUnits(units).map((unit) => (
                <Branch
                  key={unit.id}
                  unit={unit}
                  units={units}
                  may={{
                    places: keptUnits(units, me?.grants ?? [], keepers.places),
                    contact: keptUnits(units, me?.grants ?? [], keepers.contact),
                    poster: keptUnits(units, me?.grants ?? [], keepers.poster),
                  }}
                  open={(what, which) => setOpened({ what, unit: which })}
                />
              ))}
            </ul>
          )
        }
      </Shown>
      {opened?.what === 'add' && <AddUnit parent={opened.unit} close={() => setOpened(undefined)} />}
      {opened?.what === 'rename' && <RenameUnit unit={opened.unit} close={() => setOpened(undefined)} />}
      {opened?.what === 'contact' && <CabinContact unit={opened.unit} close={() => setOpened(undefined)} />}
      {opened?.what === 'poster' && <Poster unit={opened.unit} close={() => setOpened(undefined)} />}
    </Page>
  )
}

interface BranchGiven {
  unit: Unit
  units: readonly Unit[]
  may: Readonly<Record<'places' | 'contact' | 'poster', ReadonlySet<string>>>
  open: (what: What, unit: Unit) => void
}

function Branch({ unit, units, may, open }: BranchGiven) {
  const { network } = useWords()
  const { tree } = network
  const [folded, setFolded] = useState(false)
  const children = below(units, unit)
  return (
    <li>
      <div className={unit.own ? 'unit own' : 'unit'}>
        {children.length > 0 ? (
          <button
            type="button"
            className="fold"
            aria-expanded={!folded}
            aria-label={folded ? tree.unfold(unit.name) : tree.fold(unit.name)}
            onClick={() => setFolded(!folded)}
          >
            <Icon name={folded ? 'right' : 'down'} size={14} />
          </button>
        ) : (
          <span className="fold" />
        )}
        <span className={`tag kind ${unit.kind}`}>{network.kinds[unit.kind]}</span>
        <b>{unit.name}</b>
        <code className="soft">{unit.code}</code>
        {unit.own ? (
          <span className="tag good">{tree.own}</span>
        ) : (
          unit.tenantName && <span className="soft">{unit.tenantName}</span>
        )}
        {unit.own && unit.kind === 'cabin' && (
          <span className={unit.phone ? 'soft n reach' : 'late reach'}>
            {[unit.phone ?? tree.noPhone, unit.hours].filter(Boolean).join(' · ')}
          </span>
        )}
        <Acts unit={unit} may={may} open={open} />
      </div>
      {children.length > 0 && !folded && (
        <ul>
          {children.map((child) => (
            <Branch key={child.id} unit={child} units={units} may={may} open={open} />
          ))}
        </ul>
      )}
    </li>
  )
}

/** What this person may do with the place. */
function Acts({ unit, may, open }: Omit<BranchGiven, 'units'>) {
  const { tree } = useWords().network
  const cabin = unit.own && unit.kind === 'cabin'
  const one = (what: What, label: string, full: string) => (
    <Button size="small" aria-label={full} onClick={() => open(what, unit)}>
      {label}
    </Button>
  )
  return (
    <span className="acts">
      {cabin && may.poster.has(unit.id) && one('poster', tree.poster, tree.posterTitle(unit.name))}
      {cabin && may.contact.has(unit.id) && one('contact', tree.contact, tree.contactTitle(unit.name))}
      {may.places.has(unit.id) && kindsBelow(unit.kind).length > 0 && (
        <Button
          size="small"
          icon={<Icon name="plus" size={14} />}
          aria-label={tree.addTitle(unit.name)}
          onClick={() => open('add', unit)}
        >
          {tree.add}
        </Button>
      )}
      {may.places.has(unit.id) && unit.own && one('rename', tree.rename, `${tree.rename} ${unit.name}`)}
    </span>
  )
}

function AddUnit({ parent, close }: { parent: Unit; close: () => void }) {
  const { network, refusals } = useWords()
  const { tree } = network
  const kinds = kindsBelow(parent.kind)
  const [id] = useState(newId)
  const [kind, setKind] = useState<UnitKind | undefined>(kinds[0])
  const [name, setName] = useState('')
  const add = useAct('POST /api/network/units', { refresh: ['GET /api/network/units'], done: close })
  return (
    <ActDialog
      title={tree.addTitle(parent.name)}
      yes={tree.add}
      ready={kind !== undefined && name.trim().length >= 2}
      pending={add.isPending}
      error={add.error}
      close={close}
      send={() => kind && add.mutate({ body: { id, parentId: parent.id, kind, name: name.trim() } })}
    >
      <Field label={tree.kind}>
        <Select
          value={kind ?? null}
          onChange={(value) => setKind(value ?? undefined)}
          options={kinds.map((value) => ({ value, label: network.kinds[value] }))}
        />
      </Field>
      <Field label={tree.name} wrong={pointsAt(add.error, 'name') && refusals.BAD_INPUT}>
        <Input value={name} onChange={(event) => setName(event.target.value)} maxLength={60} autoFocus />
      </Field>
    </ActDialog>
  )
}

function RenameUnit({ unit, close }: { unit: Unit; close: () => void }) {
  const { network, act } = useWords()
  const { tree } = network
  const [name, setName] = useState(unit.name)
  const rename = useAct('PUT /api/network/units/:id', {
    refresh: ['GET /api/network/units', 'GET /api/identity/staff'],
    done: close,
  })
  return (
    <ActDialog
      title={tree.renameTitle}
      yes={act.save}
      ready={name.trim().length >= 2 && name.trim() !== unit.name}
      pending={rename.isPending}
      error={rename.error}
      close={close}
      send={() => rename.mutate({ params: { id: unit.id }, body: { name: name.trim() } })}
    >
      <Field label={tree.name}>
        <Input value={name} onChange={(event) => setName(event.target.value)} maxLength={60} autoFocus />
      </Field>
    </ActDialog>
  )
}
