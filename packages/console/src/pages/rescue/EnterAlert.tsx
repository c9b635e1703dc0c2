import { useNavigate } from '@tanstack/react-router'
import { Button, Checkbox, Input } from 'antd'
import { useState } from 'react'
import { useAct } from '../../parts/ask/doors.ts'
import { useKeptForm } from '../../parts/ask/kept.ts'
import { ActDialog } from '../../parts/fill/ActDialog.tsx'
import { Choice } from '../../parts/fill/Choice.tsx'
import { Field } from '../../parts/fill/Field.tsx'
import { Writing } from '../../parts/fill/Writing.tsx'
import { useWords } from '../../parts/language.tsx'
import { pointsAt } from '../../parts/show/Refusal.tsx'

const sources = ['phone', 'missed_check_in', 'group_post', 'partner', 'worker'] as const
type Source = (typeof sources)[number]
const empty: {
  source: Source
  name: string
  phone: string
  quote: string
  now: 'yes' | 'no' | null
  minor: boolean
} = {
  source: 'phone',
  name: '',
  phone: '',
  quote: '',
  now: null,
  minor: false,
}

/** The way in for what did not come through the program: a call, a missed check-in, a group, a partner. */
export function EnterAlert() {
  const { rescue: words } = useWords()
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        {words.enter.act}
      </Button>
      {open && <EnterForm close={() => setOpen(false)} />}
    </>
  )
}

function EnterForm({ close }: { close: () => void }) {
  const { rescue, crisis } = useWords()
  const { enter: words } = rescue
  const go = useNavigate()
  const { id, fields, change, forget } = useKeptForm('enterAlert', empty)
  const act = useAct('POST /api/rescue/alerts', {
    refresh: ['GET /api/crisis/board'],
    done: ({ eventId }) => {
      forget()
      close()
      void go({ to: '/events/$eventId', params: { eventId } })
    },
  })
  const ready = fields.name.trim() !== '' && fields.quote.trim() !== '' && fields.now !== null
  const phone = fields.phone.trim()
  return (
    <ActDialog
      title={words.title}
      about={words.about}
      yes={words.yes}
      danger={fields.now === 'yes'}
      ready={ready}
      pending={act.isPending}
      error={act.error}
      close={close}
      send={() =>
        act.mutate({
          body: {
            ...{ id, source: fields.source, name: fields.name.trim(), quote: fields.quote.trim() },
            ...{ dangerNow: fields.now === 'yes', minor: fields.minor },
            ...(phone ? { phone } : {}),
          },
        })
      }
    >
      <Choice
        label={words.source}
        value={fields.source}
        options={sources.map((value) => ({ value, label: crisis.sources[value] }))}
        choose={(source) => change({ source })}
      />
      <Choice
        label={words.now}
        value={fields.now}
        options={[
          { value: 'yes', label: words.nowYes, tone: 'yes' },
          { value: 'no', label: words.nowNo },
        ]}
        choose={(now) => change({ now })}
      />
      <div className="pair">
        <Field label={words.name} hint={words.nameHint}>
          <Input
            value={fields.name}
            maxLength={20}
            onChange={(event) => change({ name: event.target.value })}
          />
        </Field>
        <Field
          label={words.phone}
          hint={words.phoneHint}
          wrong={pointsAt(act.error, 'phone') && words.phoneWrong}
        >
          <Input
            type="tel"
            value={fields.phone}
            maxLength={20}
            onChange={(event) => change({ phone: event.target.value })}
          />
        </Field>
      </div>
      <Field label={words.quote} hint={words.quoteHint}>
        <Writing value={fields.quote} write={(quote) => change({ quote })} most={200} />
      </Field>
      <Checkbox checked={fields.minor} onChange={(event) => change({ minor: event.target.checked })}>
        {crisis.minor}
      </Checkbox>
    </ActDialog>
  )
}
