import { call } from '@anxin/kit/caller.ts'
import { lockAnew, makeKey, openKey } from '@anxin/kit/own-key.ts'
import { Button, Input } from 'antd'
import { useState } from 'react'
import type { Reply } from '../../parts/ask/doors.ts'
import { newId } from '../../parts/ask/kept.ts'
import { Field } from '../../parts/fill/Field.tsx'
import { useWords } from '../../parts/language.tsx'
import { useSay } from '../../parts/show/Say.tsx'

type Own = NonNullable<Reply<'GET /api/record/own-key'>['own']>
const shortest = 12

/** A phrase written twice, so that no slip of a finger locks somebody out. */
function useTwice() {
  const { working: words } = useWords().record
  const [phrase, setPhrase] = useState('')
  const [second, setSecond] = useState('')
  return {
    phrase,
    ready: phrase.length >= shortest && second === phrase,
    fields: (label: string) => (
      <>
        <Field label={label}>
          <Input.Password
            value={phrase}
            autoComplete="new-password"
            onChange={(e) => setPhrase(e.target.value)}
          />
        </Field>
        <Field label={words.again} wrong={second !== '' && second !== phrase && words.mismatch}>
          <Input.Password
            value={second}
            autoComplete="new-password"
            onChange={(e) => setSecond(e.target.value)}
          />
        </Field>
      </>
    ),
  }
}

/** Chooses a phrase, and makes the key it locks. */
export function MakeKey({ again }: { again: () => void }) {
  const { working: words } = useWords().record
  const say = useSay()
  const twice = useTwice()
  const [busy, setBusy] = useState(false)
  const make = async (): Promise<void> => {
    setBusy(true)
    try {
      const locked = await makeKey(twice.phrase)
      await call('PUT /api/record/own-key', { body: { id: newId(), ...locked } })
      say.yes(words.made)
      again()
    } catch (error) {
      say.no(error as Error)
    }
    setBusy(false)
  }
  return (
    <div className="pair">
      {twice.fields(words.phrase)}
      <Button loading={busy} disabled={!twice.ready} onClick={() => void make()}>
        {words.make}
      </Button>
    </div>
  )
}

/** Another phrase for the same key: locked anew here, in the browser. */
export function ChangePhrase({ own, done }: { own: Own; done: () => void }) {
  const { working: words } = useWords().record
  const say = useSay()
  const twice = useTwice()
  const [old, setOld] = useState('')
  const [wrong, setWrong] = useState(false)
  const [busy, setBusy] = useState(false)
  const change = async (): Promise<void> => {
    setBusy(true)
    try {
      const lock = await lockAnew(own, old, twice.phrase)
      setWrong(lock === undefined)
      if (lock) {
        await call('PUT /api/record/own-key/lock', { body: { id: own.id, ...lock } })
        say.yes(words.changed)
        done()
      }
    } catch (error) {
      say.no(error as Error)
    }
    setBusy(false)
  }
  return (
    <div className="panel case-phrase">
      <p className="hint">{words.changeAbout}</p>
      <div className="pair">
        <Field label={words.oldPhrase} wrong={wrong && words.wrong}>
          <Input.Password value={old} autoComplete="off" onChange={(e) => setOld(e.target.value)} />
        </Field>
        {twice.fields(words.newPhrase)}
        <Button
          type="primary"
          loading={busy}
          disabled={!twice.ready || old === ''}
          onClick={() => void change()}
        >
          {words.changeYes}
        </Button>
      </div>
    </div>
  )
}

interface OpenKeyGiven {
  readonly own: Own
  readonly opened: (key: CryptoKey) => void
  readonly again: () => void
}
/** Opens one’s own key on this page; whoever forgot the phrase is told what that means, and may begin anew. */
export function OpenKey({ own, opened, again }: OpenKeyGiven) {
  const { working: words } = useWords().record
  const [forgotten, setForgotten] = useState(false)
  const [phrase, setPhrase] = useState('')
  const [wrong, setWrong] = useState(false)
  const [busy, setBusy] = useState(false)
  const open = async (): Promise<void> => {
    setBusy(true)
    const key = await openKey(own, phrase)
    setBusy(false)
    setWrong(key === undefined)
    if (key) opened(key)
  }
  return (
    <div className="row">
      <Field label={words.phrase} wrong={wrong && words.wrong}>
        <Input.Password
          value={phrase}
          autoComplete="off"
          onChange={(e) => setPhrase(e.target.value)}
          onPressEnter={() => void open()}
        />
      </Field>
      <Button loading={busy} disabled={phrase === ''} onClick={() => void open()}>
        {words.open}
      </Button>
      <Button type="text" aria-expanded={forgotten} onClick={() => setForgotten(!forgotten)}>
        {words.forgot}
      </Button>
      {forgotten && (
        <div className="panel case-phrase">
          <p className="hint">{words.forgotAbout}</p>
          <MakeKey again={again} />
        </div>
      )}
    </div>
  )
}
