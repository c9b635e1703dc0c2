import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { type Gate, mayEnter, useMe } from '../../parts/ask/who.ts'
import { useWords } from '../../parts/language.tsx'
import { Page } from '../../parts/show/Page.tsx'
import '../../styles/care/appointment.css'

const tabs = [
  { name: 'calendar', to: '/appointments', gate: 'appointment' },
  { name: 'waiting', to: '/appointments/waiting', gate: 'appointment' },
  { name: 'hours', to: '/appointments/hours', gate: 'receiving' },
  { name: 'rooms', to: '/appointments/rooms', gate: 'roomKeeping' },
] as const satisfies readonly { name: string; to: string; gate: Gate }[]

/** The pages about appointments, side by side. */
export function AppointmentPage({
  at,
  about,
  acts,
  children,
}: {
  at: (typeof tabs)[number]['name']
  about?: string
  acts?: ReactNode
  children: ReactNode
}) {
  const { appointment: words } = useWords()
  const me = useMe()
  const gate = tabs.find((tab) => tab.name === at)!.gate
  return (
    <Page gate={gate} title={words.title} about={about ?? words.about} acts={acts}>
      <nav className="sub-tabs" aria-label={words.tabs.label}>
        {tabs
          .filter((tab) => mayEnter(me, tab.gate))
          .map((tab) => (
            <Link key={tab.name} to={tab.to} activeOptions={{ exact: true }}>
              {words.tabs[tab.name]}
            </Link>
          ))}
      </nav>
      {children}
    </Page>
  )
}
