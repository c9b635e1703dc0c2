import { isGoodPin } from '@anxin/kit/vault.ts'
import { Button, Input, Popconfirm } from 'antd'
import { type ChangeEvent, useState } from 'react'
import { sendAll } from '../../parts/ask/outing/send.ts'
import { enterPin, forgetSealed, setPin } from '../../parts/ask/outing/store.ts'
import { triesLeft, useVault } from '../../parts/ask/outing/vault.ts'
import { Field } from '../../parts/fill/Field.tsx'
import { useWords } from '../../parts/language.tsx'
import { Icon } from '../../parts/show/Icon.tsx'

/** What a lost telephone does not show: a PIN is set once on a device, and asked for when its pages are opened again. */
export function Pin({ owner, unsent }: { owner: string; unsent: boolean }) {
  const state = useVault(owner)
  if (state === 'none') return <NewPin owner={owner} />
  return state === 'locked' ? <OwnPin owner={owner} unsent={unsent} /> : null
}

/** Six digits, not shown and not offered to any keeper of passwords. */
const digits = (value: string, change: (value: string) => void) => ({
  ...({ type: 'password', inputMode: 'numeric', autoComplete: 'off', maxLength: 6, value } as const),
  onChange: (event: ChangeEvent<HTMLInputElement>) => change(event.target.value.replace(/\D/g, '')),
})

function NewPin({ owner }: { owner: string }) {
  const { pin: words } = useWords().outing
  const [first, setFirst] = useState('')
  const [again, setAgain] = useState('')
  const [busy, setBusy] = useState(false)
  const weak = first.length === 6 && !isGoodPin(first)
  const ready = isGoodPin(first) && first === again
  return (
    <section className="panel outing-pin" aria-label={words.newTitle}>
      <Icon name="lock" size={20} />
      <div>
        <b>{words.newTitle}</b>
        <p className="hint">{words.newAbout}</p>
        <form
          className="outing-pins"
          onSubmit={(event) => {
            event.preventDefault()
            if (!ready) return
            setBusy(true)
            void setPin(owner, first)
          }}
        >
          <Field label={words.first} wrong={weak && words.weak}>
            <Input {...digits(first, setFirst)} />
          </Field>
          <Field label={words.again} wrong={again.length === 6 && again !== first && words.differ}>
            <Input {...digits(again, setAgain)} />
          </Field>
          <Button type="primary" htmlType="submit" disabled={!ready} loading={busy}>
            {words.set}
          </Button>
        </form>
      </div>
    </section>
  )
}

function OwnPin({ owner, unsent }: { owner: string; unsent: boolean }) {
  const { pin: words } = useWords().outing
  const [pin, type] = useState('')
  const [busy, setBusy] = useState(false)
  const [wrong, setWrong] = useState(false)
  const open = async (): Promise<void> => {
    setBusy(true)
    const found = await enterPin(owner, pin)
    setBusy(false)
    type('')
    setWrong(found === 'wrong')
    if (found === 'open') sendAll(owner)
  }
  return (
    <section className="panel outing-pin" aria-label={words.title}>
      <Icon name="lock" size={20} />
      <div>
        <b>{words.title}</b>
        <p className={unsent ? 'outing-truth' : 'hint'} role="status">
          {unsent ? words.unsent : words.about}
        </p>
        <form
          className="outing-pins"
          onSubmit={(event) => {
            event.preventDefault()
            if (pin.length === 6) void open()
          }}
        >
          <Field label={words.first} wrong={wrong && words.wrong(triesLeft(owner))}>
            <Input {...digits(pin, type)} />
          </Field>
          <Button type="primary" htmlType="submit" disabled={pin.length !== 6} loading={busy}>
            {words.open}
          </Button>
          <Popconfirm
            title={unsent ? words.forgetUnsent : words.forgetSure}
            onConfirm={() => forgetSealed(owner)}
          >
            <Button type="text">{words.forget}</Button>
          </Popconfirm>
        </form>
      </div>
    </section>
  )
}
