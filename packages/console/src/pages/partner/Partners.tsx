import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import '../../styles/care/safeguard.css'
import '../../styles/care/partner.css'
import { reading } from '../../parts/ask/doors.ts'
import { mayEnter, useMe } from '../../parts/ask/who.ts'
import { useWords } from '../../parts/language.tsx'
import { SafeguardTabs } from '../../parts/shell/SafeguardTabs.tsx'
import { Page } from '../../parts/show/Page.tsx'
import { Nothing, Shown } from '../../parts/show/States.tsx'
import { shortTime } from '../../parts/show/times.ts'
import { ImportDialog } from './ImportDialog.tsx'
import { AddPartner, KeyDialog, ShutDialog } from './KeepPartner.tsx'
import type { Batch, Partner } from './shapes.ts'
import { UnreadRows } from './UnreadRows.tsx'

/** What hotlines, schools and hospitals hand over: what nobody could read first, then who they are, then what came. */
export function Partners() {
  const { partner: words, safeguard } = useWords()
  const me = useMe()
  const keeper = mayEnter(me, 'partnerKeeping')
  const query = useQuery({
    ...reading('GET /api/partner/partners'),
    enabled: mayEnter(me, 'reports'),
    refetchInterval: 15_000,
  })
  const [adding, setAdding] = useState(false)
  return (
    <Page
      gate="reports"
      title={safeguard.title}
      about={words.about}
      acts={
        keeper && (
          <Button type="primary" onClick={() => setAdding(true)}>
            {words.add}
          </Button>
        )
      }
    >
      <SafeguardTabs />
      {mayEnter(me, 'reports') && <UnreadRows />}
      <Shown query={query}>
        {({ partners, batches }) =>
          partners.length === 0 ? (
            <div className="panel">
              <Nothing title={words.none} about={keeper ? words.noneAbout : words.noneAboutReader} />
            </div>
          ) : (
            <div className="stack">
              <section className="panel" aria-label={words.partners}>
                <h2>{words.partners}</h2>
                <ul className="partner-list">
                  {partners.map((one) => (
                    <OnePartner key={one.id} partner={one} keeper={keeper} />
                  ))}
                </ul>
              </section>
              <Batches batches={batches} />
            </div>
          )
        }
      </Shown>
      {adding && <AddPartner close={() => setAdding(false)} />}
    </Page>
  )
}

function OnePartner({ partner, keeper }: { partner: Partner; keeper: boolean }) {
  const { partner: words } = useWords()
  const [asking, setAsking] = useState<'upload' | 'key' | 'shut'>()
  const given = { partner, close: (): void => setAsking(undefined) }
  return (
    <li>
      <div>
        <b>{partner.name}</b>
        <span className="n">
          {words.kinds[partner.kind]} · {partner.unitName} ·{' '}
          {partner.lastAt ? words.last(shortTime(partner.lastAt), partner.rows) : words.never}
          {partner.keyMadeAt && partner.hasKey && ` · ${words.hasKey(shortTime(partner.keyMadeAt))}`}
        </span>
      </div>
      {partner.shut ? (
        <span className="tag">{words.shut}</span>
      ) : (
        <span className="acts">
          {keeper && (
            <>
              <Button aria-label={`${words.shutAct} ${partner.name}`} onClick={() => setAsking('shut')}>
                {words.shutAct}
              </Button>
              <Button aria-label={`${words.key} ${partner.name}`} onClick={() => setAsking('key')}>
                {partner.hasKey ? words.keyAgain : words.key}
              </Button>
            </>
          )}
          <Button
            type="primary"
            aria-label={`${words.upload} ${partner.name}`}
            onClick={() => setAsking('upload')}
          >
            {words.upload}
          </Button>
        </span>
      )}
      {asking === 'upload' && <ImportDialog {...given} />}
      {asking === 'key' && <KeyDialog {...given} />}
      {asking === 'shut' && <ShutDialog {...given} />}
    </li>
  )
}

function Batches({ batches }: { batches: readonly Batch[] }) {
  const { partner: words } = useWords()
  return (
    <section className="panel" aria-label={words.batches}>
      <h2>{words.batches}</h2>
      {batches.length === 0 ? (
        <Nothing title={words.batchesNone} about={words.batchesNoneAbout} />
      ) : (
        <ul className="partner-list">
          {batches.map((one) => (
            <li key={one.id}>
              <div>
                <b>{one.partnerName}</b>
                <span className="n">
                  {shortTime(one.at)} · {one.by ?? words.byKey}
                </span>
              </div>
              <span className="n">
                {words.batch(one.rows, one.raised)}
                {one.repeated + one.unread > 0 && ` · ${words.batchMore(one.repeated, one.unread)}`}
                {one.waiting > 0 && ` · ${words.waiting(one.waiting)}`}
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
