import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Select } from 'antd'
import { useState } from 'react'
import { reading, useAct } from '../../parts/ask/doors.ts'
import { newId } from '../../parts/ask/kept.ts'
import { ActDialog } from '../../parts/fill/ActDialog.tsx'
import { Field } from '../../parts/fill/Field.tsx'
import { type FoundPerson, PersonByPhone } from '../../parts/fill/PersonByPhone.tsx'
import { useWords } from '../../parts/language.tsx'
import { afterWrite } from './shapes.ts'

/** Somebody who is here already wishes that an office may know they came. */
export function LinkDialog({ close }: { close: () => void }) {
  const { bureau: words } = useWords()
  const navigate = useNavigate()
  const [id] = useState(newId)
  const [person, setPerson] = useState<FoundPerson | null>(null)
  const [doorId, setDoor] = useState<string>()
  const { data } = useQuery(reading('GET /api/bureau/doors'))
  const act = useAct('POST /api/bureau/incoming', {
    refresh: afterWrite,
    done: () => void navigate({ to: '/bureau/$incomingId', params: { incomingId: id } }),
  })
  return (
    <ActDialog
      title={words.link}
      about={words.linkAbout}
      yes={words.link}
      ready={person !== null && doorId !== undefined}
      pending={act.isPending}
      error={act.error}
      close={close}
      send={() => person && doorId && act.mutate({ body: { id, doorId, residentId: person.id } })}
    >
      <PersonByPhone chosen={person} choose={setPerson} />
      <Field label={words.office}>
        <Select
          value={doorId ?? null}
          loading={!data}
          onChange={(one) => one && setDoor(one)}
          options={
            data?.doors
              .filter(({ revoked }) => !revoked)
              .map((one) => ({ value: one.id, label: one.name })) ?? []
          }
        />
      </Field>
    </ActDialog>
  )
}
