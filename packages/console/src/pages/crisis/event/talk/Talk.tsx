import { isEnded } from '@anxin/core/crisis/state.ts'
import { Button } from 'antd'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { useKept } from '../../../../parts/ask/kept.ts'
import { Writing } from '../../../../parts/fill/Writing.tsx'
import { useWords } from '../../../../parts/language.tsx'
import { Icon } from '../../../../parts/show/Icon.tsx'
import { useSay } from '../../../../parts/show/Say.tsx'
import { Nothing } from '../../../../parts/show/States.tsx'
import type { Beside } from '../../../rescue/beside.ts'
import { WhisperBox } from '../../../rescue/Whispers.tsx'
import type { EventDetail } from '../../forms/fields.ts'
import { Packet } from '../Packet.tsx'
import { Lines } from './Lines.tsx'
import type { useOutgoing } from './outgoing.ts'
import type { Talking } from './talk.ts'

interface Given {
  event: EventDetail
  talk: Talking
  outgoing: ReturnType<typeof useOutgoing>
  mine: boolean
  beside: Beside | undefined
}

/** The live conversation: what was said, what is on its way, and the place to write. */
export function Talk({ event, talk, outgoing, mine, beside }: Given) {
  const { crisis } = useWords()
  const words = crisis.talk
  const say = useSay()
  const [opening, setOpening] = useState(false)
  const end = useRef<HTMLDivElement>(null)
  const waiting = outgoing.queue.length
  const whispers = beside?.whispers.length ?? 0
  const { see, last } = talk

  useEffect(() => {
    if (last + waiting + whispers > 0) end.current?.scrollIntoView({ block: 'end' })
    see(last)
  }, [last, waiting, whispers, see])

  if (!event.conversationId)
    return (
      <div className="case-main">
        <Nothing title={words.none} />
      </div>
    )
  const openAll = async (): Promise<void> => {
    setOpening(true)
    const refused = await talk.openAll()
    setOpening(false)
    if (refused) say.no(refused)
  }
  return (
    <section className="talk" aria-label={words.label}>
      <Packet packet={event.packet} />
      <div className="talk-head">
        <p>{talk.whole ? words.whole : words.openAllAbout}</p>
        {!talk.whole && (
          <Button
            size="small"
            icon={<Icon name="lock" size={15} />}
            loading={opening}
            onClick={() => void openAll()}
          >
            {words.openAll}
          </Button>
        )}
        <span className={talk.live ? 'live on' : 'live'}>{talk.live ? words.live : words.lost}</span>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard must be able to scroll it */}
      <div className="talk-lines" tabIndex={0} role="log" aria-label={words.label}>
        <Lines event={event} lines={talk.lines} outgoing={outgoing} beside={beside} />
        <div ref={end} />
      </div>
      <WhisperBox eventId={event.id} beside={beside} />
      {isEnded(event.state) ? (
        <p className="talk-shut">{words.closed}</p>
      ) : mine ? (
        <Composer eventId={event.id} send={outgoing.say} />
      ) : (
        <p className="talk-shut">{words.mustTake}</p>
      )}
    </section>
  )
}

const noDraft = ''

function Composer({ eventId, send }: { eventId: string; send: (text: string) => void }) {
  const words = useWords().crisis.talk
  const [draft, setDraft, forget] = useKept(`draft.${eventId}`, noDraft)
  const go = (): void => {
    const text = draft.trim()
    if (!text) return
    send(text)
    forget()
  }
  const key = (event: KeyboardEvent): void => {
    // While an input method is composing, Enter chooses a word.
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return
    event.preventDefault()
    go()
  }
  return (
    <form
      className="composer"
      onSubmit={(event) => {
        event.preventDefault()
        go()
      }}
    >
      <fieldset className="starters" aria-label={words.startersLabel}>
        {words.starters.map((starter) => (
          <button
            key={starter}
            type="button"
            onClick={() => setDraft(draft ? `${draft}${starter}` : starter)}
          >
            {starter}
          </button>
        ))}
      </fieldset>
      <div className="write">
        <Writing
          value={draft}
          write={setDraft}
          most={2000}
          placeholder={words.placeholder}
          aria-label={words.write}
          onKeyDown={key}
        />
        <Button type="primary" htmlType="submit" disabled={!draft.trim()}>
          {words.send}
        </Button>
      </div>
      <p className="hint">
        {words.sendKeys}
        {draft && <span>{words.kept}</span>}
      </p>
    </form>
  )
}
