import { Button } from 'antd'
import { useAct } from '../../parts/ask/doors.ts'
import { useKeptForm } from '../../parts/ask/kept.ts'
import { Writing } from '../../parts/fill/Writing.tsx'
import { useWords } from '../../parts/language.tsx'
import { Icon } from '../../parts/show/Icon.tsx'
import { RefusalLine } from '../../parts/show/Refusal.tsx'
import { shortTime } from '../../parts/show/times.ts'
import type { Beside } from './beside.ts'

/** Whispers said after one line of the conversation (0 before the first). Only colleagues see them. */
export function WhispersAfter({
  beside,
  from,
  to,
}: {
  beside: Beside | undefined
  from: number
  to: number
}) {
  const { rescue: words } = useWords()
  return (
    <>
      {(beside?.whispers ?? [])
        .filter((one) => one.afterSeq >= from && one.afterSeq < to)
        .map((one) => (
          <div className="talk-turn" key={one.id}>
            <div className={one.mine ? 'line whisper mine' : 'line whisper'}>
              <p className="by">
                <Icon name="lock" size={13} /> {words.whisperBy(one.by)}{' '}
                <time className="n">{shortTime(one.at)}</time>
              </p>
              <div className="said">{one.text}</div>
            </div>
          </div>
        ))}
    </>
  )
}

/** A line to a colleague, in a place of its own with a colour of its own: nobody mistakes it for the resident's. */
export function WhisperBox({ eventId, beside }: { eventId: string; beside: Beside | undefined }) {
  const { rescue: words } = useWords()
  const form = useKeptForm(`whisper.${eventId}`, { text: '' })
  const act = useAct('POST /api/rescue/events/:id/whispers', {
    refresh: ['GET /api/rescue/events/:id'],
    done: form.forget,
  })
  if (!beside?.mayWhisper) return null
  const text = form.fields.text.trim()
  return (
    <form
      className="whisper-box"
      onSubmit={(event) => {
        event.preventDefault()
        if (text) act.mutate({ params: { id: eventId }, body: { id: form.id, text } })
      }}
    >
      <Icon name="lock" size={16} />
      <Writing
        value={form.fields.text}
        write={(next) => form.change({ text: next })}
        most={600}
        rows={1}
        placeholder={words.whisperHint}
        aria-label={words.whisper}
      />
      <Button htmlType="submit" disabled={!text} loading={act.isPending}>
        {words.whisper}
      </Button>
      <RefusalLine error={act.error} />
    </form>
  )
}
