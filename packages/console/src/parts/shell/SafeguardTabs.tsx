import { Link, type LinkProps, useLocation } from '@tanstack/react-router'
import { type Gate, mayEnter, useMe } from '../ask/who.ts'
import { useWords } from '../language.tsx'

export type SafeguardTab = 'reports' | 'partners' | 'children' | 'ethics'
export const safeguardTabs: readonly { name: SafeguardTab; to: NonNullable<LinkProps['to']>; gate: Gate }[] =
  [
    { name: 'reports', to: '/safeguard', gate: 'reports' },
    { name: 'partners', to: '/partners', gate: 'reports' },
    { name: 'children', to: '/safeguard/children', gate: 'children' },
    { name: 'ethics', to: '/safeguard/ethics', gate: 'ethics' },
  ]

/** The pages about what others tell and what others are told, side by side. */
export function SafeguardTabs() {
  const { safeguard, partner } = useWords()
  const me = useMe()
  const { pathname } = useLocation()
  return (
    <nav className="tabs safeguard-tabs" aria-label={safeguard.tabs.label}>
      {safeguardTabs
        .filter((tab) => mayEnter(me, tab.gate))
        .map(({ name, to }) => (
          <Link
            key={name}
            to={to}
            activeOptions={{ exact: true }}
            {...(pathname === to ? { 'aria-current': 'page' as const } : {})}
          >
            {name === 'partners' ? partner.tab : safeguard.tabs[name]}
          </Link>
        ))}
    </nav>
  )
}
