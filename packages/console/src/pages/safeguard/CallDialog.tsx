import { useQuery } from '@tanstack/react-query'
import { Input } from 'antd'
import { type Reply, reading, useAct } from '../../parts/ask/doors.ts'
import { useKeptForm } from '../../parts/ask/kept.ts'
import { ActDialog } from '../../parts/fill/ActDialog.tsx'
import { Choice } from '../../parts/fill/Choice.tsx'
import { Field } from '../../parts/fill/Field.tsx'
import { useWords } from '../../parts/language.tsx'
import { useCode } from './codes.ts'
import { type Owed, refresh } from './shapes.ts'

type Entry = Reply<'GET /api/safeguard/phone-book'>['entries'][number]
const outcomes = ['taken', 'no_answer', 'sent_on'] as const
interface Written {
  readonly place: Entry['code']
  readonly number: string
  readonly outcome: (typeof outcomes)[number] | null
  readonly receiver: string
  readonly receipt: string
  readonly note: string
}
const empty: Written = { place: 'police', number: '110', outcome: null, receiver: '', receipt: '', note: '' }

/** One call made for a child: which place, who took it, the number of the receipt. */
export function CallDialog({ owed, close }: { owed: Owed; close: () => void }) {
  const { children: words } = useWords().safeguard
  const code = useCode()
  const book = useQuery(reading('GET /api/safeguard/phone-book'))
  const { id, fields, change, forget } = useKeptForm<Written>(`call.${owed.id}`, empty)
  const act = useAct('POST /api/safeguard/mandatory-reports/:id/calls', {
    refresh: [...refresh],
    done: () => {
      forget()
      close()
    },
  })
  const { outcome } = fields
  const orNull = (text: string): string | null => text.trim() || null
  const ready =
    outcome !== null && fields.number.trim() !== '' && (outcome !== 'taken' || fields.receiver.trim() !== '')
  const send = (): void => {
    if (!outcome) return
    const said = {
      receiver: orNull(fields.receiver),
      receipt: orNull(fields.receipt),
      note: orNull(fields.note),
    }
    act.mutate({
      params: { id: owed.id },
      body: { id, place: fields.place, number: fields.number.trim(), outcome, ...said },
    })
  }
  const entries = book.data?.entries ?? []
  return (
    <ActDialog
      title={words.call}
      yes={words.call}
      ready={ready}
      pending={act.isPending}
      error={act.error}
      close={close}
      send={send}
    >
      <Choice
        label={words.place}
        value={fields.place}
        options={entries.map((entry) => ({ value: entry.code, label: code(entry.code) }))}
        choose={(place) =>
          change({ place, number: entries.find((entry) => entry.code === place)?.number ?? '' })
        }
      />
      <Field label={words.number}>
        <Input
          value={fields.number}
          maxLength={30}
          onChange={(event) => change({ number: event.target.value })}
        />
      </Field>
      <Choice
        label={words.outcome}
        value={outcome}
        options={outcomes.map((value) => ({ value, label: code(value) }))}
        choose={(chosen) => change({ outcome: chosen })}
      />
      <Field label={words.receiver}>
        <Input
          value={fields.receiver}
          maxLength={20}
          onChange={(event) => change({ receiver: event.target.value })}
        />
      </Field>
      <Field label={words.receipt}>
        <Input
          value={fields.receipt}
          maxLength={60}
          onChange={(event) => change({ receipt: event.target.value })}
        />
      </Field>
      <Field label={words.note}>
        <Input
          value={fields.note}
          maxLength={200}
          onChange={(event) => change({ note: event.target.value })}
        />
      </Field>
    </ActDialog>
  )
}
