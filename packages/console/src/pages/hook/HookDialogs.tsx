import { type HookKind, hookKinds } from '@anxin/contract/hook-kinds.ts'
import type { Refused } from '@anxin/kit/caller.ts'
import { Button, Input } from 'antd'
import { useState } from 'react'
import { useAct } from '../../parts/ask/doors.ts'
import { newId } from '../../parts/ask/kept.ts'
import { ActDialog } from '../../parts/fill/ActDialog.tsx'
import { Several } from '../../parts/fill/Choice.tsx'
import { Dialog } from '../../parts/fill/Dialog.tsx'
import { Field } from '../../parts/fill/Field.tsx'
import { useWords } from '../../parts/language.tsx'
import { CopyButton } from '../../parts/show/CopyButton.tsx'
import { useSay } from '../../parts/show/Say.tsx'
import { type Hook, refresh } from './shapes.ts'

interface Wanted {
  name: string
  url: string
  kinds: HookKind[]
}
interface FormGiven {
  title: string
  about: string
  wanted: Wanted
  set: (wanted: Wanted) => void
  pending: boolean
  error: Refused | null
  close: () => void
  send: (wanted: Wanted) => void
}

/** What an address is called, where it is and what it is told. */
function HookForm({ title, about, wanted, set, pending, error, close, send }: FormGiven) {
  const { hook: words } = useWords()
  const { name, url, kinds } = wanted
  const why = error?.reply?.field === 'url' ? error.reply.detail?.why : undefined
  const wrong = words.urlWrong[why as keyof typeof words.urlWrong] as string | undefined
  return (
    <ActDialog
      title={title}
      about={about}
      yes={words.save}
      ready={name.trim() !== '' && url.trim().length >= 8 && kinds.length > 0}
      pending={pending}
      error={wrong ? null : error}
      close={close}
      send={() => send({ name: name.trim(), url: url.trim(), kinds })}
      width={620}
    >
      <Field label={words.name} hint={words.nameHint}>
        <Input
          value={name}
          maxLength={40}
          onChange={(event) => set({ ...wanted, name: event.target.value })}
        />
      </Field>
      <Field label={words.url} hint={words.urlHint} wrong={wrong}>
        <Input
          type="url"
          value={url}
          maxLength={500}
          spellCheck={false}
          onChange={(event) => set({ ...wanted, url: event.target.value })}
        />
      </Field>
      <Several
        label={words.kinds}
        values={kinds}
        options={hookKinds.map((value) => ({ value, label: words.kindNames[value] }))}
        choose={(chosen) => set({ ...wanted, kinds: chosen })}
      />
      {kinds.length < hookKinds.length && (
        <Button size="small" className="all-kinds" onClick={() => set({ ...wanted, kinds: [...hookKinds] })}>
          {words.all}
        </Button>
      )}
    </ActDialog>
  )
}

/** A new address, and then its secret. */
export function AddHook({ close }: { close: () => void }) {
  const { hook: words } = useWords()
  const [id] = useState(newId)
  const [wanted, set] = useState<Wanted>({ name: '', url: '', kinds: [] })
  const make = useAct('POST /api/hook/hooks', { refresh })
  if (make.isSuccess) return <SecretDialog hook={{ id, name: wanted.name }} close={close} />
  return (
    <HookForm
      title={words.add}
      about={words.addAbout}
      {...{ wanted, set, close }}
      pending={make.isPending}
      error={make.error}
      send={(body) => make.mutate({ body: { id, ...body } })}
    />
  )
}

export function ChangeHook({ hook, close }: { hook: Hook; close: () => void }) {
  const { hook: words } = useWords()
  const [wanted, set] = useState<Wanted>({ name: hook.name, url: hook.url, kinds: [...hook.kinds] })
  const change = useAct('PUT /api/hook/hooks/:id', { refresh, done: close })
  return (
    <HookForm
      title={words.changeTitle(hook.name)}
      about={words.changeAbout}
      {...{ wanted, set, close }}
      pending={change.isPending}
      error={change.error}
      send={(body) => change.mutate({ params: { id: hook.id }, body })}
    />
  )
}

/** The secret an address is told things with, shown once. */
export function SecretDialog({ hook, close }: { hook: Pick<Hook, 'id' | 'name'>; close: () => void }) {
  const { hook: words, act: common } = useWords()
  const make = useAct('POST /api/hook/hooks/:id/secret', { refresh })
  const title = words.secretTitle(hook.name)
  const secret = make.data?.secret
  if (!secret)
    return (
      <ActDialog
        title={title}
        about={words.secretAbout}
        yes={words.secretYes}
        pending={make.isPending}
        error={make.error}
        close={close}
        send={() => make.mutate({ params: { id: hook.id } })}
      />
    )
  return (
    <Dialog title={title} close={close} footer={<Button onClick={close}>{common.close}</Button>} width={620}>
      <div className="asking">
        <Field label={words.secretIs}>
          <Input readOnly value={secret} suffix={<CopyButton text={secret} />} />
        </Field>
        <p>{words.secretHow}</p>
      </div>
    </Dialog>
  )
}

export function ShutHook({ hook, close }: { hook: Hook; close: () => void }) {
  const { hook: words } = useWords()
  const say = useSay()
  const shut = useAct('POST /api/hook/hooks/:id/shut', {
    refresh,
    done: () => {
      say.yes(words.shutDone)
      close()
    },
  })
  return (
    <ActDialog
      title={words.shutTitle(hook.name)}
      about={words.shutAbout}
      yes={words.shut}
      danger
      pending={shut.isPending}
      error={shut.error}
      close={close}
      send={() => shut.mutate({ params: { id: hook.id } })}
    />
  )
}
