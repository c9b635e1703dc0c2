import { Refused } from '@anxin/kit/caller.ts'
import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useState } from 'react'
import { type Reply, readAgain, reading, useAct } from '../../parts/ask/doors.ts'
import { ActDialog } from '../../parts/fill/ActDialog.tsx'
import { Field } from '../../parts/fill/Field.tsx'
import { useWords } from '../../parts/language.tsx'
import { afterWrite, type Detail } from './shapes.ts'

type Lead = Reply<'GET /api/transfer/transfers/:id/takers'>['leads'][number]

/** To which cabin, and who leads it from now on. What was counted on the page is what is accepted. */
export function AcceptDialog({ one, close }: { one: Detail; close: () => void }) {
  const { transfer: words } = useWords()
  const [unit, setUnit] = useState<string>()
  const [leadId, setLead] = useState<string>()
  const query = useQuery(reading('GET /api/transfer/transfers/:id/takers', { id: one.id }))
  const unitId = unit ?? query.data?.places[0]?.id
  const act = useAct('PUT /api/transfer/transfers/:id', { refresh: afterWrite, done: close })
  const changed = act.error instanceof Refused && act.error.reply?.detail?.why === 'changed'
  const send = (): void => {
    if (!unitId) return
    const body = { answer: 'accepted' as const, unitId, leadId: leadId ?? null, seen: one.fingerprint }
    act.mutate(
      { params: { id: one.id }, body },
      // what stands behind the dialog is counted again
      { onError: () => readAgain('GET /api/transfer/transfers/:id') },
    )
  }
  const about = ({ active, cap, over, certified }: Lead): string =>
    [
      ...(cap === null ? [] : [words.leadLoad(active, cap)]),
      ...(over ? [words.leadFull] : []),
      ...(certified ? [] : [words.leadCert]),
    ].join(' · ')
  return (
    <ActDialog
      title={words.accept}
      about={words.acceptAbout}
      yes={words.accept}
      ready={unitId !== undefined && (one.cases === 0 || leadId !== undefined)}
      pending={act.isPending}
      error={changed ? null : act.error}
      close={close}
      send={send}
    >
      <Field label={words.place}>
        <Select
          value={unitId ?? null}
          loading={!query.data}
          onChange={(id) => id && setUnit(id)}
          options={query.data?.places.map(({ id, name }) => ({ value: id, label: name })) ?? []}
        />
      </Field>
      {one.cases > 0 && (
        <Field label={words.lead}>
          <Select
            value={leadId ?? null}
            loading={!query.data}
            onChange={(id) => id && setLead(id)}
            options={
              query.data?.leads.map((lead) => ({
                ...{ value: lead.id, label: [lead.name, about(lead)].filter(Boolean).join(' · ') },
                disabled: lead.over || !lead.certified,
              })) ?? []
            }
          />
        </Field>
      )}
      {changed && <p role="alert">{words.changed}</p>}
    </ActDialog>
  )
}
