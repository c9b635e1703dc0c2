import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { reading, useAct } from '../../parts/ask/doors.ts'
import { useWords } from '../../parts/language.tsx'
import { useSay } from '../../parts/show/Say.tsx'
import { Shown } from '../../parts/show/States.tsx'
import { fullTime, shortTime } from '../../parts/show/times.ts'
import { type Delivery, type Hook, refresh } from './shapes.ts'

const tones: Readonly<Record<Delivery['state'], string>> = {
  waiting: 'tag lamp',
  delivered: 'tag good',
  dead: 'tag bad',
}

/** What was told to one address, newest first. */
export function Deliveries({ hook }: { hook: Hook }) {
  const { hook: words } = useWords()
  const query = useQuery({
    ...reading('GET /api/hook/hooks/:id/deliveries', { id: hook.id }),
    refetchInterval: 5000,
  })
  const { at, what, state, tries, tried, next, acts } = words.heads
  return (
    <Shown query={query} lines={3}>
      {({ deliveries }) =>
        deliveries.length === 0 ? (
          <p className="hint">{words.logNone}</p>
        ) : (
          <section className="sheet" aria-label={words.log}>
            <table>
              <thead>
                <tr>
                  {[at, what, state, tries, tried, next].map((head) => (
                    <th key={head} scope="col">
                      {head}
                    </th>
                  ))}
                  <th scope="col">
                    <span className="unseen">{acts}</span>
                  </th>
                </tr>
              </thead>
              <tbody>
                {deliveries.map((one) => (
                  <OneDelivery key={one.id} delivery={one} shut={hook.shutAt !== null} />
                ))}
              </tbody>
            </table>
          </section>
        )
      }
    </Shown>
  )
}

function OneDelivery({ delivery, shut }: { delivery: Delivery; shut: boolean }) {
  const { hook: words } = useWords()
  const say = useSay()
  const replay = useAct('POST /api/hook/deliveries/:id/replay', {
    refresh,
    done: () => say.yes(words.replayed),
  })
  const time = (at: string | null): string => (at ? shortTime(at) : '')
  const why = delivery.error ? words.errors[delivery.error] : ''
  return (
    <tr className={delivery.state === 'dead' ? 'bad' : ''}>
      <td className="nowrap n" title={fullTime(delivery.at)}>
        {shortTime(delivery.at)}
      </td>
      <td className="nowrap">{words.kindNames[delivery.kind]}</td>
      <td>
        <span className={tones[delivery.state]}>{words.deliveryStates[delivery.state]}</span>
        {delivery.status !== null && <small className="n">{words.status(delivery.status)}</small>}
        {why && <small className="late">{why}</small>}
      </td>
      <td className="n">{delivery.tries}</td>
      <td className="nowrap n">{time(delivery.triedAt)}</td>
      <td className="nowrap n">{time(delivery.nextAt)}</td>
      <td className="act">
        {delivery.state !== 'waiting' && !shut && (
          <Button
            size="small"
            loading={replay.isPending}
            onClick={() => replay.mutate({ params: { id: delivery.id } }, { onError: say.no })}
          >
            {words.replay}
          </Button>
        )}
      </td>
    </tr>
  )
}
