import { packWords } from '@anxin/core/care/plan/packs.words.ts'
import { Button } from 'antd'
import { useState } from 'react'
import { sendSitting } from '../../../parts/ask/sitting/send.ts'
import { isSent, type Sitting } from '../../../parts/ask/sitting/shape.ts'
import { changeSitting, dropSitting } from '../../../parts/ask/sitting/store.ts'
import { ActDialog } from '../../../parts/fill/ActDialog.tsx'
import { useLanguage, useWords } from '../../../parts/language.tsx'
import { Icon } from '../../../parts/show/Icon.tsx'
import { shortTime } from '../../../parts/show/times.ts'
import { SentMark } from './SentMark.tsx'

/** Sittings that are still on this device: to go on with, or not yet at the house. */
export function Unsent({ sittings, open }: { sittings: readonly Sitting[]; open: (id: string) => void }) {
  const { fill: words } = useWords().assessment
  const left = sittings.filter((one) => !one.finished || !isSent(one))
  const unsent = left.filter((one) => !isSent(one))
  if (left.length === 0) return null
  const sendAll = (): void => {
    for (const one of unsent) {
      changeSitting(one.id, (now) => ({ ...now, refused: null }))
      void sendSitting(one.id)
    }
  }
  return (
    <section className="panel unsent" aria-label={words.unsent(unsent.length)}>
      <header>
        <Icon name="device" size={20} />
        <div>
          <b className="n">{unsent.length > 0 ? words.unsent(unsent.length) : words.resume}</b>
          {unsent.length > 0 && <p className="hint">{words.unsentAbout}</p>}
        </div>
        {unsent.length > 0 && <Button onClick={sendAll}>{words.sendNow}</Button>}
      </header>
      <ul>
        {left.map((one) => (
          <OneLeft key={one.id} sitting={one} open={open} />
        ))}
      </ul>
    </section>
  )
}

function OneLeft({ sitting, open }: { sitting: Sitting; open: (id: string) => void }) {
  const { words: all, locale } = useLanguage()
  const { fill: words } = all.assessment
  const [dropping, setDropping] = useState(false)
  return (
    <li>
      <b>{sitting.person.name}</b>
      <span>
        {packWords[locale][sitting.pack].title} · <span className="n">{shortTime(sitting.startedAt)}</span>
      </span>
      <SentMark sitting={sitting} />
      <Button size="small" type="link" onClick={() => setDropping(true)}>
        {words.drop}
      </Button>
      <Button size="small" onClick={() => open(sitting.id)}>
        {words.resume}
      </Button>
      {dropping && (
        <ActDialog
          title={words.drop}
          about={words.dropAsk}
          yes={words.drop}
          danger
          pending={false}
          error={null}
          close={() => setDropping(false)}
          send={() => dropSitting(sitting.id)}
        />
      )}
    </li>
  )
}
