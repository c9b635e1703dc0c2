import { bringCodes } from '@anxin/core/outing/bring.ts'
import { useQuery } from '@tanstack/react-query'
import { Button, Checkbox, Input, Select } from 'antd'
import { useState } from 'react'
import { reading, useAct } from '../../parts/ask/doors.ts'
import type { Visit } from '../../parts/ask/outing/store.ts'
import { ActDialog } from '../../parts/fill/ActDialog.tsx'
import { Several } from '../../parts/fill/Choice.tsx'
import { Field } from '../../parts/fill/Field.tsx'
import { useWords } from '../../parts/language.tsx'

/** What is said of a visit beside its time: where, why, with whom, and what to bring. */
export interface Said {
  readonly companionId: string
  readonly wish: boolean
  readonly where: string
  readonly why: string
  readonly bring: (typeof bringCodes)[number][]
}

/** @param two why two go, whatever is wished */
export function Details({
  fields,
  change,
  colleagues,
  two,
}: {
  fields: Said
  change: (part: Partial<Said>) => void
  colleagues: readonly { readonly id: string; readonly name: string; readonly untrained: boolean }[]
  two: Visit['two']
}) {
  const { outing } = useWords()
  const { plan: words } = outing
  const both = two !== null || fields.wish
  return (
    <>
      <Field label={words.companion}>
        <Select
          value={fields.companionId}
          options={[
            ...(both ? [] : [{ value: '', label: words.nobody }]),
            ...colleagues.map(({ id, name, untrained }) => ({
              ...{ value: id, disabled: untrained },
              label: untrained ? `${name} · ${words.untrained}` : name,
            })),
          ]}
          onChange={(companionId) => change({ companionId })}
        />
      </Field>
      {(two === null || two === 'wish') && (
        <Checkbox checked={fields.wish} onChange={(event) => change({ wish: event.target.checked })}>
          {words.wish}
        </Checkbox>
      )}
      <Field label={words.where} hint={words.whereHint} wide>
        <Input
          value={fields.where}
          maxLength={120}
          onChange={(event) => change({ where: event.target.value })}
        />
      </Field>
      <Field label={words.why} wide>
        <Input value={fields.why} maxLength={80} onChange={(event) => change({ why: event.target.value })} />
      </Field>
      <Several
        label={words.bring}
        values={fields.bring}
        options={bringCodes.map((value) => ({ value, label: outing.brings[value] }))}
        choose={(bring) => change({ bring })}
      />
    </>
  )
}

/** Says it of a visit that stands, also of one that was booked in the calendar. */
export function ChangeVisit({ visit, inside }: { visit: Visit; inside: NonNullable<Visit['inside']> }) {
  const { outing } = useWords()
  const [asking, setAsking] = useState(false)
  return (
    <>
      <Button onClick={() => setAsking(true)}>
        {visit.where === null ? outing.plan.complete : outing.plan.change}
      </Button>
      {asking && <Change visit={visit} inside={inside} close={() => setAsking(false)} />}
    </>
  )
}

function Change({
  visit,
  inside,
  close,
}: {
  visit: Visit
  inside: NonNullable<Visit['inside']>
  close: () => void
}) {
  const { outing } = useWords()
  const { plan: words } = outing
  const { data } = useQuery(reading('GET /api/outing/visits/:id/goers', { id: visit.id }))
  const [fields, setFields] = useState<Said>({
    ...{ companionId: visit.companion?.id ?? '', wish: inside.wish, where: visit.where ?? '' },
    ...{ why: inside.why ?? '', bring: [...inside.bring] },
  })
  const two = visit.two === 'wish' ? null : visit.two
  const act = useAct('PUT /api/outing/visits/:id', {
    refresh: ['GET /api/outing/visits/:id', 'GET /api/outing/day', 'GET /api/outing/cases/:id'],
    done: close,
  })
  return (
    <ActDialog
      title={visit.where === null ? words.complete : words.change}
      about={two && outing.two[two]}
      yes={words.keep}
      ready={fields.where.trim().length > 1 && (fields.companionId !== '' || !(two !== null || fields.wish))}
      pending={act.isPending}
      error={act.error}
      close={close}
      send={() =>
        act.mutate({
          params: { id: visit.id },
          body: {
            ...{ companionId: fields.companionId || null, wish: fields.wish, bring: fields.bring },
            ...{ where: fields.where.trim(), why: fields.why.trim() },
          },
        })
      }
    >
      <Details
        fields={fields}
        change={(part) => setFields({ ...fields, ...part })}
        colleagues={data?.colleagues.filter(({ id }) => id !== visit.worker.id) ?? []}
        two={two}
      />
    </ActDialog>
  )
}
