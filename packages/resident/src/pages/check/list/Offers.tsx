import type { DoorReply } from '@anxin/kit/caller.ts'
import { call } from '@anxin/kit/caller.ts'
import type { JSX } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { adopt, goTo, packFor } from '../../../check/actions.ts'
import { countLeft, firstLeft } from '../../../check/course.ts'
import { courseOf, type PackCode } from '../../../check/run.ts'
import { openRun, runs } from '../../../check/store.ts'
import { put, take } from '../../../device/chest.ts'
import { cabinCode, elder } from '../../../device/settings.ts'
import { useAsked } from '../../../parts/asked.ts'
import { AskStrip } from '../../../parts/calls/AskStrip.tsx'
import { HelpCard } from '../../../parts/calls/HelpCard.tsx'
import { Icon } from '../../../parts/drawn/Icon.tsx'
import { Loading, Notice, tell } from '../../../parts/Notice.tsx'
import { refusalWords, shownLocale, w } from '../../../parts/words.ts'
import { me } from '../../../self/me.ts'
import { show } from '../view.ts'
import { c, packName } from '../words.ts'
import { PackArt } from './PackArt.tsx'
import { Past } from './Past.tsx'

type List = DoorReply<'GET /api/assessment/offers'>
type Offer = List['offers'][number]

/** What may be asked here; without a network, what was heard last. */
async function listOffers(): Promise<List> {
  try {
    const params = cabinCode.value ? { cabin: cabinCode.value } : {}
    const list = await call('GET /api/assessment/offers', { params, timeoutMs: 8000 })
    put('packs', 'offers', { ...list, open: null }).catch(() => undefined)
    return list
  } catch (refused) {
    const before = await take<List>('packs', 'offers')
    if (before) return before
    throw refused
  }
}

/** Somebody unknown who reads large letters is asked as elders are. */
function inOrder({ offers }: List): readonly Offer[] {
  const elders = elder.value && me.value?.kind !== 'registered'
  const rank = ({ pack, suggested }: Offer): number => (elders && pack === 'elder' ? 0 : suggested ? 1 : 2)
  return [...offers].sort((a, b) => rank(a) - rank(b))
}

const choose = (pack: PackCode): void => show({ at: 'begin', pack, invitation: null })

const FirstCard = ({ offer, due }: { offer: Offer; due: boolean }): JSX.Element => (
  <section class="card offer-first">
    <PackArt pack={offer.pack} />
    <div class="grow">
      <p class="offer-why">{due ? c.value.due : c.value.suggested}</p>
      <h2>{packName(offer.pack).title}</h2>
      <p>{due ? c.value.dueAbout : packName(offer.pack).about}</p>
      <p class="small num">{c.value.minutes(...offer.minutes)}</p>
    </div>
    <button type="button" class="btn btn-wide" onClick={() => choose(offer.pack)}>
      {c.value.title}
    </button>
  </section>
)

const OfferRow = ({ offer }: { offer: Offer }): JSX.Element => (
  <li>
    <button type="button" class="card offer" onClick={() => choose(offer.pack)}>
      <PackArt pack={offer.pack} />
      <span class="grow">
        <strong>{packName(offer.pack).title}</strong>
        <small>{packName(offer.pack).about}</small>
        <small class="num">{c.value.minutes(...offer.minutes)}</small>
      </span>
      <Icon name="chev" />
    </button>
  </li>
)

/** A sitting that is open, on this device or another one. */
const OpenCard = ({ list }: { list: List }): JSX.Element | null => {
  const here = openRun()
  const there = list.open && ![...runs.value.values()].some((run) => run.id === list.open?.id)
  if (!here && !(there && list.open)) return null
  const goOn = async (): Promise<void> => {
    try {
      const key = here?.key ?? (list.open ? await adopt(list.open) : '')
      const run = runs.value.get(key)
      const left = run && firstLeft(courseOf(run), run.given)
      if (left) await goTo(key, left)
      show({ at: 'run', key })
    } catch (refused) {
      tell(refusalWords(refused))
    }
  }
  const pack = here?.pack.pack ?? list.open?.pack ?? 'quick'
  return (
    <section class="card offer-open">
      <PackArt pack={pack} />
      <div class="grow">
        <p class="offer-why">{c.value.open}</p>
        <h2>{packName(pack).title}</h2>
        {here && <p class="small">{c.value.openLeft(countLeft(courseOf(here), here.given))}</p>}
      </div>
      <button type="button" class="btn btn-lamp btn-wide" onClick={() => void goOn()}>
        {c.value.goOn}
      </button>
    </section>
  )
}

const Others = ({ offers }: { offers: readonly Offer[] }): JSX.Element | null => {
  const [open, setOpen] = useState(false)
  if (offers.length === 0) return null
  if (elder.value && !open)
    return (
      <button type="button" class="btn btn-quiet btn-wide" onClick={() => setOpen(true)}>
        {c.value.more}
      </button>
    )
  return (
    <section class="stack">
      <h2>{c.value.others}</h2>
      <ul class="offers">
        {offers.map((offer) => (
          <OfferRow key={offer.pack} offer={offer} />
        ))}
      </ul>
    </section>
  )
}

const Here = ({ list }: { list: List }): JSX.Element => {
  const due = list.due[0]?.pack
  const offers = inOrder(list)
  const first = offers.find((one) => one.pack === due) ?? offers[0]
  useEffect(() => {
    // kept for a day without a network
    if (first) packFor(first.pack).catch(() => undefined)
  }, [first?.pack])
  return (
    <>
      <OpenCard list={list} />
      {first ? (
        <FirstCard offer={first} due={first.pack === due} />
      ) : (
        <Notice>
          {c.value.notHere} <a href="/chat">{c.value.talk}</a>
        </Notice>
      )}
      <Others offers={offers.filter((one) => one !== first)} />
    </>
  )
}

export const Offers = (): JSX.Element => {
  const { asked, again } = useAsked(listOffers)
  return (
    <>
      <p class="lead">{c.value.lead}</p>
      {shownLocale.value === 'en' && <p class="small">{c.value.noEnglish}</p>}
      <div class="sit-two">
        <div class="stack">
          {asked.state === 'asking' && <Loading />}
          {asked.state === 'refused' && (
            <Notice onAgain={again}>
              {c.value.none} <a href="/chat">{c.value.talk}</a>
            </Notice>
          )}
          {asked.state === 'here' && <Here list={asked.value} />}
        </div>
        <div class="stack">
          <Past />
          <AskStrip />
          <section class="card pad stack desk">
            <h2>{w.value.chat.side}</h2>
            <HelpCard />
          </section>
        </div>
      </div>
    </>
  )
}
