import { type BreachKind, breachKinds } from '@anxin/core/breach/runbook.ts'
import { Input } from 'antd'
import { type Reply, useAct } from '../../parts/ask/doors.ts'
import { useKeptForm } from '../../parts/ask/kept.ts'
import { ActDialog } from '../../parts/fill/ActDialog.tsx'
import { Choice } from '../../parts/fill/Choice.tsx'
import { Field } from '../../parts/fill/Field.tsx'
import { Writing } from '../../parts/fill/Writing.tsx'
import { useWords } from '../../parts/language.tsx'
import { fromField, serverNow, toField } from '../../parts/show/times.ts'
import { refresh } from './shapes.ts'

/** The short form of whoever notices something; or of a keeper who begins a drill. */
export function RecordBreach({
  drill,
  close,
  done,
}: {
  drill: boolean
  close: () => void
  done: (reply: Reply<'POST /api/breach/breaches'>) => void
}) {
  const { breach: words } = useWords()
  const { id, fields, change, forget } = useKeptForm(`breach.${drill ? 'drill' : 'record'}`, {
    kind: null as BreachKind | null,
    noticed: toField(serverNow()),
    words: '',
  })
  const act = useAct('POST /api/breach/breaches', {
    refresh,
    done: (reply) => {
      forget()
      done(reply)
      close()
    },
  })
  const noticedAt = fromField(fields.noticed)
  const later = noticedAt !== undefined && Date.parse(noticedAt) > serverNow()
  const ready = fields.kind !== null && noticedAt !== undefined && !later && fields.words.trim().length >= 2
  return (
    <ActDialog
      title={drill ? words.drillTitle : words.recordTitle}
      about={drill ? words.drillAbout : words.recordAbout}
      yes={drill ? words.begin : words.send}
      ready={ready}
      pending={act.isPending}
      error={act.error}
      close={close}
      send={() => {
        if (fields.kind !== null && noticedAt !== undefined)
          act.mutate({ body: { id, kind: fields.kind, noticedAt, words: fields.words.trim(), drill } })
      }}
      width={600}
    >
      <Choice
        label={words.kind}
        value={fields.kind}
        options={breachKinds.map((value) => ({ value, label: words.kinds[value] }))}
        choose={(kind) => change({ kind })}
      />
      <Field label={words.noticed} hint={words.noticedHint} wrong={later && words.noticedLater}>
        <Input
          type="datetime-local"
          value={fields.noticed}
          onChange={(event) => change({ noticed: event.target.value })}
        />
      </Field>
      <Field label={words.words} hint={words.wordsHint}>
        <Writing value={fields.words} write={(text) => change({ words: text })} most={2000} rows={3} />
      </Field>
    </ActDialog>
  )
}
