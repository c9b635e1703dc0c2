import { Link, type LinkProps, useLocation } from '@tanstack/react-router'
import { type Gate, mayEnter, useMe } from '../../parts/ask/who.ts'
import { useWords } from '../../parts/language.tsx'

type Name = 'referral' | 'transfer' | 'bureau'
const tabs: readonly { name: Name; to: NonNullable<LinkProps['to']>; gate: Gate }[] = [
  { name: 'referral', to: '/referrals', gate: 'referral' },
  { name: 'transfer', to: '/transfers', gate: 'transfer' },
  { name: 'bureau', to: '/bureau', gate: 'bureau' },
]

/** The pages by which people are passed on and come, side by side. */
export function PassTabs() {
  const words = useWords()
  const me = useMe()
  const { pathname } = useLocation()
  const own = tabs.filter(({ gate }) => mayEnter(me, gate))
  if (own.length < 2) return null
  return (
    <nav className="tabs pass-tabs" aria-label={words.referral.title}>
      {own.map(({ name, to }) => (
        <Link key={name} to={to} {...(pathname === to ? { 'aria-current': 'page' as const } : {})}>
          {words[name].title}
        </Link>
      ))}
    </nav>
  )
}
