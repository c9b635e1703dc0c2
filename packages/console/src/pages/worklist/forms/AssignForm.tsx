import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useState } from 'react'
import { reading } from '../../../parts/ask/doors.ts'
import { ActDialog } from '../../../parts/fill/ActDialog.tsx'
import { Field } from '../../../parts/fill/Field.tsx'
import { useWords } from '../../../parts/language.tsx'
import { useEntryAct } from '../entry/acts.ts'
import type { FormGiven } from './Forms.tsx'

/** Gives the person to a colleague of the place. */
export function AssignForm({ entry, close }: FormGiven) {
  const { assign: words } = useWords().worklist.forms
  const [staffId, setStaff] = useState<string>()
  const { data } = useQuery(reading('GET /api/worklist/entries/:id/colleagues', { id: entry.id }))
  const act = useEntryAct('POST /api/worklist/entries/:id/assign', close)
  return (
    <ActDialog
      title={words.title}
      about={words.about}
      yes={words.yes}
      ready={staffId !== undefined}
      pending={act.isPending}
      error={act.error}
      close={close}
      send={() => staffId && act.mutate({ params: { id: entry.id }, body: { staffId } })}
    >
      <Field label={words.to}>
        <Select
          value={staffId ?? null}
          loading={data === undefined}
          onChange={(value) => setStaff(value ?? undefined)}
          options={(data?.colleagues ?? [])
            .filter((one) => one.name !== entry.ownerName)
            .map((one) => ({ value: one.id, label: one.name }))}
          showSearch={{ optionFilterProp: 'label' }}
        />
      </Field>
    </ActDialog>
  )
}
