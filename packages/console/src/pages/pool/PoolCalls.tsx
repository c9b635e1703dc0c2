import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import '../../styles/pool.css'
import { type Reply, reading, useAct } from '../../parts/ask/doors.ts'
import { type Me, mayEnter } from '../../parts/ask/who.ts'
import { useWords } from '../../parts/language.tsx'
import { useSay } from '../../parts/show/Say.tsx'
import { clockTime } from '../../parts/show/times.ts'

type Call = Reply<'GET /api/pool/calls'>['calls'][number]

/** Neighbours whose people do not answer, above every page: whom to ring, and what came of it. */
export function PoolCalls({ me }: { me: Me }) {
  const { data } = useQuery({
    ...reading('GET /api/pool/calls'),
    enabled: mayEnter(me, 'board'),
    refetchInterval: 15_000,
  })
  return data?.calls.map((call) => <OneCall key={call.id} call={call} />)
}

function OneCall({ call }: { call: Call }) {
  const { pool: words } = useWords()
  const say = useSay()
  const params = { id: call.id }
  const take = useAct('PUT /api/pool/calls/:id/taking', { refresh: ['GET /api/pool/calls'] })
  const end = useAct('PUT /api/pool/calls/:id/outcome', { refresh: ['GET /api/pool/calls'] })
  const finish = (outcome: 'reached' | 'nobody'): void =>
    end.mutate(
      { params, body: { outcome } },
      {
        onError: say.no,
        onSuccess: () => say.yes(outcome === 'reached' ? words.reachedDone : words.nobodyDone),
      },
    )
  return (
    <section className="pool-call" role="alert">
      <b>
        {words.call(call.agency, call.place, call.number)}
        <small className="n">
          {words.grades[call.grade]} · {words.since(clockTime(call.raisedAt))}
        </small>
      </b>
      <p>{words.ask}</p>
      {call.numbers.length === 0 && <p>{words.noNumbers}</p>}
      <p className="numbers">
        {call.numbers.map((one) => (
          <a key={`${one.name} ${one.phone}`} href={`tel:${one.phone}`}>
            {one.name} <b className="n">{one.phone}</b>
          </a>
        ))}
      </p>
      <div className="acts">
        {call.takenBy === null && (
          <Button
            type="primary"
            loading={take.isPending}
            onClick={() => take.mutate({ params }, { onError: say.no })}
          >
            {words.take}
          </Button>
        )}
        {call.takenBy !== null && !call.mine && <span>{words.taken(call.takenBy)}</span>}
        {call.mine && (
          <>
            <Button type="primary" disabled={end.isPending} onClick={() => finish('reached')}>
              {words.reached}
            </Button>
            <Button disabled={end.isPending} onClick={() => finish('nobody')}>
              {words.nobody}
            </Button>
          </>
        )}
      </div>
    </section>
  )
}
