import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import '../../styles/care/aftercare.css'
import { PoolCalls } from '../../pages/pool/PoolCalls.tsx'
import { reading, useAct } from '../ask/doors.ts'
import { type Me, mayEnter } from '../ask/who.ts'
import { useLanguage } from '../language.tsx'
import { useSay } from '../show/Say.tsx'
import { clockTime } from '../show/times.ts'

/** What holds at this minute, above every page: the notice of a public event, and the test of one's own device. */
export function NowStrip({ me }: { me: Me }) {
  const { words, locale } = useLanguage()
  const say = useSay()
  const { data: now } = useQuery({ ...reading('GET /api/surge/notice'), refetchInterval: 30_000 })
  const { data: standing } = useQuery({
    ...reading('GET /api/roster/standing'),
    enabled: mayEnter(me, 'board'),
    refetchInterval: 30_000,
  })
  const here = useAct('PUT /api/roster/device-tests/:id', {
    refresh: ['GET /api/roster/standing', 'GET /api/roster/week'],
    done: () => say.yes(words.roster.hereDone),
  })
  const test = standing?.myTest
  return (
    <>
      {now?.full && (
        <p className="offline" role="alert">
          {words.state.full}
        </p>
      )}
      <PoolCalls me={me} />
      {now?.notice && (
        <p className="now-strip" role="status">
          {now.notice[locale]}
        </p>
      )}
      {test && (
        <div className="now-strip" role="alert">
          <b>{test.late ? words.roster.hereLate : words.roster.hereAsk(clockTime(test.dueAt))}</b>
          <Button
            type="primary"
            loading={here.isPending}
            onClick={() => here.mutate({ params: { id: test.id } }, { onError: say.no })}
          >
            {words.roster.here}
          </Button>
        </div>
      )}
    </>
  )
}
