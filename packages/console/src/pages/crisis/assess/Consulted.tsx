import { useQuery } from '@tanstack/react-query'
import { reading } from '../../../parts/ask/doors.ts'
import { Choice } from '../../../parts/fill/Choice.tsx'
import { useWords } from '../../../parts/language.tsx'
import type { Filling } from './AssessForm.tsx'

const nobody = 'nobody'

/** With which supervisor the decision was talked over, or that nobody could be reached. */
export function Consulted({
  eventId,
  fields,
  change,
}: Pick<Filling, 'fields' | 'change'> & { readonly eventId: string }) {
  const { further: words } = useWords().crisis.forms
  const people =
    useQuery(reading('GET /api/crisis/events/:id/supervisors', { id: eventId })).data?.people ?? []
  return (
    <Choice
      label={words.consulted}
      hint={words.consultedHint}
      value={fields.consulted ? (fields.consulted.staffId ?? nobody) : null}
      options={[
        ...people.map(({ id, name, own }) => ({ value: id, label: own ? words.consultedOwn(name) : name })),
        { value: nobody, label: words.consultedNobody },
      ]}
      choose={(value) => change({ consulted: { staffId: value === nobody ? null : value } })}
    />
  )
}
