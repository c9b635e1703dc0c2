import { useQuery } from '@tanstack/react-query'
import { Button, Popconfirm } from 'antd'
import { useState } from 'react'
import '../../styles/care/aftercare.css'
import { type Reply, reading, useAct } from '../../parts/ask/doors.ts'
import { mayEnter, useMe } from '../../parts/ask/who.ts'
import { useWords } from '../../parts/language.tsx'
import { Page } from '../../parts/show/Page.tsx'
import { useSay } from '../../parts/show/Say.tsx'
import { Nothing, Shown } from '../../parts/show/States.tsx'
import { shortTime } from '../../parts/show/times.ts'
import { CallUp } from './CallUp.tsx'
import { Cohort } from './Cohort.tsx'
import { Queue } from './Queue.tsx'
import { SwitchOn } from './SwitchOn.tsx'

type All = Reply<'GET /api/surge/all'>
export type SurgeShown = All['surges'][number]

/** A public event: whether one holds, by what order, until when; its people and its queue. */
export function Surge() {
  const { surge: words } = useWords()
  const me = useMe()
  const keeper = mayEnter(me, 'surgeKeeping')
  const query = useQuery({
    ...reading('GET /api/surge/all'),
    enabled: mayEnter(me, 'surge'),
    refetchInterval: 60_000,
  })
  const [opened, setOpened] = useState<'on' | 'call'>()
  const running = query.data?.surges.find((one) => one.endedAt === null)
  const close = (): void => setOpened(undefined)
  return (
    <Page
      gate="surge"
      title={words.title}
      about={words.about}
      acts={
        keeper &&
        query.data && (
          <>
            {running && <Button onClick={() => setOpened('call')}>{words.call}</Button>}
            {!running && (
              <Button type="primary" onClick={() => setOpened('on')}>
                {words.on}
              </Button>
            )}
          </>
        )
      }
    >
      <Shown query={query}>
        {(all) => (
          <div className="halves">
            <Queue on={running !== undefined} />
            <div className="stack">
              {running ? (
                <Running surge={running} keeper={keeper} />
              ) : (
                <section className="panel">
                  <Nothing title={words.none} about={words.noneAbout} />
                </section>
              )}
              {all.surges.slice(0, 3).map((one) => (
                <Cohort key={one.id} surge={one} keeper={keeper} />
              ))}
              <Past surges={all.surges.filter((one) => one.endedAt !== null)} />
            </div>
            {opened === 'on' && <SwitchOn units={all.units} close={close} />}
            {opened === 'call' && running && <CallUp surge={running} people={all.people} close={close} />}
          </div>
        )}
      </Shown>
    </Page>
  )
}

function Running({ surge, keeper }: { surge: SurgeShown; keeper: boolean }) {
  const { surge: words } = useWords()
  const say = useSay()
  const off = useAct('POST /api/surge/switches/:id/end', {
    refresh: ['GET /api/surge/all', 'GET /api/surge/notice', 'GET /api/surge/waiting'],
    done: () => say.yes(words.switchedOff),
  })
  return (
    <section className="panel" aria-label={words.holds(surge.unitName)}>
      <h2>{words.holds(surge.unitName)}</h2>
      <p>
        <b>{surge.why}</b>
      </p>
      <p className="hint">{words.by(surge.byName, surge.order)}</p>
      <p className="tag lamp n">{words.ends(shortTime(surge.endsAt))}</p>
      <p>{surge.noticeZh}</p>
      <p className="hint" lang="en">
        {surge.noticeEn}
      </p>
      {keeper && (
        <Popconfirm
          title={words.off}
          description={words.offAsk}
          okText={words.off}
          onConfirm={() => off.mutate({ params: { id: surge.id } }, { onError: say.no })}
        >
          <Button danger loading={off.isPending}>
            {words.off}
          </Button>
        </Popconfirm>
      )}
    </section>
  )
}

function Past({ surges }: { surges: readonly SurgeShown[] }) {
  const { surge: words } = useWords()
  if (surges.length === 0) return null
  return (
    <section className="panel">
      <h2>{words.past}</h2>
      <ul className="lines">
        {surges.map((one) => (
          <li key={one.id}>
            <span>
              {one.why} · {one.unitName} · {one.order}
            </span>
            <span className="n">
              {shortTime(one.startsAt)} – {one.endedAt && shortTime(one.endedAt)} ·{' '}
              {one.endedBy ? words.endedBy(one.endedBy) : words.endedSelf}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
