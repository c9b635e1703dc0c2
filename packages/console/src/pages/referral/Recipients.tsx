import { useQuery } from '@tanstack/react-query'
import { Button, Select } from 'antd'
import { useState } from 'react'
import { type Reply, reading } from '../../parts/ask/doors.ts'
import { Field } from '../../parts/fill/Field.tsx'
import { useWords } from '../../parts/language.tsx'
import { Shown } from '../../parts/show/States.tsx'
import type { Detail } from './shapes.ts'

/** A place of the directory, a colleague, or nobody yet. */
export interface Recipient {
  readonly placeId: string | null
  readonly toStaffId: string | null
}
type Gender = 'any' | 'female' | 'male'

/** Who may take the person, each with why; the person chooses. */
export function Recipients({ one, choose }: { one: Detail; choose: (to: Recipient) => void }) {
  const { referral: words } = useWords()
  const [dialect, setDialect] = useState('')
  const [gender, setGender] = useState<Gender>('any')
  const query = useQuery({
    ...reading('GET /api/referral/referrals/:id/matches', {
      id: one.id,
      ...(dialect ? { dialect } : {}),
      ...(gender === 'any' ? {} : { gender }),
    }),
    placeholderData: (before) => before,
  })
  return (
    <section className="panel" aria-label={words.recipient}>
      <h2>{words.recipient}</h2>
      <Shown query={query} lines={4}>
        {(found) =>
          one.channel === 'internal' ? (
            <Colleagues one={one} found={found} choose={choose} />
          ) : (
            <>
              <div className="pair">
                <Field label={words.wishDialect}>
                  <Select
                    value={dialect}
                    onChange={setDialect}
                    options={[
                      { value: '', label: words.wishAny },
                      ...found.dialects.map((value) => ({ value, label: value })),
                    ]}
                  />
                </Field>
                <Field label={words.wishGender}>
                  <Select
                    value={gender}
                    onChange={setGender}
                    options={(['any', 'female', 'male'] as const).map((value) => ({
                      value,
                      label: words.wishGenders[value],
                    }))}
                  />
                </Field>
              </div>
              <Places one={one} found={found} choose={choose} />
            </>
          )
        }
      </Shown>
    </section>
  )
}

interface Given {
  readonly one: Detail
  readonly found: Reply<'GET /api/referral/referrals/:id/matches'>
  readonly choose: (to: Recipient) => void
}

function Colleagues({ one, found, choose }: Given) {
  const { referral: words } = useWords()
  return (
    <Field label={words.toColleague} hint={found.colleagues.length === 0 ? words.noColleague : ''}>
      <Select
        value={one.toStaffId}
        options={found.colleagues.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(toStaffId) => choose({ placeId: null, toStaffId })}
        showSearch={{ optionFilterProp: 'label' }}
      />
    </Field>
  )
}

function Places({ one, found, choose }: Given) {
  const { referral: words } = useWords()
  return (
    <ul className="candidates">
      {found.candidates.length === 0 && <li>{words.noMatch}</li>}
      {found.candidates.map((each) => (
        <li key={each.placeId}>
          <p>
            <b>{each.name}</b>{' '}
            <span className="hint n">
              {each.km !== null && `${words.km(each.km)} · `}
              {each.capacity !== null && `${words.free(each.capacity)} · `}
              {each.hours && `${each.hours} · `}
              {each.account ? words.inbox : words.link}
            </span>
          </p>
          <p className="tags">
            {each.why.map(({ reason, points }) => (
              <span key={reason} className={points > 0 ? 'tag calm' : 'tag bad'}>
                {words.reasons[reason]} <span className="n">{points > 0 ? `+${points}` : points}</span>
              </span>
            ))}
          </p>
          <Button
            aria-label={`${words.choose} ${each.name}`}
            disabled={one.placeId === each.placeId}
            onClick={() => choose({ placeId: each.placeId, toStaffId: null })}
          >
            {one.placeId === each.placeId ? words.chosen : words.choose}
          </Button>
        </li>
      ))}
    </ul>
  )
}
