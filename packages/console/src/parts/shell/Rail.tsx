import { Link, type LinkProps, useLocation } from '@tanstack/react-router'
import { type Gate, type Me, mayEnter } from '../ask/who.ts'
import { useWords } from '../language.tsx'
import { Icon, type IconName, Mark } from '../show/Icon.tsx'
import { Duty } from './Duty.tsx'

type PageName =
  | 'board'
  | 'rescue'
  | 'worklist'
  | 'safeguard'
  | 'referral'
  | 'severe'
  | 'directory'
  | 'visits'
  | 'fill'
  | 'observe'
  | 'guide'
  | 'shared'
  | 'roster'
  | 'aftercare'
  | 'surge'
  | 'drill'
  | 'hotlines'
  | 'campaigns'
  | 'rules'
  | 'quality'
  | 'complaint'
  | 'model'
  | 'people'
  | 'tree'
  | 'outside'
  | 'audit'
  | 'health'
interface Place {
  readonly name: PageName
  readonly to: NonNullable<LinkProps['to']>
  readonly icon: IconName
  readonly gate?: Gate
  /** Other addresses that are this page too. */
  readonly also?: readonly string[]
}

const work: readonly Place[] = [
  { name: 'board', to: '/', icon: 'bell', gate: 'board', also: ['/events/'] },
  { name: 'aftercare', to: '/aftercare', icon: 'together', gate: 'board' },
  { name: 'rescue', to: '/rescue', icon: 'ambulance', gate: 'rescue', also: ['/rescue/'] },
  { name: 'worklist', to: '/worklist', icon: 'list', gate: 'worklist', also: ['/worklist/', '/measures/'] },
  {
    ...{ name: 'safeguard', to: '/safeguard', icon: 'shield', gate: 'safeguard' },
    also: ['/safeguard/'],
  },
  { name: 'referral', to: '/referrals', icon: 'right', gate: 'referral', also: ['/referrals/'] },
  { name: 'severe', to: '/severe', icon: 'together', gate: 'severe', also: ['/severe/'] },
  { name: 'directory', to: '/directory', icon: 'book', gate: 'directory' },
  { name: 'visits', to: '/visits', icon: 'leave', gate: 'visits' },
  { name: 'fill', to: '/fill', icon: 'form', gate: 'fill' },
  { name: 'observe', to: '/observe', icon: 'eye', gate: 'observe' },
  { name: 'guide', to: '/guide', icon: 'together', gate: 'guide' },
  { name: 'shared', to: '/shared-moods', icon: 'weather', gate: 'shared' },
  { name: 'roster', to: '/roster', icon: 'roster', gate: 'roster' },
  { name: 'surge', to: '/surge', icon: 'campaign', gate: 'surge' },
  { name: 'hotlines', to: '/hotlines', icon: 'hotline', gate: 'hotlines' },
]
const house: readonly Place[] = [
  { name: 'campaigns', to: '/campaigns', icon: 'campaign', gate: 'campaigns' },
  {
    ...{ name: 'rules', to: '/library', icon: 'book', gate: 'rules' },
    also: ['/thresholds', '/phases', '/plans', '/precision'],
  },
  { name: 'quality', to: '/quality', icon: 'chart', gate: 'quality', also: ['/quality/'] },
  { name: 'complaint', to: '/complaints', icon: 'chat', gate: 'complaint' },
  { name: 'drill', to: '/drills', icon: 'bell', gate: 'drill' },
  { name: 'model', to: '/model', icon: 'chat', gate: 'model' },
  { name: 'people', to: '/people', icon: 'people', gate: 'people' },
  { name: 'tree', to: '/tree', icon: 'tree' },
  { name: 'outside', to: '/outside', icon: 'outside', gate: 'outside' },
  { name: 'audit', to: '/audit', icon: 'audit', gate: 'audit' },
  { name: 'health', to: '/health', icon: 'health' },
]

const open = (me: Me) => (place: Place) => place.gate === undefined || mayEnter(me, place.gate)
/** Where somebody lands who has no part in the alerts. */
export const firstPage = (me: Me): NonNullable<LinkProps['to']> =>
  [...work, ...house].find((place) => place.gate !== undefined && open(me)(place))?.to ?? '/tree'

/** The dark rail: only the pages one's roles open. */
export function Rail({ me, unowned }: { me: Me; unowned: number }) {
  const { brand, nav } = useWords()
  const { pathname } = useLocation()
  const standsOn = (place: Place): boolean =>
    pathname === place.to || (place.also ?? []).some((start) => pathname.startsWith(start))
  const link = (place: Place) => (
    <Link
      key={place.name}
      to={place.to}
      aria-label={
        place.name === 'board' && unowned > 0 ? `${nav.board} ${nav.unowned(unowned)}` : nav[place.name]
      }
      {...(standsOn(place) ? { 'aria-current': 'page' as const } : {})}
    >
      <RailLine place={place} unowned={place.name === 'board' ? unowned : 0} />
    </Link>
  )
  const atWork = work.filter(open(me))
  return (
    <nav className="rail" aria-label={nav.label}>
      <div className="brand">
        <Mark />
        <span>{brand}</span>
      </div>
      {atWork.map(link)}
      {atWork.length > 0 && <hr />}
      {house.filter(open(me)).map(link)}
      <Duty me={me} />
    </nav>
  )
}

function RailLine({ place, unowned }: { place: Place; unowned: number }) {
  const { nav } = useWords()
  return (
    <>
      <Icon name={place.icon} />
      <span>{nav[place.name]}</span>
      {unowned > 0 && (
        <b className="n" title={nav.unowned(unowned)}>
          {unowned}
          <span className="unseen">{nav.unowned(unowned)}</span>
        </b>
      )}
    </>
  )
}
