import { useQuery } from '@tanstack/react-query'
import { reading, useAct } from '../../parts/ask/doors.ts'
import { useWords } from '../../parts/language.tsx'
import { Icon } from '../../parts/show/Icon.tsx'
import { RefusalLine } from '../../parts/show/Refusal.tsx'

/** In the demo: the invented colleagues, one tap each. Elsewhere the house refuses and nothing is shown. */
export function DemoPeople({ enter }: { enter: () => void }) {
  const { identity } = useWords()
  const demo = useQuery({
    ...reading('GET /api/identity/demo/people'),
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
  })
  const come = useAct('POST /api/identity/demo/sessions', { done: enter })
  const staff = demo.data?.people.filter((person) => person.kind === 'staff') ?? []
  if (staff.length === 0) return null
  return (
    <aside className="demo" aria-label={identity.demo}>
      <h2>{identity.demo}</h2>
      <p>{identity.demoAbout}</p>
      <RefusalLine error={come.error} />
      <ul>
        {staff.map((person) => (
          <li key={person.id}>
            <button
              type="button"
              disabled={come.isPending}
              onClick={() => come.mutate({ body: { id: person.id } })}
            >
              <i aria-hidden="true">{person.name.slice(0, 1)}</i>
              <span>
                <b>{person.name}</b>
                <small>{person.about}</small>
              </span>
              <Icon name="right" size={16} />
            </button>
          </li>
        ))}
      </ul>
    </aside>
  )
}
