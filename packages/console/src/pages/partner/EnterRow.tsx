import { Input } from 'antd'
import { useAct } from '../../parts/ask/doors.ts'
import { useKeptForm } from '../../parts/ask/kept.ts'
import { ActDialog } from '../../parts/fill/ActDialog.tsx'
import { Choice } from '../../parts/fill/Choice.tsx'
import { Field } from '../../parts/fill/Field.tsx'
import { Writing } from '../../parts/fill/Writing.tsx'
import { useWords } from '../../parts/language.tsx'
import { pointsAt } from '../../parts/show/Refusal.tsx'
import { useSay } from '../../parts/show/Say.tsx'
import { refresh, type UnreadRow } from './shapes.ts'

type Three = 'yes' | 'no' | 'unsure'
const threes: readonly Three[] = ['yes', 'no', 'unsure']
const texts = ['name', 'phone', 'when', 'where', 'find'] as const

/** What a person reads out of a row the program could not read. */
export function EnterRow({ row, close }: { row: UnreadRow; close: () => void }) {
  const { enter: words, unread } = useWords().partner
  const say = useSay()
  const { fields, change, forget } = useKeptForm(`partner.enter.${row.id}`, {
    ...{ seen: row.raw.slice(0, 2000), name: '', phone: '', when: '', where: '', find: '' },
    ...{ danger: null as Three | null, minor: null as Three | null },
  })
  const act = useAct('POST /api/partner/rows/:id/entry', {
    refresh: [...refresh],
    done: () => {
      forget()
      say.yes(unread.done)
      close()
    },
  })
  const { danger, minor } = fields
  const send = (): void => {
    if (!danger || !minor) return
    const phone = fields.phone.trim() || null
    act.mutate({
      params: { id: row.id },
      body: {
        fields: {
          ...{ relation: 'other', seen: fields.seen.trim(), when: fields.when, where: fields.where },
          ...{ dangerNow: danger, mayName: false },
          person: { name: fields.name, phone, howToFind: fields.find, minor },
          reporter: { name: row.partnerName.slice(0, 20), phone: null },
        },
      },
    })
  }
  const three = (name: 'danger' | 'minor') => (
    <Choice
      label={words[name]}
      value={fields[name]}
      options={threes.map((value) => ({ value, label: words.three[value] }))}
      choose={(value) => change({ [name]: value })}
    />
  )
  return (
    <ActDialog
      title={words.title}
      about={words.about}
      yes={words.yes}
      danger={danger === 'yes'}
      ready={fields.seen.trim() !== '' && danger !== null && minor !== null}
      pending={act.isPending}
      error={act.error}
      close={close}
      send={send}
      width={620}
    >
      <blockquote aria-label={words.original} className="original">
        {row.raw}
      </blockquote>
      <Field label={words.seen}>
        <Writing value={fields.seen} write={(seen) => change({ seen })} most={2000} rows={3} />
      </Field>
      {three('danger')}
      {three('minor')}
      <div className="pair">
        {texts.map((name) => (
          <Field
            key={name}
            label={words[name]}
            wrong={name === 'phone' && pointsAt(act.error, 'phone') && words.phoneWrong}
          >
            <Input
              value={fields[name]}
              maxLength={name === 'name' ? 20 : 200}
              onChange={(event) => change({ [name]: event.target.value })}
            />
          </Field>
        ))}
      </div>
    </ActDialog>
  )
}
