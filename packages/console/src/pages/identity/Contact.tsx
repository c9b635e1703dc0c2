import { useQuery } from '@tanstack/react-query'
import { Button, Checkbox, Input } from 'antd'
import { type FormEvent, useState } from 'react'
import { reading, useAct } from '../../parts/ask/doors.ts'
import { Field } from '../../parts/fill/Field.tsx'
import { useWords } from '../../parts/language.tsx'
import { RefusalLine } from '../../parts/show/Refusal.tsx'
import { useSay } from '../../parts/show/Say.tsx'
import { Shown } from '../../parts/show/States.tsx'

/** By which the house reaches who is signed in when a page goes out. */
export function Contact() {
  const { account } = useWords().identity
  const query = useQuery(reading('GET /api/identity/staff/contact'))
  return (
    <section className="panel">
      <h2>{account.contact}</h2>
      <p className="hint">{account.contactAbout}</p>
      <Shown query={query} lines={2}>
        {(kept) => <ContactForm key={JSON.stringify(kept)} kept={kept} />}
      </Shown>
    </section>
  )
}

function ContactForm({ kept }: { kept: { phone: string | null; email: string | null; onTree: boolean } }) {
  const { account } = useWords().identity
  const say = useSay()
  const [phone, setPhone] = useState(kept.phone ?? '')
  const [email, setEmail] = useState(kept.email ?? '')
  const [onTree, setOnTree] = useState(kept.onTree)
  const change = useAct('PUT /api/identity/staff/contact', {
    refresh: ['GET /api/identity/staff/contact'],
    done: () => say.yes(account.contactDone),
  })
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    change.mutate({ body: { phone: phone.trim() || null, email: email.trim() || null, onTree } })
  }
  const same =
    phone.trim() === (kept.phone ?? '') && email.trim() === (kept.email ?? '') && onTree === kept.onTree
  return (
    <form className="asking" onSubmit={submit}>
      {!kept.phone && <p className="late">{account.contactNone}</p>}
      <Field label={account.contactPhone}>
        <Input
          value={phone}
          onChange={(e) => setPhone(e.target.value)}
          inputMode="tel"
          autoComplete="tel"
          maxLength={20}
        />
      </Field>
      <Field label={account.contactEmail}>
        <Input
          value={email}
          onChange={(e) => setEmail(e.target.value)}
          type="email"
          autoComplete="email"
          maxLength={200}
        />
      </Field>
      <Checkbox checked={onTree} onChange={(e) => setOnTree(e.target.checked)}>
        {account.contactTree}
      </Checkbox>
      <RefusalLine error={change.error} />
      <div>
        <Button type="primary" htmlType="submit" loading={change.isPending} disabled={same}>
          {account.contactYes}
        </Button>
      </div>
    </form>
  )
}
