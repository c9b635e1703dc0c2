import { Link, type LinkProps, useLocation } from '@tanstack/react-router'
import { type Gate, mayEnter, useMe } from '../ask/who.ts'
import { useWords } from '../language.tsx'

type TabName = 'library' | 'thresholds' | 'phases' | 'plans' | 'precision'
const tabs: readonly { name: TabName; to: NonNullable<LinkProps['to']>; gate: Gate }[] = [
  { name: 'library', to: '/library', gate: 'rules' },
  { name: 'thresholds', to: '/thresholds', gate: 'rules' },
  { name: 'phases', to: '/phases', gate: 'rules' },
  { name: 'plans', to: '/plans', gate: 'rules' },
  { name: 'precision', to: '/precision', gate: 'rulesAnswering' },
]

/** The pages about instruments and rules, side by side. */
export function RulesTabs() {
  const { rulesTabs } = useWords().assessment
  const me = useMe()
  const { pathname } = useLocation()
  return (
    <nav className="tabs rules-tabs" aria-label={rulesTabs.label}>
      {tabs
        .filter(({ gate }) => mayEnter(me, gate))
        .map(({ name, to }) => (
          <Link key={name} to={to} {...(pathname === to ? { 'aria-current': 'page' as const } : {})}>
            {rulesTabs[name]}
          </Link>
        ))}
    </nav>
  )
}
