import { packWords } from '@anxin/core/care/plan/packs.words.ts'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import '../../../styles/care/rules.css'
import '../../../styles/care/campaigns.css'
import { type Reply, reading, useAct } from '../../../parts/ask/doors.ts'
import { mayEnter, useMe } from '../../../parts/ask/who.ts'
import { ActDialog } from '../../../parts/fill/ActDialog.tsx'
import { useLanguage, useWords } from '../../../parts/language.tsx'
import { Icon } from '../../../parts/show/Icon.tsx'
import { Page } from '../../../parts/show/Page.tsx'
import { useSay } from '../../../parts/show/Say.tsx'
import { Nothing, Shown } from '../../../parts/show/States.tsx'
import { isoDay, serverNow, shortTime } from '../../../parts/show/times.ts'
import { AddCampaign, type Opened } from './AddCampaign.tsx'
import { Codes } from './Codes.tsx'

type Campaign = Reply<'GET /api/assessment/campaigns'>['campaigns'][number]

/** The organiser's page: counts, and never an answer. */
export function Campaigns() {
  const { campaigns: words } = useWords().assessment
  const me = useMe()
  const query = useQuery({
    ...reading('GET /api/assessment/campaigns'),
    enabled: mayEnter(me, 'campaigns'),
    refetchInterval: 20_000,
  })
  const [adding, setAdding] = useState(false)
  const [opened, setOpened] = useState<Opened>()
  return (
    <Page
      gate="campaigns"
      title={words.title}
      about={words.about}
      acts={
        <Button type="primary" icon={<Icon name="plus" size={16} />} onClick={() => setAdding(true)}>
          {words.add}
        </Button>
      }
    >
      <Shown query={query}>
        {({ campaigns }) =>
          campaigns.length === 0 ? (
            <div className="panel">
              <Nothing title={words.none} about={words.noneAbout} />
            </div>
          ) : (
            <div className="campaigns">
              {campaigns.map((one) => (
                <OneCampaign key={one.id} campaign={one} />
              ))}
              <p className="hint">{words.fewAbout}</p>
            </div>
          )
        }
      </Shown>
      {adding && <AddCampaign close={() => setAdding(false)} opened={setOpened} />}
      {opened && <Codes {...opened} close={() => setOpened(undefined)} />}
    </Page>
  )
}

/** Where a campaign stands today. */
function standing(campaign: Campaign): 'running' | 'ahead' | 'over' {
  const today = isoDay(serverNow())
  if (campaign.closedAt || today > campaign.until) return 'over'
  return today < campaign.from ? 'ahead' : 'running'
}

function OneCampaign({ campaign }: { campaign: Campaign }) {
  const { words: all, locale } = useLanguage()
  const { campaigns: words } = all.assessment
  const [closing, setClosing] = useState(false)
  const stands = standing(campaign)
  return (
    <section className="panel campaign" aria-label={campaign.title}>
      <header>
        <h2>{campaign.title}</h2>
        <span className={stands === 'running' ? 'tag good' : 'tag'}>
          {campaign.closedAt ? words.closed(shortTime(campaign.closedAt)) : words[stands]}
        </span>
        {stands !== 'over' && (
          <Button size="small" onClick={() => setClosing(true)}>
            {words.close}
          </Button>
        )}
      </header>
      <p className="n">
        {packWords[locale][campaign.pack].title} · {words.span(campaign.from, campaign.until)}
      </p>
      <dl className="counts n">
        <Count name={words.invited} count={campaign.invited} of={campaign.invited} />
        <Count name={words.begun} count={campaign.begun} of={campaign.invited} few={words.fewLess.invited} />
        <Count
          name={words.finished}
          count={campaign.finished}
          of={campaign.invited}
          few={typeof campaign.begun === 'number' ? words.fewLess.begun : words.fewLess.invited}
          most={typeof campaign.begun === 'number' ? campaign.begun : campaign.invited}
        />
      </dl>
      <details>
        <summary>{words.form.consent}</summary>
        <p>{campaign.consentText}</p>
      </details>
      {closing && <Close campaign={campaign} close={() => setClosing(false)} />}
    </section>
  )
}

function Count({
  name,
  count,
  of,
  few = '',
  most = of,
}: {
  name: string
  count: Campaign['begun']
  of: number
  /** What is said where only the count before it is told, and how large that is. */
  few?: string
  most?: number
}) {
  const { campaigns: words } = useWords().assessment
  // a bar tells a number too: one that is not told is drawn as nothing, or as long as the one it is near
  const drawn = count === '<10' ? 0 : count === 'all_but_few' ? most : count
  const share = Math.round((drawn / Math.max(1, of)) * 100)
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        {count === 'all_but_few' ? (
          <b className="near">{few}</b>
        ) : (
          <b>{count === '<10' ? words.few : count}</b>
        )}
        <svg viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
          <rect width="100" height="6" className="all" />
          <rect width={share} height="6" className="held" />
        </svg>
      </dd>
    </div>
  )
}

function Close({ campaign, close }: { campaign: Campaign; close: () => void }) {
  const { campaigns: words } = useWords().assessment
  const say = useSay()
  const act = useAct('POST /api/assessment/campaigns/:id/close', {
    refresh: ['GET /api/assessment/campaigns'],
    done: () => {
      say.yes(words.closedDone)
      close()
    },
  })
  return (
    <ActDialog
      title={`${words.close} · ${campaign.title}`}
      about={words.closeAsk}
      yes={words.close}
      danger
      pending={act.isPending}
      error={act.error}
      close={close}
      send={() => act.mutate({ params: { id: campaign.id } })}
    />
  )
}
