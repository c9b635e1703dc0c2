import { useQuery } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { useState } from 'react'
import { type Reply, reading, useAct } from '../../parts/ask/doors.ts'
import { useKeptForm } from '../../parts/ask/kept.ts'
import { mayEnter, useMe } from '../../parts/ask/who.ts'
import { ActDialog } from '../../parts/fill/ActDialog.tsx'
import { Field } from '../../parts/fill/Field.tsx'
import { useWords } from '../../parts/language.tsx'
import { Shown } from '../../parts/show/States.tsx'
import { useCode } from './codes.ts'

type Entry = Reply<'GET /api/safeguard/phone-book'>['entries'][number]

/** Where harm to a child is reported, and when each number was tried. */
export function PhoneBook() {
  const { children: words } = useWords().safeguard
  const code = useCode()
  const mayKeep = mayEnter(useMe(), 'safeguardBook')
  const query = useQuery(reading('GET /api/safeguard/phone-book'))
  const [keeping, setKeeping] = useState<Entry>()
  return (
    <section className="panel" aria-label={words.book}>
      <h2>{words.book}</h2>
      <p className="hint">{words.bookAbout}</p>
      <Shown query={query} lines={4}>
        {({ entries }) => (
          <ul className="lines">
            {entries.map((entry) => (
              <li key={entry.code}>
                <div>
                  <b>{entry.name ?? code(entry.code)}</b>
                  <p>
                    {entry.number ? <span className="n">{entry.number}</span> : words.noNumber}
                    {entry.verifiedAt && entry.verifiedBy
                      ? ` · ${words.verified(entry.verifiedAt, entry.verifiedBy)}`
                      : ''}
                    {entry.stale && ` · ${words.stale}`}
                  </p>
                </div>
                {mayKeep && (
                  <Button
                    size="small"
                    aria-label={`${words.keep} ${code(entry.code)}`}
                    onClick={() => setKeeping(entry)}
                  >
                    {words.keep}
                  </Button>
                )}
              </li>
            ))}
          </ul>
        )}
      </Shown>
      {keeping && <Keep entry={keeping} close={() => setKeeping(undefined)} />}
    </section>
  )
}

function Keep({ entry, close }: { entry: Entry; close: () => void }) {
  const { children: words } = useWords().safeguard
  const code = useCode()
  const begun = { number: entry.number ?? '', name: entry.name ?? '' }
  const { fields, change, forget } = useKeptForm(`number.${entry.code}`, begun)
  const act = useAct('PUT /api/safeguard/phone-book', {
    refresh: ['GET /api/safeguard/phone-book'],
    done: () => {
      forget()
      close()
    },
  })
  return (
    <ActDialog
      title={code(entry.code)}
      about={words.bookAbout}
      yes={words.keep}
      ready={fields.number.trim().length > 2 && fields.name.trim() !== ''}
      pending={act.isPending}
      error={act.error}
      close={close}
      send={() => act.mutate({ body: { code: entry.code, ...fields } })}
    >
      <Field label={words.name}>
        <Input
          value={fields.name}
          maxLength={20}
          onChange={(event) => change({ name: event.target.value })}
        />
      </Field>
      <Field label={words.number}>
        <Input
          value={fields.number}
          maxLength={30}
          onChange={(event) => change({ number: event.target.value })}
        />
      </Field>
    </ActDialog>
  )
}
