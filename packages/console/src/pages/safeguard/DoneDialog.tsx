import { Input } from 'antd'
import { useAct } from '../../parts/ask/doors.ts'
import { useKeptForm } from '../../parts/ask/kept.ts'
import { ActDialog } from '../../parts/fill/ActDialog.tsx'
import { Choice } from '../../parts/fill/Choice.tsx'
import { Field } from '../../parts/fill/Field.tsx'
import { useWords } from '../../parts/language.tsx'
import { useCode } from './codes.ts'
import { refresh, type Told } from './shapes.ts'

const ways = ['phone', 'in_person', 'sms', 'letter'] as const

/** By which way and to whom it was told. */
export function DoneDialog({ told, close }: { told: Told; close: () => void }) {
  const { told: words } = useWords().safeguard
  const code = useCode()
  const empty: { channel: (typeof ways)[number]; toName: string } = { channel: 'phone', toName: '' }
  const { fields, change, forget } = useKeptForm(`told.${told.id}`, empty)
  const act = useAct('POST /api/safeguard/disclosures/:id/done', {
    refresh: [...refresh],
    done: () => {
      forget()
      close()
    },
  })
  return (
    <ActDialog
      title={words.doTitle}
      about={<blockquote>{told.words}</blockquote>}
      yes={words.doAct}
      ready={fields.toName.trim() !== ''}
      pending={act.isPending}
      error={act.error}
      close={close}
      send={() => act.mutate({ params: { id: told.id }, body: fields })}
    >
      <Choice
        label={words.channel}
        value={fields.channel}
        options={ways.map((value) => ({ value, label: code(value) }))}
        choose={(channel) => change({ channel })}
      />
      <Field label={words.toName}>
        <Input
          value={fields.toName}
          maxLength={20}
          onChange={(event) => change({ toName: event.target.value })}
        />
      </Field>
    </ActDialog>
  )
}
