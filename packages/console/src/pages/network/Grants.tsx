import { type StaffRole, staffRoles } from '@anxin/contract/endpoint.ts'
import { useQuery } from '@tanstack/react-query'
import { Button, Popconfirm, Select, TreeSelect } from 'antd'
import { useState } from 'react'
import { reading, useAct } from '../../parts/ask/doors.ts'
import { useMe } from '../../parts/ask/who.ts'
import { Field } from '../../parts/fill/Field.tsx'
import { useWords } from '../../parts/language.tsx'
import { Icon } from '../../parts/show/Icon.tsx'
import { RefusalLine } from '../../parts/show/Refusal.tsx'
import type { Person } from './certificate.ts'
import { below, keepers, keptUnits, topUnits, type Unit } from './units.ts'

interface Node {
  value: string
  title: string
  disabled: boolean
  children: Node[]
}
/** Places one does not keep are shown for the way to those one does, and cannot be chosen. */
const nodes = (units: readonly Unit[], of: readonly Unit[], kept: ReadonlySet<string>): Node[] =>
  of.map((unit) => ({
    value: unit.id,
    title: unit.name,
    disabled: !kept.has(unit.id),
    children: nodes(units, below(units, unit), kept),
  }))

/** Roles of a colleague, each on a place of the tree. */
export function Grants({ person, keeper }: { person: Person; keeper: boolean }) {
  const { network } = useWords()
  const { people: words } = network
  const me = useMe()
  const units = useQuery({ ...reading('GET /api/network/units'), enabled: keeper })
  const [role, setRole] = useState<StaffRole>()
  const [unitId, setUnit] = useState<string>()
  const refresh = ['GET /api/network/people', 'GET /api/identity/staff', 'GET /api/roster/week'] as const
  const give = useAct('POST /api/network/people/:id/grants', {
    refresh,
    done: () => {
      setRole(undefined)
      setUnit(undefined)
    },
  })
  const take = useAct('DELETE /api/network/grants/:id', { refresh })
  const all = units.data?.units ?? []
  return (
    <section>
      <h3>{words.roles}</h3>
      <ul className="lines">
        {person.grants.length === 0 && <li className="hint">{words.noRoles}</li>}
        {person.grants.map((grant) => (
          <li key={grant.id}>
            <div>
              <b>{network.roles[grant.role]}</b>
              <p>{grant.unitName}</p>
            </div>
            {keeper && (
              <Popconfirm
                title={words.takeBackAsk(network.roles[grant.role], grant.unitName)}
                okText={words.takeBack}
                onConfirm={() => take.mutate({ params: { id: grant.id } })}
              >
                <Button size="small" loading={take.isPending && take.variables?.params?.id === grant.id}>
                  {words.takeBack}
                </Button>
              </Popconfirm>
            )}
          </li>
        ))}
      </ul>
      <RefusalLine error={take.error ?? give.error} />
      {keeper && (
        <div className="give">
          <Field label={words.role}>
            <Select
              value={role ?? null}
              onChange={(value) => setRole(value ?? undefined)}
              options={staffRoles.map((value) => ({ value, label: network.roles[value] }))}
              showSearch={{ optionFilterProp: 'label' }}
              placeholder={words.role}
            />
          </Field>
          <Field label={words.place}>
            <TreeSelect
              value={unitId ?? null}
              onChange={(value: string | null) => setUnit(value ?? undefined)}
              treeData={nodes(all, topUnits(all), keptUnits(all, me?.grants ?? [], keepers.places))}
              treeDefaultExpandAll
              popupMatchSelectWidth={340}
              showSearch={{ treeNodeFilterProp: 'title' }}
              placeholder={words.place}
            />
          </Field>
          <Button
            icon={<Icon name="plus" size={15} />}
            disabled={!role || !unitId}
            loading={give.isPending}
            onClick={() =>
              role && unitId && give.mutate({ params: { id: person.id }, body: { role, unitId } })
            }
          >
            {words.give}
          </Button>
        </div>
      )}
    </section>
  )
}
