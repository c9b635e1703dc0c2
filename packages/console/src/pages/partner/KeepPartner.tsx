import { Button, Input } from 'antd'
import { useState } from 'react'
import { useAct } from '../../parts/ask/doors.ts'
import { newId } from '../../parts/ask/kept.ts'
import { gates } from '../../parts/ask/who.ts'
import { ActDialog } from '../../parts/fill/ActDialog.tsx'
import { Choice } from '../../parts/fill/Choice.tsx'
import { Dialog } from '../../parts/fill/Dialog.tsx'
import { Field } from '../../parts/fill/Field.tsx'
import { PlaceField } from '../../parts/fill/PlaceField.tsx'
import { useWords } from '../../parts/language.tsx'
import { CopyButton } from '../../parts/show/CopyButton.tsx'
import { useSay } from '../../parts/show/Say.tsx'
import { type Partner, refresh } from './shapes.ts'

const kinds = ['hotline', 'school', 'hospital', 'other'] as const

/** Writes down who hands over. */
export function AddPartner({ close }: { close: () => void }) {
  const { partner: words } = useWords()
  const [id] = useState(newId)
  const [name, setName] = useState('')
  const [kind, setKind] = useState<Partner['kind']>('hotline')
  const [unitId, setUnitId] = useState<string | null>(null)
  const act = useAct('POST /api/partner/partners', { refresh: [...refresh], done: close })
  return (
    <ActDialog
      title={words.add}
      about={words.addAbout}
      yes={words.addYes}
      ready={name.trim() !== '' && unitId !== null}
      pending={act.isPending}
      error={act.error}
      close={close}
      send={() => unitId && act.mutate({ body: { id, name: name.trim(), kind, unitId } })}
    >
      <Field label={words.name}>
        <Input value={name} maxLength={40} onChange={(event) => setName(event.target.value)} />
      </Field>
      <Choice
        label={words.kind}
        value={kind}
        options={kinds.map((value) => ({ value, label: words.kinds[value] }))}
        choose={setKind}
      />
      <PlaceField label={words.place} roles={gates.partnerKeeping} value={unitId} choose={setUnitId} />
    </ActDialog>
  )
}

/** How a partner's program calls; the key is theirs. */
const command = (key: string): string =>
  `curl -X POST ${location.origin}/api/partner/handovers -H 'content-type: application/json' -d '${JSON.stringify(
    {
      id: newId(),
      key,
      text: '{"id":"1001","seen":"…","danger":"unsure"}',
    },
  )}'`

/** The key of a partner's program, told once. */
export function KeyDialog({ partner, close }: { partner: Partner; close: () => void }) {
  const { partner: words, act: common } = useWords()
  const act = useAct('POST /api/partner/partners/:id/key', { refresh: [...refresh] })
  const title = `${words.key} · ${partner.name}`
  const key = act.data?.key
  if (!key)
    return (
      <ActDialog
        title={title}
        about={words.keyAbout}
        yes={words.keyYes}
        pending={act.isPending}
        error={act.error}
        close={close}
        send={() => act.mutate({ params: { id: partner.id } })}
      />
    )
  return (
    <Dialog title={title} close={close} footer={<Button onClick={close}>{common.close}</Button>} width={620}>
      <div className="asking">
        <Field label={words.keyIs}>
          <Input readOnly value={key} suffix={<CopyButton text={key} />} />
        </Field>
        <p>{words.keyHow}</p>
        <pre className="facts command">{command(key)}</pre>
      </div>
    </Dialog>
  )
}

export function ShutDialog({ partner, close }: { partner: Partner; close: () => void }) {
  const { partner: words } = useWords()
  const say = useSay()
  const act = useAct('POST /api/partner/partners/:id/shut', {
    refresh: [...refresh],
    done: () => {
      say.yes(words.shutDone)
      close()
    },
  })
  return (
    <ActDialog
      title={`${words.shutAct} · ${partner.name}`}
      about={words.shutAbout}
      yes={words.shutAct}
      danger
      pending={act.isPending}
      error={act.error}
      close={close}
      send={() => act.mutate({ params: { id: partner.id } })}
    />
  )
}
