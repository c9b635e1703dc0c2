import { useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import { useWords } from '../language.tsx'
import { shortTime } from '../show/times.ts'
import type { Reply } from './doors.ts'
import { beginSitting } from './sitting/begin.ts'
import { mayEnter, useMe } from './who.ts'

type Asked = NonNullable<Reply<'GET /api/crisis/events/:id'>['followUps'][number]['form']>
const packOf = { asq: 'crisis', phq9: 'mood' } as const

/** Opens a form with this person, to be asked on the telephone; the page of forms sends it. */
export function useFormOfCall(person: { id: string; name: string }) {
  const me = useMe()
  const go = useNavigate()
  const may = mayEnter(me, 'fill')
  const begin = (instrument: Asked['instrument']): void => {
    if (!me) return
    beginSitting({
      ...{ owner: me.personId, person: { ...person, age: null }, add: null },
      ...{ pack: packOf[instrument], mode: 'interviewer', relation: null },
    })
    void go({ to: '/fill' })
  }
  return { may, begin }
}

/** What a call asks again: answered when, or a button that opens it right here. */
export function FormOfCall({ asked, person }: { asked: Asked; person: { id: string; name: string } }) {
  const { forms } = useWords().crisis.event
  const { may, begin } = useFormOfCall(person)
  if (asked.answeredAt)
    return <em className="n">{forms.answered(forms.name[asked.instrument], shortTime(asked.answeredAt))}</em>
  return may ? (
    <Button size="small" onClick={() => begin(asked.instrument)}>
      {forms.open(forms.name[asked.instrument])}
    </Button>
  ) : (
    <em>{forms.missing(forms.name[asked.instrument])}</em>
  )
}
