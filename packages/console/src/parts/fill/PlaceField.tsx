import type { StaffRole } from '@anxin/contract/endpoint.ts'
import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { reading } from '../ask/doors.ts'
import { useMe } from '../ask/who.ts'
import { Field } from './Field.tsx'

/** A place at or below one where the person has one of these roles. */
export function PlaceField({
  label,
  roles,
  value,
  choose,
  not,
  none,
}: {
  label: string
  roles: readonly StaffRole[]
  value: string | null
  choose: (unitId: string) => void
  /** A kind of place that is not offered. */
  not?: 'cabin'
  /** Where no place may stand: what that means, and how to go back to it. */
  none?: { readonly means: string; readonly clear: () => void }
}) {
  const me = useMe()
  const { data } = useQuery({ ...reading('GET /api/network/units'), staleTime: 60_000 })
  const within = new Set(
    me?.grants.filter((grant) => roles.includes(grant.role)).map((grant) => grant.unitId),
  )
  // parents come before their children, so that one pass finds everything below
  for (const unit of data?.units ?? [])
    if (unit.parentId !== null && within.has(unit.parentId)) within.add(unit.id)
  const options = (data?.units ?? [])
    .filter((unit) => within.has(unit.id) && unit.kind !== not)
    .map((unit) => ({ value: unit.id, label: unit.name }))
  return (
    <Field label={label}>
      <Select
        value={value}
        options={options}
        onChange={(id) => (id ? choose(id) : none?.clear())}
        placeholder={none?.means}
        allowClear={none !== undefined}
        loading={data === undefined}
        showSearch={{ optionFilterProp: 'label' }}
      />
    </Field>
  )
}
