import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { recall, remember } from '../../../device/pocket.ts'
import { Icon } from '../../../parts/drawn/Icon.tsx'
import { Check, Field } from '../../../parts/Field.tsx'
import { refusalWords, w } from '../../../parts/words.ts'
import { leaveCallback } from '../../../talk/actions.ts'

interface Typed {
  readonly phone: string
  readonly withFriend: boolean
  readonly friendName: string
  readonly friendPhone: string
  readonly consent: boolean
}
const blank: Typed = { phone: '', withFriend: false, friendName: '', friendPhone: '', consent: false }

function fault(typed: Typed): string | null {
  const { callback } = w.value
  if (typed.phone.replace(/\D/g, '').length < 4) return callback.needPhone
  if (typed.withFriend && (!typed.friendName.trim() || typed.friendPhone.replace(/\D/g, '').length < 7))
    return callback.needFriend
  return typed.consent ? null : callback.needConsent
}

const Inside = ({ onDone }: { onDone: () => void }): JSX.Element => {
  const { callback, cancel } = w.value
  const [typed, setTyped] = useState(blank)
  const [wrong, setWrong] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const set = (part: Partial<Typed>): void => setTyped({ ...typed, ...part })
  const send = async (event: Event): Promise<void> => {
    event.preventDefault()
    const found = fault(typed)
    setWrong(found)
    if (found) return
    setBusy(true)
    const friend = typed.withFriend
      ? { name: typed.friendName.trim(), phone: typed.friendPhone.trim() }
      : null
    try {
      await leaveCallback({ phone: typed.phone.trim(), friend })
      remember('callbackLeft', String(Date.now()))
      onDone()
    } catch (refused) {
      setWrong(refusalWords(refused))
      setBusy(false)
    }
  }
  return (
    <form class="callback-form" onSubmit={(event) => void send(event)} noValidate>
      <p class="small">{callback.why}</p>
      <Field
        label={callback.phone}
        value={typed.phone}
        type="tel"
        inputMode="tel"
        maxLength={20}
        autocomplete="tel"
        onText={(phone) => set({ phone })}
      />
      <Check
        label={callback.withFriend}
        checked={typed.withFriend}
        onChange={(withFriend) => set({ withFriend })}
      />
      {typed.withFriend && (
        <div class="two">
          <Field
            label={callback.friendName}
            value={typed.friendName}
            maxLength={20}
            onText={(friendName) => set({ friendName })}
          />
          <Field
            label={callback.friendPhone}
            value={typed.friendPhone}
            type="tel"
            inputMode="tel"
            maxLength={20}
            onText={(friendPhone) => set({ friendPhone })}
          />
        </div>
      )}
      <Check label={callback.consent} checked={typed.consent} onChange={(consent) => set({ consent })} />
      {wrong && (
        <p class="wrong" role="alert">
          {wrong}
        </p>
      )}
      <div class="row">
        <button type="submit" class="btn" disabled={busy}>
          {callback.send}
        </button>
        <button type="button" class="btn btn-quiet" onClick={onDone}>
          {cancel}
        </button>
      </div>
    </form>
  )
}

/** A way for people to find somebody who has no account. Offered, never asked for first. */
export const CallbackForm = (): JSX.Element => {
  const { callback } = w.value
  const [open, setOpen] = useState(false)
  const [left, setLeft] = useState(recall('callbackLeft') !== null)
  if (open)
    return (
      <Inside
        onDone={() => {
          setOpen(false)
          setLeft(recall('callbackLeft') !== null)
        }}
      />
    )
  return (
    <button type="button" class="callback-open" onClick={() => setOpen(true)}>
      <Icon name={left ? 'check' : 'phone'} size="s" />
      {left ? callback.done : callback.open}
    </button>
  )
}
