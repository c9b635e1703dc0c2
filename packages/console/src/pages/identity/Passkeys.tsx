import type { Refused } from '@anxin/kit/caller.ts'
import { useMutation, useQuery } from '@tanstack/react-query'
import { Button, Input, Popconfirm } from 'antd'
import { useState } from 'react'
import { readAgain, reading, useAct } from '../../parts/ask/doors.ts'
import { useMe } from '../../parts/ask/who.ts'
import { ActDialog } from '../../parts/fill/ActDialog.tsx'
import { Field } from '../../parts/fill/Field.tsx'
import { useWords } from '../../parts/language.tsx'
import { useSay } from '../../parts/show/Say.tsx'
import { Shown } from '../../parts/show/States.tsx'
import { shortTime } from '../../parts/show/times.ts'
import { type Added, addPasskey, passkeysPossible } from './passkey.ts'

/** The own passkeys: name, since when, last used; and a new one for this device. */
export function Passkeys() {
  const { passkeys: words } = useWords().identity
  const { act } = useWords()
  const say = useSay()
  const [adding, setAdding] = useState(false)
  const query = useQuery(reading('GET /api/identity/staff/passkeys'))
  const remove = useAct('DELETE /api/identity/staff/passkeys/:id', {
    refresh: ['GET /api/identity/staff/passkeys'],
    done: () => say.yes(words.removed),
  })
  return (
    <section className="panel" aria-label={words.title}>
      <h2>{words.title}</h2>
      <p className="hint">{words.about}</p>
      <Shown query={query} lines={2}>
        {({ passkeys }) => (
          <ul className="lines">
            {passkeys.map((key) => (
              <li key={key.id}>
                <div>
                  <b>{key.name}</b>
                  <p className="n">
                    {[
                      words.added(shortTime(key.addedAt)),
                      key.usedAt ? words.used(shortTime(key.usedAt)) : words.neverUsed,
                    ].join(' · ')}
                  </p>
                </div>
                <Popconfirm
                  title={words.removeAsk(key.name)}
                  okText={act.remove}
                  cancelText={act.cancel}
                  onConfirm={() => remove.mutate({ params: { id: key.id } }, { onError: say.no })}
                >
                  <Button size="small" aria-label={words.removeOne(key.name)}>
                    {act.remove}
                  </Button>
                </Popconfirm>
              </li>
            ))}
            {passkeys.length === 0 && <li className="hint">{words.none}</li>}
          </ul>
        )}
      </Shown>
      {passkeysPossible() ? (
        <div>
          <Button onClick={() => setAdding(true)}>{words.add}</Button>
        </div>
      ) : (
        <p className="hint">{words.notHere}</p>
      )}
      {adding && <AddPasskey close={() => setAdding(false)} />}
    </section>
  )
}

function AddPasskey({ close }: { close: () => void }) {
  const { passkeys: words, account } = useWords().identity
  const me = useMe()
  const say = useSay()
  const [name, setName] = useState('')
  const [password, setPassword] = useState('')
  const add = useMutation<Added, Refused, { name: string; password: string }>({
    mutationFn: addPasskey,
    onSuccess: (how) => {
      if (how === 'cancelled') return
      readAgain('GET /api/identity/staff/passkeys')
      say.yes(how === 'known' ? words.known : words.addedNow)
      close()
    },
  })
  return (
    <ActDialog
      title={words.add}
      about={words.addAbout}
      yes={words.addYes}
      ready={name.trim() !== '' && (password !== '' || me?.demo === true)}
      pending={add.isPending}
      error={add.error}
      close={close}
      send={() => add.mutate({ name: name.trim(), password })}
    >
      <Field label={words.name} hint={words.nameHint}>
        <Input value={name} onChange={(event) => setName(event.target.value)} maxLength={40} autoFocus />
      </Field>
      <Field label={account.passwordCurrent} hint={me?.demo ? words.demoHint : words.passwordHint}>
        <Input.Password
          value={password}
          onChange={(event) => setPassword(event.target.value)}
          autoComplete="current-password"
          maxLength={200}
        />
      </Field>
    </ActDialog>
  )
}
