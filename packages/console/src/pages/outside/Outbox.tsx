import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { reading, useAct } from '../../parts/ask/doors.ts'
import { mayEnter, useMe } from '../../parts/ask/who.ts'
import { useWords } from '../../parts/language.tsx'
import { useSay } from '../../parts/show/Say.tsx'
import { Nothing, Shown } from '../../parts/show/States.tsx'
import { fullTime, shortTime } from '../../parts/show/times.ts'

const views = ['all', 'queued', 'failed'] as const

/** What was sent, to whom, and whether it arrived. */
export function Outbox() {
  const { outside, act } = useWords()
  const me = useMe()
  const say = useSay()
  const [state, setState] = useState<(typeof views)[number]>('all')
  const query = useQuery({
    ...reading('GET /api/outside/outbox', { state }),
    enabled: mayEnter(me, 'outside'),
    refetchInterval: 15_000,
  })
  const retry = useAct('POST /api/outside/outbox/:id/retries', {
    refresh: ['GET /api/outside/outbox', 'GET /api/outside/channels'],
    done: () => say.yes(outside.retried),
  })
  return (
    <section aria-labelledby="outbox-title">
      <div className="below">
        <h2 id="outbox-title">{outside.outbox}</h2>
        <fieldset className="tabs" aria-labelledby="outbox-title">
          {views.map((name) => (
            <button key={name} type="button" aria-pressed={state === name} onClick={() => setState(name)}>
              {outside.views[name]}
            </button>
          ))}
        </fieldset>
      </div>
      <Shown query={query}>
        {({ notices }) =>
          notices.length === 0 ? (
            <div className="sheet">
              <Nothing
                title={state === 'failed' ? outside.noneFailed : outside.none}
                {...(state === 'all' ? { about: outside.noneAbout } : {})}
              />
            </div>
          ) : (
            <div className="sheet">
              <table>
                <thead>
                  <tr>
                    <th scope="col">{outside.at}</th>
                    <th scope="col">{outside.to}</th>
                    <th scope="col">{outside.channel}</th>
                    <th scope="col">{outside.words}</th>
                    <th scope="col">{outside.state}</th>
                    <th scope="col">
                      <span className="unseen">{act.acts}</span>
                    </th>
                  </tr>
                </thead>
                <tbody>
                  {notices.map((notice) => (
                    <tr key={notice.id} className={notice.state === 'failed' ? 'bad' : ''}>
                      <td className="nowrap n" title={fullTime(notice.at)}>
                        {shortTime(notice.at)}
                      </td>
                      <td className="nowrap">{notice.to}</td>
                      <td className="nowrap">{outside.kinds[notice.channel]}</td>
                      <td className="words">{notice.words}</td>
                      <td>
                        <span className={`tag page-${notice.state}`}>{outside.states[notice.state]}</span>
                        {notice.tries > 1 && <small className="n">{outside.tries(notice.tries)}</small>}
                        {notice.error && <small className="late">{notice.error}</small>}
                      </td>
                      <td className="act">
                        {notice.state === 'failed' && (
                          <Button
                            size="small"
                            loading={retry.isPending && retry.variables?.params?.id === notice.id}
                            onClick={() => retry.mutate({ params: { id: notice.id } }, { onError: say.no })}
                          >
                            {outside.retry}
                          </Button>
                        )}
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          )
        }
      </Shown>
    </section>
  )
}
