import { useQuery } from '@tanstack/react-query'
import { Input, Select } from 'antd'
import { reading, useAct } from '../../../parts/ask/doors.ts'
import { useKeptForm } from '../../../parts/ask/kept.ts'
import { ActDialog } from '../../../parts/fill/ActDialog.tsx'
import { Field } from '../../../parts/fill/Field.tsx'
import { Writing } from '../../../parts/fill/Writing.tsx'
import { useWords } from '../../../parts/language.tsx'
import { refresh, type Sheet } from '../shapes.ts'

interface Written {
  readonly address: string
  readonly calledName: string
  readonly phone: string
  readonly firstId: string | null
  readonly secondId: string | null
  readonly reason: string
}
const empty: Written = { address: '', calledName: '', phone: '', firstId: null, secondId: null, reason: '' }

/** Asks two community workers to look whether somebody is safe. */
export function VisitDialog({ sheet, close }: { sheet: Sheet; close: () => void }) {
  const { event: words } = useWords().safeguard
  const people = useQuery(reading('GET /api/safeguard/visit-people')).data?.people ?? []
  const { id, fields, change, forget } = useKeptForm<Written>(`visit.${sheet.eventId}`, empty)
  const act = useAct('POST /api/safeguard/events/:id/visits', {
    refresh: [...refresh],
    done: () => {
      forget()
      close()
    },
  })
  const { firstId, secondId, address, reason } = fields
  const needsReason = sheet.state !== 'UNREACHABLE'
  const ready =
    firstId !== null &&
    secondId !== null &&
    address.trim().length > 3 &&
    (!needsReason || reason.trim() !== '')
  const send = (): void => {
    if (!ready) return
    const orNull = (text: string): string | null => text.trim() || null
    const body = {
      calledName: orNull(fields.calledName),
      phone: orNull(fields.phone),
      reason: orNull(reason),
    }
    act.mutate({
      params: { id: sheet.eventId },
      body: { id, address: address.trim(), firstId, secondId, ...body },
    })
  }
  const choose = (who: 'firstId' | 'secondId', other: string | null) => (
    <Select
      value={fields[who]}
      onChange={(chosen) => change({ [who]: chosen })}
      options={people.filter((one) => one.id !== other).map((one) => ({ value: one.id, label: one.name }))}
    />
  )
  return (
    <ActDialog
      title={words.askVisit}
      about={words.visitAbout}
      yes={words.askVisit}
      ready={ready}
      pending={act.isPending}
      error={act.error}
      close={close}
      send={send}
    >
      <Field label={words.address}>
        <Input
          value={address}
          maxLength={200}
          onChange={(event) => change({ address: event.target.value })}
        />
      </Field>
      <div className="pair">
        <Field label={words.calledName}>
          <Input
            value={fields.calledName}
            maxLength={20}
            onChange={(event) => change({ calledName: event.target.value })}
          />
        </Field>
        <Field label={words.visitPhone}>
          <Input
            value={fields.phone}
            maxLength={30}
            onChange={(event) => change({ phone: event.target.value })}
          />
        </Field>
        <Field label={words.first}>{choose('firstId', secondId)}</Field>
        <Field label={words.second}>{choose('secondId', firstId)}</Field>
      </div>
      <Field label={words.visitReason}>
        <Writing value={reason} write={(text) => change({ reason: text })} most={2000} rows={2} />
      </Field>
    </ActDialog>
  )
}
