import { useState } from 'react'
import '../../../styles/care/observe.css'
import '../../../styles/care/fill.css'
import { useKept } from '../../../parts/ask/kept.ts'
import { isSent } from '../../../parts/ask/sitting/shape.ts'
import { dropSitting, useSittings } from '../../../parts/ask/sitting/store.ts'
import { useMe } from '../../../parts/ask/who.ts'
import { useWords } from '../../../parts/language.tsx'
import { Page } from '../../../parts/show/Page.tsx'
import { Player } from './Player.tsx'
import { keptPack, usePacks } from './packs.ts'
import { Result } from './Result.tsx'
import { Start } from './Start.tsx'
import { Unsent } from './Unsent.tsx'

/** Filling in with or for somebody, with a network or without. */
export function Fill() {
  const { fill: words } = useWords().assessment
  const me = useMe()
  const sittings = useSittings(me?.personId)
  const packs = usePacks()
  const [currentId, setCurrent, forget] = useKept<string | null>('fill.current', null)
  const [seenResult, setSeenResult] = useState<string>()
  const current = sittings.find((one) => one.id === currentId)
  const pack = current && keptPack(current.pack)
  const leave = (): void => {
    // what the house has need not stay on the device
    if (current && current.finished && isSent(current)) dropSitting(current.id)
    setSeenResult(undefined)
    forget()
  }
  if (current && pack)
    return (
      <Page gate="fill" title={words.person(current.person.name)}>
        {current.finished || seenResult === current.id ? (
          <Result sitting={current} pack={pack} leave={leave} />
        ) : (
          <Player sitting={current} pack={pack} leave={forget} finished={() => setSeenResult(current.id)} />
        )}
      </Page>
    )
  return (
    <Page gate="fill" title={words.title} about={words.about}>
      <div className="stack">
        <Unsent sittings={sittings} open={setCurrent} />
        {me && <Start owner={me.personId} packs={packs} begun={setCurrent} />}
      </div>
    </Page>
  )
}
