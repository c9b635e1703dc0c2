import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { reading } from '../../../parts/ask/doors.ts'
import { Field } from '../../../parts/fill/Field.tsx'
import { Writing } from '../../../parts/fill/Writing.tsx'
import { useWords } from '../../../parts/language.tsx'
import { Shown } from '../../../parts/show/States.tsx'
import { Outcomes } from '../../record/Outcomes.tsx'
import type { Case } from '../shapes.ts'
import { Rating } from './Rating.tsx'
import { SheetFoot } from './SheetFoot.tsx'
import { Sign } from './Steps.tsx'
import { type FieldsOf, useSheet } from './sheet.ts'

const empty: FieldsOf<'closing'> = { reason: '', summary: '', relapsePlan: '' }
const reasons = ['goals_met', 'agreed', 'moved', 'referred', 'no_contact', 'wish'] as const

/** How it ends: first and last scores, outcome, summary, what to do on hard days, and what the person says of it. */
export function Closing({ one }: { one: Case }) {
  const { closing: words } = useWords().casework
  const record = useQuery({ ...reading('GET /api/record/cases/:id', { id: one.id }), staleTime: 30_000 })
  const sheet = useSheet(one, 'closing', empty)
  const { fields, change } = sheet
  const waits = one.ways.some(({ missing }) => missing.includes('closingApproved'))
  const tell = (some: object) => {
    const { reason, summary, relapsePlan } = { ...empty, ...some } as FieldsOf<'closing'>
    return [
      [words.reason, reason === '' ? '' : words.reasons[reason]] as const,
      [words.summary, summary] as const,
      [words.relapsePlan, relapsePlan] as const,
    ]
  }
  const over = one.state === 'FOLLOW_UP' || one.state === 'CLOSED'
  return (
    <>
      <section className="panel case-sheet" aria-label={words.title}>
        <h3>
          {words.title}
          {one.outcome && (
            <small>
              {words.outcome}：{words.outcomes[one.outcome]}
            </small>
          )}
        </h3>
        <div className="case-compare">
          <b>{words.compare}</b>
          <Shown query={record} lines={3}>
            {(found) => <Outcomes record={found} />}
          </Shown>
        </div>
        <Field label={words.reason}>
          <Select
            value={fields.reason === '' ? null : fields.reason}
            options={reasons.map((value) => ({ value, label: words.reasons[value] }))}
            onChange={(reason) => reason && change({ reason })}
          />
        </Field>
        <Field label={words.summary} wide>
          <Writing value={fields.summary} write={(summary) => change({ summary })} most={4000} rows={4} />
        </Field>
        <Field label={words.relapsePlan} wide>
          <Writing
            value={fields.relapsePlan}
            write={(relapsePlan) => change({ relapsePlan })}
            most={4000}
            rows={3}
          />
        </Field>
        <p className="hint">{words.followUp}</p>
        {one.sheets.closing && !sheet.unsaved && (waits || over || one.state === 'CLOSING') && (
          <Sign one={one} what="closing" signed={over || !waits} />
        )}
        <SheetFoot sheet={sheet} keep={sheet.keep} tell={tell} />
      </section>
      <Rating one={one} />
    </>
  )
}
