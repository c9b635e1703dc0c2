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
import { below, keptUnits, kindsBelow, topUnits, type Unit, type UnitKind } from './units.ts'

type Opened = { what: 'add' | 'rename'; unit: Unit } | undefined

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
                  kept={keptUnits(units, me?.grants ?? [])}
                  open={(what, which) => setOpened({ what, unit: which })}
                />
              ))}
            </ul>
          )
        }
      </Shown>
      {opened?.what === 'add' && <AddUnit parent={opened.unit} close={() => setOpened(undefined)} />}
      {opened?.what === 'rename' && <RenameUnit unit={opened.unit} close={() => setOpened(undefined)} />}
    </Page>
  )
}

interface BranchGiven {
  unit: Unit
  units: readonly Unit[]
  kept: ReadonlySet<string>
  open: (what: 'add' | 'rename', unit: Unit) => void
}

function Branch({ unit, units, kept, open }: BranchGiven) {
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
        {kept.has(unit.id) && (
          <span className="acts">
            {kindsBelow(unit.kind).length > 0 && (
              <Button
                size="small"
                icon={<Icon name="plus" size={14} />}
                aria-label={tree.addTitle(unit.name)}
                onClick={() => open('add', unit)}
              >
                {tree.add}
              </Button>
            )}
            {unit.own && (
              <Button
                size="small"
                aria-label={`${tree.rename} ${unit.name}`}
                onClick={() => open('rename', unit)}
              >
                {tree.rename}
              </Button>
            )}
          </span>
        )}
      </div>
      {children.length > 0 && !folded && (
        <ul>
          {children.map((child) => (
            <Branch key={child.id} unit={child} units={units} kept={kept} open={open} />
          ))}
        </ul>
      )}
    </li>
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
