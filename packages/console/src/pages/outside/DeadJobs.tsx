import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { reading, useAct } from '../../parts/ask/doors.ts'
import { mayEnter, useMe } from '../../parts/ask/who.ts'
import { useWords } from '../../parts/language.tsx'
import { useSay } from '../../parts/show/Say.tsx'
import { Shown } from '../../parts/show/States.tsx'
import { shortTime } from '../../parts/show/times.ts'

/** Work that gave up; somebody mends the cause and puts it back. */
export function DeadJobs() {
  const { outside, act } = useWords()
  const me = useMe()
  const say = useSay()
  const query = useQuery({
    ...reading('GET /api/outside/dead-jobs'),
    enabled: mayEnter(me, 'outside'),
    refetchInterval: 30_000,
  })
  const retry = useAct('POST /api/outside/dead-jobs/:id/retries', {
    refresh: ['GET /api/outside/dead-jobs', 'GET /api/health'],
    done: () => say.yes(outside.retried),
  })
  return (
    <section aria-labelledby="dead-title">
      <div className="below">
        <h2 id="dead-title">{outside.dead}</h2>
        <span className="hint">{outside.deadAbout}</span>
      </div>
      <Shown query={query} lines={2}>
        {({ jobs }) => (
          <div className="sheet">
            <table>
              {jobs.length > 0 && (
                <thead>
                  <tr>
                    <th scope="col">{outside.failedAt}</th>
                    <th scope="col">{outside.kind}</th>
                    <th scope="col">{outside.error}</th>
                    <th scope="col">
                      <span className="unseen">{act.acts}</span>
                    </th>
                  </tr>
                </thead>
              )}
              <tbody>
                {jobs.length === 0 && (
                  <tr>
                    <td>
                      <span className="hint">{outside.deadNone}</span>
                    </td>
                  </tr>
                )}
                {jobs.map((job) => (
                  <tr key={job.id}>
                    <td className="nowrap n">{shortTime(job.failedAt)}</td>
                    <td className="nowrap">
                      <code>{job.kind}</code>
                      <small className="n">{outside.tries(job.tries)}</small>
                    </td>
                    <td className="words">{job.error}</td>
                    <td className="act">
                      <Button
                        size="small"
                        loading={retry.isPending && retry.variables?.params?.id === job.id}
                        onClick={() => retry.mutate({ params: { id: job.id } }, { onError: say.no })}
                      >
                        {outside.back}
                      </Button>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
      </Shown>
    </section>
  )
}
