import { useQuery } from '@tanstack/react-query'
import { reading } from '../../../parts/ask/doors.ts'
import { mayEnter, useMe } from '../../../parts/ask/who.ts'
import { Choice } from '../../../parts/fill/Choice.tsx'
import { useWords } from '../../../parts/language.tsx'
import type { Assessment } from '../forms/fields.ts'
import type { Filling } from './AssessForm.tsx'

type Cssrs = NonNullable<Assessment['cssrs']>
const empty: Cssrs = { items: [null, null, null, null, null], behaviourEver: null, behaviourLately: null }

/**
 * C-SSRS, scored beside the five questions; only where the agency has a licence and loaded its text in the library.
 * The licensed text is read from the agency's own copy: here stand the numbers of the items.
 */
export function Cssrs({ fields, change }: Filling) {
  const { crisis, act } = useWords()
  const { further } = crisis.forms
  const me = useMe()
  const library = useQuery({
    ...reading('GET /api/assessment/instruments'),
    enabled: mayEnter(me, 'rules'),
    staleTime: 600_000,
  })
  if (!library.data?.site.loadedTexts.includes('cssrs')) return null
  const now = fields.cssrs ?? empty
  const tick = (label: string, value: boolean | null, set: (value: boolean) => void) => (
    <Choice
      key={label}
      inline
      label={label}
      value={value === null ? null : value ? 'yes' : 'no'}
      options={[
        { value: 'yes', label: act.yes },
        { value: 'no', label: act.no },
      ]}
      choose={(next) => set(next === 'yes')}
    />
  )
  return (
    <section aria-label="C-SSRS" className="asq">
      <h3>C-SSRS</h3>
      <p className="hint">{further.cssrsAbout}</p>
      {now.items.map((value, index) =>
        tick(crisis.forms.assess.number(index + 1), value, (next) => {
          const items = [...now.items] as Cssrs['items']
          items[index] = next
          change({ cssrs: { ...now, items } })
        }),
      )}
      {tick(further.cssrsEver, now.behaviourEver, (behaviourEver) =>
        change({ cssrs: { ...now, behaviourEver } }),
      )}
      {tick(further.cssrsLately, now.behaviourLately, (behaviourLately) =>
        change({ cssrs: { ...now, behaviourLately } }),
      )}
    </section>
  )
}
