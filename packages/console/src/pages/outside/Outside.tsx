import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import '../../styles/cards.css'
import { type Reply, reading, useAct } from '../../parts/ask/doors.ts'
import { mayEnter, useMe } from '../../parts/ask/who.ts'
import { useWords } from '../../parts/language.tsx'
import { Icon, type IconName } from '../../parts/show/Icon.tsx'
import { Page } from '../../parts/show/Page.tsx'
import { useSay } from '../../parts/show/Say.tsx'
import { Shown } from '../../parts/show/States.tsx'
import { shortTime } from '../../parts/show/times.ts'
import { DeadJobs } from './DeadJobs.tsx'
import { Outbox } from './Outbox.tsx'

type Channel = Reply<'GET /api/outside/channels'>['channels'][number]

/** The ways out of the house: whether they work, and what went through them. */
export function Outside() {
  const { outside } = useWords()
  const me = useMe()
  const channels = useQuery({
    ...reading('GET /api/outside/channels'),
    enabled: mayEnter(me, 'outside'),
    refetchInterval: 30_000,
  })
  return (
    <Page gate="outside" title={outside.title} about={outside.about}>
      <Shown query={channels} lines={4}>
        {(data) => (
          <div className="cards">
            {data.channels.map((channel) => (
              <ChannelCard key={channel.kind} channel={channel} />
            ))}
          </div>
        )}
      </Shown>
      <Outbox />
      <DeadJobs />
    </Page>
  )
}

const icons: Readonly<Record<Channel['kind'], IconName>> = {
  in_app: 'bell',
  sms: 'chat',
  email: 'outside',
  voice: 'phone',
  wecom: 'people',
  dingtalk: 'people',
}

function ChannelCard({ channel }: { channel: Channel }) {
  const { outside } = useWords()
  const say = useSay()
  const test = useAct('POST /api/outside/channels/:kind/tests', {
    refresh: ['GET /api/outside/channels', 'GET /api/outside/outbox'],
  })
  const state = !channel.configured ? 'tag' : channel.remembering ? 'tag lamp' : 'tag good'
  const words = channel.remembering
    ? outside.remembering
    : channel.configured
      ? outside.configured
      : outside.notConfigured
  return (
    <section
      className={channel.failed24h > 0 ? 'panel part bad' : 'panel part'}
      aria-label={outside.kinds[channel.kind]}
    >
      <h2>
        <Icon name={icons[channel.kind]} />
        {outside.kinds[channel.kind]}
        <span className={channel.remembering ? 'tag lamp' : state}>{words}</span>
      </h2>
      <ul className="n">
        <li className="pair-of">
          <span>{outside.sent}</span>
          <b>{channel.sent24h}</b>
        </li>
        <li className={channel.failed24h > 0 ? 'pair-of late' : 'pair-of'}>
          <span>{outside.failed}</span>
          <b>{channel.failed24h}</b>
        </li>
        <li className="pair-of">
          <span>{outside.lastSent}</span>
          <span>{channel.lastSentAt ? shortTime(channel.lastSentAt) : outside.never}</span>
        </li>
      </ul>
      {channel.lastError && <p className="error">{outside.lastError(channel.lastError)}</p>}
      {test.data && !test.data.accepted && (
        <p className="error" role="alert">
          {outside.testNo(outside.testWhy[test.data.error ?? ''] ?? test.data.error ?? '')}
        </p>
      )}
      {(channel.configured || channel.remembering) && (
        <Button
          size="small"
          loading={test.isPending}
          onClick={() =>
            test.mutate(
              { params: { kind: channel.kind } },
              { onError: say.no, onSuccess: (reply) => reply.accepted && say.yes(outside.testYes) },
            )
          }
        >
          {outside.test}
        </Button>
      )}
    </section>
  )
}
