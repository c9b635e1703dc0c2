import { Button, Input } from 'antd'
import { type FormEvent, useState } from 'react'
import { useAct } from '../../parts/ask/doors.ts'
import { Field } from '../../parts/fill/Field.tsx'
import { useWords } from '../../parts/language.tsx'
import { RefusalLine } from '../../parts/show/Refusal.tsx'
import { useSay } from '../../parts/show/Say.tsx'
import type { Person } from './certificate.ts'

/** Another mobile number for a colleague: without one a page rings in the console only. */
export function ChangePhone({ person }: { person: Person }) {
  const words = useWords().network.people
  const say = useSay()
  const [open, setOpen] = useState(false)
  const [phone, setPhone] = useState('')
  const change = useAct('PUT /api/network/people/:id/phone', {
    refresh: ['GET /api/network/people'],
    done: () => {
      setOpen(false)
      setPhone('')
      say.yes(words.phoneDone)
    },
  })
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    change.mutate({ params: { id: person.id }, body: { phone } })
  }
  if (!open) return <Button onClick={() => setOpen(true)}>{words.changePhone}</Button>
  return (
    <form className="asking" onSubmit={submit}>
      <Field label={words.newPhone}>
        <Input value={phone} onChange={(e) => setPhone(e.target.value)} inputMode="tel" maxLength={20} />
      </Field>
      <RefusalLine error={change.error} />
      <div>
        <Button type="primary" htmlType="submit" loading={change.isPending} disabled={!phone.trim()}>
          {words.changePhone}
        </Button>
      </div>
    </form>
  )
}
