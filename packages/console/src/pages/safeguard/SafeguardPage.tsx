import type { ReactNode } from 'react'
import '../../styles/care/safeguard.css'
import { mayEnter, useMe } from '../../parts/ask/who.ts'
import { useWords } from '../../parts/language.tsx'
import { type SafeguardTab, SafeguardTabs, safeguardTabs } from '../../parts/shell/SafeguardTabs.tsx'
import { Page } from '../../parts/show/Page.tsx'

/** One of the pages of the room, with the way to the others. */
export function SafeguardPage({
  name,
  children,
}: {
  name: Exclude<SafeguardTab, 'partners'>
  children: ReactNode
}) {
  const { safeguard } = useWords()
  const me = useMe()
  const gate = safeguardTabs.find((tab) => tab.name === name)!.gate
  return (
    <Page gate={gate} title={safeguard.title} about={safeguard[name].about}>
      <SafeguardTabs />
      {me && mayEnter(me, gate) && children}
    </Page>
  )
}
