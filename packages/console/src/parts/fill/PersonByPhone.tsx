import { call } from '@anxin/kit/caller.ts'
import { useMutation } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { useState } from 'react'
import '../../styles/care/by-phone.css'
import type { Reply } from '../ask/doors.ts'
import { useWords } from '../language.tsx'
import { RefusalLine } from '../show/Refusal.tsx'
import { Field } from './Field.tsx'

export type FoundPerson = Reply<'GET /api/assessment/people'>['people'][number]

/** Finds a registered resident by the whole number; each search is kept in the audit, so it is asked for by hand. */
export function PersonByPhone({
  chosen,
  choose,
  none,
}: {
  chosen: FoundPerson | null
  choose: (person: FoundPerson) => void
  none?: string
}) {
  const { assessment, worklist } = useWords()
  const { fill: words } = assessment
  const [phone, setPhone] = useState('')
  const find = useMutation({
    mutationFn: () => call('GET /api/assessment/people', { params: { phone } }),
  })
  const digits = phone.replace(/\D/g, '').length
  const people = find.data?.people ?? (chosen ? [chosen] : [])
  const search = (): void => {
    if (digits >= 11) find.mutate()
  }
  return (
    <div className="by-phone">
      <Field label={words.find} hint={words.findHint}>
        <Input
          type="tel"
          value={phone}
          onChange={(event) => setPhone(event.target.value)}
          onPressEnter={(event) => {
            event.preventDefault()
            search()
          }}
        />
      </Field>
      <Button disabled={digits < 11} loading={find.isPending} onClick={search}>
        {words.findYes}
      </Button>
      <RefusalLine error={find.error} />
      {people.map((person) => (
        <button
          type="button"
          key={person.id}
          className="found-person"
          aria-pressed={chosen?.id === person.id}
          onClick={() => choose(person)}
        >
          <b>{person.name}</b>
          {person.minor && <em className="tag warn">{worklist.entry.minor}</em>}
          <span>{person.unitName}</span>
        </button>
      ))}
      {find.data?.people.length === 0 && (
        <p className="hint" role="status">
          {none ?? words.findNone}
        </p>
      )}
    </div>
  )
}
