import { countWaiting } from '@anxin/core/outing/queue.ts'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import '../../styles/care/outing.css'
import { reading } from '../../parts/ask/doors.ts'
import { findDay, useOutboxes, type Visit } from '../../parts/ask/outing/store.ts'
import { mayEnter, useMe } from '../../parts/ask/who.ts'
import { useWords } from '../../parts/language.tsx'
import { Icon } from '../../parts/show/Icon.tsx'
import { Failed, Waiting } from '../../parts/show/States.tsx'
import { clockTime } from '../../parts/show/times.ts'
import { Company } from './Day.tsx'
import { VisitForm } from './Form.tsx'
import { Timer } from './Timer.tsx'
import { telOf } from './tel.ts'

/** One visit, in front of a door: where, whom to ring, whether one is safe, and what was seen. */
export function VisitPage() {
  const { visitId } = useParams({ from: '/shell/outings/$visitId' })
  const { outing: words } = useWords()
  const me = useMe()
  const query = useQuery({
    ...reading('GET /api/outing/visits/:id', { id: visitId }),
    enabled: mayEnter(me, 'outing'),
    refetchInterval: 30_000,
  })
  const visit =
    query.data?.visit ?? (query.isError ? findDay()?.visits.find(({ id }) => id === visitId) : undefined)
  return (
    <main className="page outing-page">
      <Link to="/outings" className="to-list">
        <Icon name="left" size={16} />
        {words.back}
      </Link>
      {visit && me ? (
        <Opened visit={visit} owner={me.personId} />
      ) : query.isError ? (
        <Failed error={query.error} again={() => void query.refetch()} />
      ) : (
        <Waiting lines={8} />
      )}
    </main>
  )
}

function Opened({ visit, owner }: { visit: Visit; owner: string }) {
  const { outing: words, refusals } = useWords()
  const box = useOutboxes(owner).find((one) => one.visitId === visit.id)
  const count = box ? countWaiting(box) : 0
  return (
    <>
      <header className="outing-head">
        <h1>{visit.name}</h1>
        <p className="outing-where">
          <b className="n">
            {clockTime(visit.startsAt)}–{clockTime(visit.endsAt)}
          </b>{' '}
          {visit.where ?? words.noWhere}
        </p>
        <Company visit={visit} />
        {visit.inside?.why && (
          <p>
            {words.why}：{visit.inside.why}
          </p>
        )}
        {visit.inside && visit.inside.bring.length > 0 && (
          <p className="hint">
            {words.bring}：{visit.inside.bring.map((code) => words.brings[code]).join('、')}
          </p>
        )}
        {visit.phone && (
          <a className="visit-call" href={telOf(visit.phone)}>
            <Icon name="phone" size={16} />
            {words.call} <span className="n">{visit.phone}</span>
          </a>
        )}
        <p className={count > 0 ? 'tag lamp outing-count' : 'tag good outing-count'} role="status">
          {box?.refused
            ? words.refused(refusals[box.refused as keyof typeof refusals] ?? box.refused)
            : count > 0
              ? words.waiting(count)
              : words.allSent}
        </p>
      </header>
      {visit.mine && <Timer visit={visit} owner={owner} box={box} />}
      {visit.inside && <VisitForm visit={visit} inside={visit.inside} owner={owner} box={box} />}
    </>
  )
}
