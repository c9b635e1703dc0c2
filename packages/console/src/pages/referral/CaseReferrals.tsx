import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { reading } from '../../parts/ask/doors.ts'
import { mayEnter, useMe } from '../../parts/ask/who.ts'
import { useWords } from '../../parts/language.tsx'
import { Icon } from '../../parts/show/Icon.tsx'
import { type Of, StartDialog } from './StartDialog.tsx'

/** Letters about somebody that are on the way, and the next one. */
export function CaseReferrals({ of }: { of: Of }) {
  const { referral: words } = useWords()
  const me = useMe()
  const [starting, setStarting] = useState(false)
  const { data } = useQuery({
    ...reading('GET /api/referral/referrals', { view: 'open', residentId: of.id }),
    enabled: mayEnter(me, 'referral'),
    staleTime: 30_000,
  })
  if (!mayEnter(me, 'referral')) return null
  return (
    <section>
      <h3>
        {words.title}
        {mayEnter(me, 'referralSending') && (
          <Button
            size="small"
            type="text"
            icon={<Icon name="plus" size={14} />}
            onClick={() => setStarting(true)}
          >
            {words.startOf}
          </Button>
        )}
      </h3>
      <ul className="case-side" aria-label={words.title}>
        {data?.rows.map((row) => (
          <li key={row.id}>
            <Link to="/referrals/$referralId" params={{ referralId: row.id }}>
              {row.toName || words.recipient}
            </Link>
            <span className={row.late ? 'tag bad' : 'tag'}>{words.states[row.state]}</span>
          </li>
        ))}
      </ul>
      {starting && <StartDialog of={of} close={() => setStarting(false)} />}
    </section>
  )
}
