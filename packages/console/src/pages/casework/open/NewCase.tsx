import { useQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { Button, Input } from 'antd'
import { type FormEvent, useState } from 'react'
import '../../../styles/casework/shared.css'
import '../../../styles/casework/open.css'
import { reading } from '../../../parts/ask/doors.ts'
import { Field } from '../../../parts/fill/Field.tsx'
import { useWords } from '../../../parts/language.tsx'
import { Page } from '../../../parts/show/Page.tsx'
import { Shown } from '../../../parts/show/States.tsx'
import type { FoundPerson } from '../shapes.ts'
import { FoundList } from './FoundList.tsx'
import { OpenForm } from './OpenForm.tsx'

/** Looks first, then opens: nobody is written down twice. */
export function NewCase() {
  const { open: words } = useWords().casework
  const { name = '', source, from } = useSearch({ from: '/shell/cases/new' })
  const [typed, setTyped] = useState(name)
  const [tail, setTail] = useState('')
  const [asked, setAsked] = useState<{ typed: string; tail?: string } | undefined>(
    name ? { typed: name } : undefined,
  )
  const [chosen, setChosen] = useState<FoundPerson | 'new'>()
  const query = useQuery({
    ...reading('GET /api/casework/people', asked ?? { typed: '' }),
    enabled: asked !== undefined,
    staleTime: 0,
  })
  const search = (event: FormEvent): void => {
    event.preventDefault()
    const end = tail.replace(/\D/g, '')
    if (typed.trim()) setAsked({ typed: typed.trim(), ...(end.length === 4 ? { tail: end } : {}) })
    setChosen(undefined)
  }
  return (
    <Page gate="cases" title={words.title} about={words.about}>
      <div className="case-open">
        <section className="panel">
          <form className="case-search" onSubmit={search}>
            <Field label={words.typed}>
              <Input
                value={typed}
                maxLength={40}
                autoFocus
                onChange={(event) => setTyped(event.target.value)}
              />
            </Field>
            <Field label={words.tail}>
              <Input
                value={tail}
                inputMode="numeric"
                maxLength={4}
                onChange={(event) => setTail(event.target.value)}
              />
            </Field>
            <Button type="primary" htmlType="submit" disabled={!typed.trim()} loading={query.isFetching}>
              {words.go}
            </Button>
          </form>
          {asked && (
            <Shown query={query} lines={4}>
              {({ people }) => <FoundList people={people} chosen={chosen} choose={setChosen} />}
            </Shown>
          )}
        </section>
        {chosen && (
          <OpenForm
            key={chosen === 'new' ? 'new' : chosen.id}
            person={chosen}
            typed={typed.trim()}
            others={query.data?.people ?? []}
            source={source}
            sourceId={from}
            change={() => setChosen(undefined)}
          />
        )}
      </div>
    </Page>
  )
}
