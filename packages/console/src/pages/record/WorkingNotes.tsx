import { call } from '@anxin/kit/caller.ts'
import { canSeal, openNote, sealNote } from '@anxin/kit/own-key.ts'
import { useQuery } from '@tanstack/react-query'
import { Button, Select } from 'antd'
import { useState } from 'react'
import { type Reply, readAgain, reading } from '../../parts/ask/doors.ts'
import { newId } from '../../parts/ask/kept.ts'
import { useMe } from '../../parts/ask/who.ts'
import { Field } from '../../parts/fill/Field.tsx'
import { Writing } from '../../parts/fill/Writing.tsx'
import { useWords } from '../../parts/language.tsx'
import { RefusalLine } from '../../parts/show/Refusal.tsx'
import { useSay } from '../../parts/show/Say.tsx'
import { shortTime } from '../../parts/show/times.ts'
import type { Case } from '../casework/shapes.ts'
import { ChangePhrase, MakeKey, OpenKey } from './OwnKey.tsx'

type Head = Reply<'GET /api/record/cases/:id'>['workingNotes'][number]
type Keys = Reply<'GET /api/record/own-key'>

/** Private notes under one’s own phrase. Neither the phrase nor the open key ever leaves this page. */
export function WorkingNotes({ one, heads }: { one: Case; heads: readonly Head[] }) {
  const { working: words } = useWords().record
  const keys = useQuery({ ...reading('GET /api/record/own-key'), enabled: canSeal() })
  const [open, setOpen] = useState<CryptoKey>()
  const [changing, setChanging] = useState(false)
  return (
    <section className="case-private" aria-label={words.title}>
      <h3>{words.title}</h3>
      <p className="hint">{canSeal() ? words.about : words.insecure}</p>
      {keys.data && !keys.data.own && <MakeKey again={() => void keys.refetch()} />}
      {keys.data?.own && !open && (
        <OpenKey own={keys.data.own} opened={setOpen} again={() => void keys.refetch()} />
      )}
      {keys.data?.own && open && (
        <>
          <div className="row">
            <Button size="small" onClick={() => setOpen(undefined)}>
              {words.lock}
            </Button>
            <Button size="small" onClick={() => setChanging(!changing)} aria-expanded={changing}>
              {words.change}
            </Button>
          </div>
          {changing && (
            <ChangePhrase
              own={keys.data.own}
              done={() => {
                setChanging(false)
                void keys.refetch()
              }}
            />
          )}
          <WriteNote one={one} keys={keys.data} />
          <ul className="case-notes">
            {heads.map((head) => (
              <OneNote key={`${head.id} ${head.revision}`} head={head} own={open} ownId={keys.data.own?.id} />
            ))}
          </ul>
        </>
      )}
    </section>
  )
}

function WriteNote({ one, keys }: { one: Case; keys: Keys }) {
  const { working: words } = useWords().record
  const me = useMe()
  const say = useSay()
  const [id, setId] = useState(newId)
  const [text, setText] = useState('')
  const [shared, setShared] = useState('')
  const [error, setError] = useState<Error | null>(null)
  const [busy, setBusy] = useState(false)
  const keep = async (): Promise<void> => {
    setBusy(true)
    try {
      const reader = keys.supervisors.find(({ staffId }) => staffId === shared)
      const holders = [
        { staffId: me!.personId, keyId: keys.own!.id, publicKey: keys.own!.publicKey },
        ...(reader ? [reader] : []),
      ]
      const { iv, cipher, wrapped } = await sealNote(
        text,
        holders.map(({ publicKey }) => publicKey),
      )
      await call('PUT /api/record/working-notes/:id', {
        params: { id },
        body: {
          ...{ caseId: one.id, iv, cipher },
          keys: holders.map(({ staffId, keyId }, n) => ({ staffId, keyId, wrapped: wrapped[n]! })),
        },
      })
      setText('')
      setId(newId())
      setError(null)
      say.yes(words.kept)
      readAgain('GET /api/record/cases/:id')
    } catch (refused) {
      setError(refused as Error)
    }
    setBusy(false)
  }
  const readers = [
    { value: '', label: words.shareNobody },
    ...keys.supervisors.map(({ staffId, name }) => ({ value: staffId, label: name })),
  ]
  return (
    <div className="case-private-write">
      <Field label={words.text} wide>
        <Writing value={text} write={setText} most={8000} rows={4} />
      </Field>
      <Field label={words.share} {...(keys.supervisors.length === 0 ? { hint: words.shareNone } : {})}>
        <Select value={shared} options={readers} onChange={setShared} />
      </Field>
      <RefusalLine error={error} />
      <Button loading={busy} disabled={text.trim() === ''} onClick={() => void keep()}>
        {words.keep}
      </Button>
    </div>
  )
}

function OneNote({ head, own, ownId }: { head: Head; own: CryptoKey; ownId: string | undefined }) {
  const { working: words } = useWords().record
  const [text, setText] = useState<string>()
  const [wrong, setWrong] = useState('')
  const say = useSay()
  const read = async (): Promise<void> => {
    try {
      const note = await call('GET /api/record/working-notes/:id', { params: { id: head.id } })
      if (note.keyId !== ownId) return setWrong(words.otherKey)
      setText(await openNote(own, note))
    } catch (error) {
      say.no(error as Error)
    }
  }
  return (
    <li className="panel">
      <p className="note-head n">
        <span>{words.by(head.authorName, shortTime(head.at))}</span>
        {text === undefined && (
          <Button size="small" onClick={() => void read()}>
            {words.read}
          </Button>
        )}
      </p>
      {wrong && <p className="hint">{wrong}</p>}
      {text !== undefined && <p className="both">{text}</p>}
    </li>
  )
}
