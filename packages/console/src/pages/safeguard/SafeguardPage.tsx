import { Link, type LinkProps, useLocation } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import '../../styles/care/safeguard.css'
import { type Gate, mayEnter, useMe } from '../../parts/ask/who.ts'
import { useWords } from '../../parts/language.tsx'
import { Page } from '../../parts/show/Page.tsx'

type TabName = 'reports' | 'children' | 'ethics'
const tabs: readonly { name: TabName; to: NonNullable<LinkProps['to']>; gate: Gate }[] = [
  { name: 'reports', to: '/safeguard', gate: 'reports' },
  { name: 'children', to: '/safeguard/children', gate: 'children' },
  { name: 'ethics', to: '/safeguard/ethics', gate: 'ethics' },
]

/** One of the pages of the room, with the way to the others. */
export function SafeguardPage({ name, children }: { name: TabName; children: ReactNode }) {
  const { safeguard } = useWords()
  const me = useMe()
  const gate = tabs.find((tab) => tab.name === name)!.gate
  return (
    <Page gate={gate} title={safeguard.title} about={safeguard[name].about}>
      <Tabs />
      {me && mayEnter(me, gate) && children}
    </Page>
  )
}

function Tabs() {
  const { safeguard } = useWords()
  const me = useMe()
  const { pathname } = useLocation()
  return (
    <nav className="tabs safeguard-tabs" aria-label={safeguard.tabs.label}>
      {tabs
        .filter((tab) => mayEnter(me, tab.gate))
        .map(({ name, to }) => (
          <Link
            key={name}
            to={to}
            activeOptions={{ exact: true }}
            {...(pathname === to ? { 'aria-current': 'page' as const } : {})}
          >
            {safeguard.tabs[name]}
          </Link>
        ))}
    </nav>
  )
}
