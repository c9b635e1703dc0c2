import { Link, type LinkProps, useLocation } from '@tanstack/react-router'
import { type MouseEvent, useState } from 'react'
import { wish } from '../ask/kept.ts'
import { type Gate, type Me, mayEnter } from '../ask/who.ts'
import { useWords } from '../language.tsx'
import { Icon, type IconName, Mark } from '../show/Icon.tsx'
import { Duty } from './Duty.tsx'

type PageName =
  | 'board'
  | 'rescue'
  | 'worklist'
  | 'cases'
  | 'today'
  | 'safeguard'
  | 'referral'
  | 'severe'
  | 'directory'
  | 'visits'
  | 'outing'
  | 'appointment'
  | 'live'
  | 'fill'
  | 'observe'
  | 'pass'
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
  | 'breach'
  | 'model'
  | 'people'
  | 'supervision'
  | 'tree'
  | 'agencies'
  | 'calendar'
  | 'retention'
  | 'outside'
  | 'hooks'
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

const crisis: readonly Place[] = [
  { name: 'board', to: '/', icon: 'bell', gate: 'board', also: ['/events/'] },
  { name: 'aftercare', to: '/aftercare', icon: 'together', gate: 'board' },
  { name: 'rescue', to: '/rescue', icon: 'ambulance', gate: 'rescue', also: ['/rescue/'] },
  {
    ...{ name: 'safeguard', to: '/safeguard', icon: 'shield', gate: 'safeguard' },
    also: ['/safeguard/', '/partners'],
  },
  { name: 'visits', to: '/visits', icon: 'leave', gate: 'visits' },
  { name: 'surge', to: '/surge', icon: 'campaign', gate: 'surge' },
  { name: 'roster', to: '/roster', icon: 'roster', gate: 'roster' },
  { name: 'hotlines', to: '/hotlines', icon: 'hotline', gate: 'hotlines' },
]
const care: readonly Place[] = [
  {
    ...{ name: 'cases', to: '/cases', icon: 'person', gate: 'cases' },
    also: ['/cases/', '/today', '/caseload', '/plan-templates', '/feedback'],
  },
  { name: 'today', to: '/today', icon: 'tick', gate: 'tasks' },
  { name: 'worklist', to: '/worklist', icon: 'list', gate: 'worklist', also: ['/worklist/', '/measures/'] },
  { name: 'appointment', to: '/appointments', icon: 'clock', gate: 'appointment', also: ['/appointments/'] },
  { name: 'live', to: '/live', icon: 'chat', gate: 'live', also: ['/live/'] },
  { name: 'fill', to: '/fill', icon: 'form', gate: 'fill' },
  { name: 'observe', to: '/observe', icon: 'eye', gate: 'observe' },
  { name: 'pass', to: '/pass-on', icon: 'letter', gate: 'pass' },
  { name: 'outing', to: '/outings', icon: 'leave', gate: 'outing', also: ['/outings/'] },
  {
    ...{ name: 'referral', to: '/referrals', icon: 'letter', gate: 'referral' },
    also: ['/referrals/', '/transfers', '/bureau'],
  },
  { name: 'severe', to: '/severe', icon: 'together', gate: 'severe', also: ['/severe/'] },
  { name: 'directory', to: '/directory', icon: 'book', gate: 'directory' },
  { name: 'guide', to: '/guide', icon: 'together', gate: 'guide' },
  { name: 'shared', to: '/shared-moods', icon: 'weather', gate: 'shared' },
]
const house: readonly Place[] = [
  { name: 'campaigns', to: '/campaigns', icon: 'campaign', gate: 'campaigns' },
  {
    ...{ name: 'rules', to: '/library', icon: 'book', gate: 'rules' },
    also: ['/thresholds', '/phases', '/plans', '/precision'],
  },
  { name: 'quality', to: '/quality', icon: 'chart', gate: 'quality', also: ['/quality/'] },
  { name: 'complaint', to: '/complaints', icon: 'chat', gate: 'complaint' },
  { name: 'breach', to: '/breaches', icon: 'lock' },
  { name: 'drill', to: '/drills', icon: 'bell', gate: 'drill' },
  { name: 'model', to: '/model', icon: 'chat', gate: 'model' },
  { name: 'people', to: '/people', icon: 'people', gate: 'people' },
  { name: 'supervision', to: '/supervision', icon: 'together', gate: 'supervision' },
  { name: 'tree', to: '/tree', icon: 'tree' },
  { name: 'agencies', to: '/agencies', icon: 'globe', gate: 'agencies' },
  { name: 'calendar', to: '/calendar', icon: 'clock', gate: 'calendar' },
  { name: 'retention', to: '/retention', icon: 'shield', gate: 'retention' },
  { name: 'outside', to: '/outside', icon: 'outside', gate: 'outside' },
  { name: 'hooks', to: '/hooks', icon: 'link', gate: 'hooks' },
  { name: 'audit', to: '/audit', icon: 'audit', gate: 'audit' },
  { name: 'health', to: '/health', icon: 'health' },
]
const groups = { crisis, care, house } as const
type GroupName = keyof typeof groups
const groupNames = Object.keys(groups) as readonly GroupName[]

const open = (me: Me) => (place: Place) => place.gate === undefined || mayEnter(me, place.gate)
/** Where somebody lands who has no part in the alerts: at their daily work. */
export const firstPage = (me: Me): NonNullable<LinkProps['to']> =>
  [...care, ...crisis, ...house].find((place) => place.gate !== undefined && open(me)(place))?.to ?? '/tree'

/** The dark rail: only the pages one's roles open, by what they are for. */
export function Rail({ me, unowned }: { me: Me; unowned: number }) {
  const { brand, nav } = useWords()
  const shown = groupNames
    .map((name) => ({ name, places: groups[name].filter(open(me)) }))
    .filter(({ places }) => places.length > 0)
  return (
    <nav className="rail" aria-label={nav.label}>
      <div className="brand">
        <Mark />
        <span>{brand}</span>
      </div>
      <div className="places">
        {shown.map(({ name, places }) => (
          <Group key={name} name={name} places={places} unowned={unowned} alone={shown.length === 1} />
        ))}
      </div>
      <Duty me={me} />
    </nav>
  )
}

/** Pages that belong together. Whoever shuts a group finds it shut next time; the page one is on is always in sight. */
function Group({
  name,
  places,
  unowned,
  alone,
}: {
  name: GroupName
  places: readonly Place[]
  unowned: number
  alone: boolean
}) {
  const { nav } = useWords()
  const { pathname } = useLocation()
  const key = `rail.${name}`
  const [wished, setWished] = useState(() => wish.read(key))
  const standsOn = (place: Place): boolean =>
    pathname === place.to || (place.also ?? []).some((start) => pathname.startsWith(start))
  const here = places.some(standsOn)
  const isOpen = here || alone || (wished ? wished === 'open' : name !== 'house')
  const turn = (event: MouseEvent): void => {
    event.preventDefault()
    const next = isOpen ? 'shut' : 'open'
    wish.keep(key, next)
    setWished(next)
  }
  return (
    <details open={isOpen}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: a summary is a control of its own */}
      <summary onClick={turn} aria-label={nav.groups[name]}>
        <span>{nav.groups[name]}</span>
        <Icon name="down" size={14} />
      </summary>
      {places.map((place) => (
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
      ))}
    </details>
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
