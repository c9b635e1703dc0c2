import { Link, type LinkProps, useLocation } from '@tanstack/react-router'
import { type Gate, mayEnter, useMe } from '../../parts/ask/who.ts'
import { useWords } from '../../parts/language.tsx'

type TabName = 'today' | 'cases' | 'load' | 'templates' | 'feedback'
const tabs: readonly { name: TabName; to: NonNullable<LinkProps['to']>; gate: Gate }[] = [
  { name: 'today', to: '/today', gate: 'cases' },
  { name: 'cases', to: '/cases', gate: 'cases' },
  { name: 'load', to: '/caseload', gate: 'caseload' },
  { name: 'templates', to: '/plan-templates', gate: 'caseTemplates' },
  { name: 'feedback', to: '/feedback', gate: 'caseFeedback' },
]

/** The pages about cases, side by side. */
export function CaseTabs() {
  const { tabs: words } = useWords().casework
  const me = useMe()
  const { pathname } = useLocation()
  const own = tabs.filter(({ gate }) => mayEnter(me, gate))
  if (own.length === 0) return null
  return (
    <nav className="tabs case-pages" aria-label={words.label}>
      {own.map(({ name, to }) => (
        <Link key={name} to={to} {...(pathname === to ? { 'aria-current': 'page' as const } : {})}>
          {words[name]}
        </Link>
      ))}
    </nav>
  )
}
