import { useQuery } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { useState } from 'react'
import { reading, useAct } from '../../parts/ask/doors.ts'
import { newId } from '../../parts/ask/kept.ts'
import { ActDialog } from '../../parts/fill/ActDialog.tsx'
import { Dialog } from '../../parts/fill/Dialog.tsx'
import { Field } from '../../parts/fill/Field.tsx'
import { useWords } from '../../parts/language.tsx'
import { CopyButton } from '../../parts/show/CopyButton.tsx'
import { Shown } from '../../parts/show/States.tsx'
import { shortDay, shortTime } from '../../parts/show/times.ts'
import { afterWrite, type Office } from './shapes.ts'

/** One link an office: made, looked through, shut. */
export function Doors() {
  const { bureau: words } = useWords()
  const [making, setMaking] = useState(false)
  const [shutting, setShutting] = useState<Office>()
  const query = useQuery(reading('GET /api/bureau/doors'))
  return (
    <section className="panel" aria-label={words.doors}>
      <h2>{words.doors}</h2>
      <p className="hint">{words.doorsAbout}</p>
      <Shown query={query} lines={3}>
        {({ doors, mayKeep }) => (
          <>
            {doors.length === 0 && <p className="quiet">{words.doorsNone}</p>}
            <ul className="counted-list">
              {doors.map((one) => (
                <li key={one.id}>
                  <span>
                    <b>{one.name}</b>
                    <br />
                    <span className="hint n">
                      {one.lookedAt ? words.lookedAt(shortTime(one.lookedAt)) : words.neverLooked} ·{' '}
                      {shortDay(one.madeAt)}
                    </span>
                  </span>
                  {one.revoked ? (
                    <span className="tag">{words.isShut}</span>
                  ) : (
                    mayKeep && (
                      <Button
                        size="small"
                        aria-label={words.shutTitle(one.name)}
                        onClick={() => setShutting(one)}
                      >
                        {words.shut}
                      </Button>
                    )
                  )}
                </li>
              ))}
            </ul>
            {mayKeep && (
              <div className="letter-acts">
                <Button type="primary" onClick={() => setMaking(true)}>
                  {words.make}
                </Button>
              </div>
            )}
          </>
        )}
      </Shown>
      {making && <MakeDialog close={() => setMaking(false)} />}
      {shutting && <ShutDialog office={shutting} close={() => setShutting(undefined)} />}
    </section>
  )
}

function MakeDialog({ close }: { close: () => void }) {
  const { bureau: words, act: acts } = useWords()
  const [id] = useState(newId)
  const [name, setName] = useState('')
  const act = useAct('POST /api/bureau/doors', { refresh: afterWrite })
  if (act.data)
    return (
      <Dialog title={name} close={close} footer={<Button onClick={close}>{acts.close}</Button>}>
        <div className="asking">
          <p>{words.made}</p>
          <p className="letter-leaves">
            <code>{act.data.url}</code>
          </p>
          <div className="letter-acts">
            <CopyButton text={act.data.url} label={words.copyLink} />
          </div>
        </div>
      </Dialog>
    )
  return (
    <ActDialog
      title={words.make}
      about={words.doorsAbout}
      yes={words.make}
      ready={name.trim().length >= 2}
      pending={act.isPending}
      error={act.error}
      close={close}
      send={() => act.mutate({ body: { id, name: name.trim() } })}
    >
      <Field label={words.name}>
        <Input value={name} maxLength={40} onChange={(event) => setName(event.target.value)} />
      </Field>
    </ActDialog>
  )
}

function ShutDialog({ office, close }: { office: Office; close: () => void }) {
  const { bureau: words } = useWords()
  const act = useAct('DELETE /api/bureau/doors/:id', { refresh: afterWrite, done: close })
  return (
    <ActDialog
      title={words.shutTitle(office.name)}
      about={words.shutAbout}
      yes={words.shut}
      danger
      pending={act.isPending}
      error={act.error}
      close={close}
      send={() => act.mutate({ params: { id: office.id } })}
    />
  )
}
