import { useState } from 'react'
import '../../../styles/care/observe.css'
import '../../../styles/care/fill.css'
import { useKept } from '../../../parts/ask/kept.ts'
import { openSitting } from '../../../parts/ask/sitting/begin.ts'
import { isSent } from '../../../parts/ask/sitting/shape.ts'
import { dropSitting, useSittings } from '../../../parts/ask/sitting/store.ts'
import { mayEnter, useMe } from '../../../parts/ask/who.ts'
import { useWords } from '../../../parts/language.tsx'
import { Page } from '../../../parts/show/Page.tsx'
import { Failed, Waiting } from '../../../parts/show/States.tsx'
import { Player } from './Player.tsx'
import { Result } from './Result.tsx'
import { Start } from './Start.tsx'
import { useShelf } from './shelf.ts'
import { TabletStart } from './TabletStart.tsx'
import { Unsent } from './Unsent.tsx'

/** Filling in with or for somebody, with a network or without. */
export function Fill() {
  const { fill: words } = useWords().assessment
  const me = useMe()
  const sittings = useSittings(me?.personId)
  const { shelf, error } = useShelf(mayEnter(me, 'fill'))
  const [currentId, setCurrent, forget] = useKept<string | null>(openSitting, null)
  const [seenResult, setSeenResult] = useState<string>()
  const current = sittings.find((one) => one.id === currentId)
  const leave = (): void => {
    // what the house has need not stay on the device
    if (current && current.finished && isSent(current)) dropSitting(current.id)
    setSeenResult(undefined)
    forget()
  }
  if (current && shelf)
    return (
      <Page gate="fill" title={words.person(current.person.name)}>
        {current.finished || seenResult === current.id ? (
          <Result sitting={current} shelf={shelf} leave={leave} />
        ) : (
          <Player sitting={current} shelf={shelf} leave={forget} finished={() => setSeenResult(current.id)} />
        )}
      </Page>
    )
  return (
    <Page gate="fill" title={words.title} about={words.about}>
      <div className="stack">
        <Unsent sittings={sittings} open={setCurrent} />
        {me && shelf && <Start owner={me.personId} shelf={shelf} begun={setCurrent} />}
        {shelf && <TabletStart shelf={shelf} />}
        {!shelf && (error ? <Failed error={error} /> : <Waiting />)}
      </div>
    </Page>
  )
}
