import { Input, Select } from 'antd'
import { useState } from 'react'
import { useAct } from '../../parts/ask/doors.ts'
import { newId } from '../../parts/ask/kept.ts'
import { ActDialog } from '../../parts/fill/ActDialog.tsx'
import { Field } from '../../parts/fill/Field.tsx'
import { useWords } from '../../parts/language.tsx'
import { useSay } from '../../parts/show/Say.tsx'
import { fromField, serverNow, toField } from '../../parts/show/times.ts'
import type { SurgeShown } from './Surge.tsx'

const hourMs = 3_600_000

/** Calls a colleague up beside the shifts while the event holds. */
export function CallUp({
  surge,
  people,
  close,
}: {
  surge: SurgeShown
  people: readonly { readonly id: string; readonly name: string; readonly certified: boolean }[]
  close: () => void
}) {
  const { surge: words, roster } = useWords()
  const say = useSay()
  const [id] = useState(newId)
  const [staffId, setStaff] = useState<string>()
  const [from, setFrom] = useState(toField(serverNow()))
  const [to, setTo] = useState(toField(serverNow() + 4 * hourMs))
  const act = useAct('POST /api/surge/switches/:id/people', {
    refresh: ['GET /api/roster/standing', 'GET /api/roster/week'],
    done: () => {
      say.yes(words.called)
      close()
    },
  })
  const [startsAt, endsAt] = [fromField(from), fromField(to)]
  return (
    <ActDialog
      title={words.call}
      yes={words.callYes}
      ready={staffId !== undefined && startsAt !== undefined && endsAt !== undefined}
      pending={act.isPending}
      error={act.error}
      close={close}
      send={() => {
        if (staffId && startsAt && endsAt)
          act.mutate({ params: { id: surge.id }, body: { id, staffId, startsAt, endsAt } })
      }}
    >
      <Field label={words.callWho}>
        <Select
          value={staffId ?? null}
          onChange={(value) => setStaff(value ?? undefined)}
          options={people.map((one) => ({
            value: one.id,
            label: one.certified ? one.name : `${one.name}（${roster.noCert}）`,
            disabled: !one.certified,
          }))}
        />
      </Field>
      <div className="pair">
        <Field label={words.callFrom}>
          <Input type="datetime-local" value={from} onChange={(event) => setFrom(event.target.value)} />
        </Field>
        <Field label={words.callTo}>
          <Input type="datetime-local" value={to} onChange={(event) => setTo(event.target.value)} />
        </Field>
      </div>
    </ActDialog>
  )
}
