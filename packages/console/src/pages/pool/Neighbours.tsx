import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { reading, useAct } from '../../parts/ask/doors.ts'
import { mayEnter, useMe } from '../../parts/ask/who.ts'
import { useWords } from '../../parts/language.tsx'
import { useSay } from '../../parts/show/Say.tsx'

interface Sides {
  readonly ours: boolean
  readonly theirs: boolean
}
const standOf = ({ ours, theirs }: Sides): 'both' | 'onlyOurs' | 'onlyTheirs' | 'neither' => {
  if (ours) return theirs ? 'both' : 'onlyOurs'
  return theirs ? 'onlyTheirs' : 'neither'
}

/** Which agencies ring each other's people when nobody comes; both must say yes. Nothing where there is no other agency. */
export function Neighbours() {
  const { pool: words } = useWords()
  const me = useMe()
  const say = useSay()
  const { data } = useQuery({
    ...reading('GET /api/pool/neighbours'),
    enabled: mayEnter(me, 'neighbours'),
  })
  const pact = useAct('PUT /api/pool/neighbours/:id', { refresh: ['GET /api/pool/neighbours'] })
  if (!data || data.agencies.length === 0) return null
  return (
    <section className="panel neighbours" aria-label={words.neighbours}>
      <h2>{words.neighbours}</h2>
      <p className="hint">{words.about}</p>
      <ul className="lines">
        {data.agencies.map((one) => (
          <li key={one.id}>
            <b>{one.name}</b>
            <em className={standOf(one) === 'both' ? 'tag good' : 'tag lamp'}>{words[standOf(one)]}</em>
            <Button
              size="small"
              disabled={pact.isPending}
              onClick={() =>
                pact.mutate({ params: { id: one.id }, body: { yes: !one.ours } }, { onError: say.no })
              }
            >
              {one.ours ? words.no : words.yes}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}
