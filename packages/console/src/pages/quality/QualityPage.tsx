import { Link, type LinkProps, useLocation } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import '../../styles/care/quality.css'
import { type Gate, mayEnter, useMe } from '../../parts/ask/who.ts'
import { useWords } from '../../parts/language.tsx'
import { Page } from '../../parts/show/Page.tsx'

type TabName = 'board' | 'samples' | 'harms' | 'templates' | 'dossier'
export const qualityTabs: readonly { name: TabName; to: NonNullable<LinkProps['to']>; gate: Gate }[] = [
  { name: 'board', to: '/quality', gate: 'qualityBoard' },
  { name: 'samples', to: '/quality/samples', gate: 'qualityReading' },
  { name: 'harms', to: '/quality/harms', gate: 'qualityHarm' },
  { name: 'templates', to: '/quality/templates', gate: 'templates' },
  { name: 'dossier', to: '/quality/dossier', gate: 'dossier' },
]

/** One of the pages about quality, with the way to the others. */
export function QualityPage({ about, gate, children }: { about: string; gate: Gate; children: ReactNode }) {
  const { quality } = useWords()
  const me = useMe()
  const { pathname } = useLocation()
  return (
    <Page gate={gate} title={quality.title} about={about}>
      <nav className="tabs quality-tabs" aria-label={quality.tabs.label}>
        {qualityTabs
          .filter((tab) => mayEnter(me, tab.gate))
          .map(({ name, to }) => (
            <Link
              key={name}
              to={to}
              activeOptions={{ exact: true }}
              {...(pathname === to ? { 'aria-current': 'page' as const } : {})}
            >
              {quality.tabs[name]}
            </Link>
          ))}
      </nav>
      {me && children}
    </Page>
  )
}
