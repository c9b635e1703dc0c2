import { transferBases } from '@anxin/contract/transfer.ts'
import { Checkbox, Input, Select } from 'antd'
import type { Body } from '../../parts/ask/doors.ts'
import { Choice } from '../../parts/fill/Choice.tsx'
import { Field } from '../../parts/fill/Field.tsx'
import { Writing } from '../../parts/fill/Writing.tsx'
import { useLanguage } from '../../parts/language.tsx'
import type { Preview } from './shapes.ts'

type Agreed = Body<'POST /api/transfer/transfers'>['agreed']
export interface AgreedFields {
  readonly way: Agreed['way'] | null
  readonly by: 'person' | 'guardian'
  readonly assent: boolean
  readonly witness: string
  readonly basis: (typeof transferBases)[number] | null
  readonly why: string
}
export const emptyAgreed: AgreedFields = {
  ...{ way: null, by: 'person', assent: false, witness: '', basis: null, why: '' },
}

export const isAgreed = (
  { way, assent, witness, basis, why }: AgreedFields,
  from: Preview['consentFrom'],
): boolean => {
  if (way === 'exception') return basis !== null && why.trim().length >= 6
  if (way === 'online') return from === 'person'
  const heard = way === 'paper' || (way === 'spoken' && witness.trim() !== '')
  return heard && (from !== 'both' || assent)
}

/** As the house takes it; asked for only where `isAgreed`. */
export function agreedOf({ way, by, assent, witness, basis, why }: AgreedFields): Agreed {
  if (way === 'exception') return { way, basis: basis ?? 'by_law', why: why.trim() }
  if (way === 'spoken') return { way, by, assent, witness: witness.trim() }
  return way === 'paper' ? { way, by, assent } : { way: 'online' }
}

const ways = ['spoken', 'paper', 'online', 'exception'] as const

/** The person’s yes for this receiver with the words they hear; or a basis without it. */
export function AgreedFields({
  fields,
  change,
  from,
  text,
}: {
  fields: AgreedFields
  change: (part: Partial<AgreedFields>) => void
  from: Preview['consentFrom']
  text: Preview['consent'][string] | undefined
}) {
  const { words: all, locale } = useLanguage()
  const words = all.transfer
  const heard = fields.way === 'spoken' || fields.way === 'paper'
  return (
    <>
      <Choice
        label={words.consentHow}
        value={fields.way}
        options={ways
          .filter((value) => from === 'person' || value !== 'online')
          .map((value) => ({ value, label: words.ways[value] }))}
        choose={(way) => change({ way, ...(from === 'person' ? {} : { by: 'guardian' }) })}
      />
      {from !== 'person' && <p className="hint">{all.referral.consentFrom[from]}</p>}
      {(heard || fields.way === 'online') &&
        (text ? (
          <>
            {heard && <p className="hint">{words.readAloud}</p>}
            <blockquote className="letter-leaves">{text[locale]}</blockquote>
          </>
        ) : (
          <p className="hint">{words.chooseFirst}</p>
        ))}
      {heard && from === 'both' && (
        <Checkbox checked={fields.assent} onChange={(event) => change({ assent: event.target.checked })}>
          {all.referral.assent}
        </Checkbox>
      )}
      {heard && from === 'person' && (
        <Choice
          label={words.consentBy}
          value={fields.by}
          options={(['person', 'guardian'] as const).map((value) => ({ value, label: words.people[value] }))}
          choose={(by) => change({ by })}
        />
      )}
      {fields.way === 'spoken' && (
        <Field label={words.witness}>
          <Input
            value={fields.witness}
            maxLength={30}
            onChange={(event) => change({ witness: event.target.value })}
          />
        </Field>
      )}
      {fields.way === 'exception' && (
        <>
          <Field label={words.basis}>
            <Select
              value={fields.basis}
              onChange={(basis) => change({ basis })}
              options={transferBases.map((value) => ({ value, label: words.bases[value] }))}
            />
          </Field>
          <Field label={words.why} wide>
            <Writing value={fields.why} write={(why) => change({ why })} most={600} />
          </Field>
        </>
      )}
    </>
  )
}
