import { Button } from 'antd'
import { useAct } from '../../../parts/ask/doors.ts'
import { useKeptForm } from '../../../parts/ask/kept.ts'
import { Writing } from '../../../parts/fill/Writing.tsx'
import { useWords } from '../../../parts/language.tsx'
import { RefusalLine } from '../../../parts/show/Refusal.tsx'
import { fullTime, shortTime } from '../../../parts/show/times.ts'
import type { RescueBoard } from '../shapes.ts'

/** What was done when and by whom; it stays as it was written. Whoever may write but not read sees only the place to write. */
export function Log({ board, put }: { board: RescueBoard; put: (board: RescueBoard) => void }) {
  const { rescue: words } = useWords()
  const form = useKeptForm(`rescueLog.${board.id}`, { words: '' })
  const act = useAct('POST /api/rescue/boards/:id/entries', {
    done: (next) => {
      form.forget()
      put(next)
    },
  })
  const text = form.fields.words.trim()
  const said = (what: string, about: string | null): string => {
    const [first = '', second = ''] = (about ?? '').split(':')
    const roles: Readonly<Record<string, string>> = words.roles
    const sources: Readonly<Record<string, string>> = words.sources
    const sure: Readonly<Record<string, string>> = words.certainty
    if (what === 'seat_given' || what === 'seat_taken') return `${first} ${roles[second] ?? ''}`
    if (what === 'clue_added') return `${sources[first] ?? first} · ${sure[second] ?? second}`
    return about ?? ''
  }
  return (
    <section aria-label={words.log} className="log">
      <h2>{words.log}</h2>
      {board.writes.includes('log') && board.closedAt === null && (
        <form
          className="add-entry"
          onSubmit={(event) => {
            event.preventDefault()
            if (text) act.mutate({ params: { id: board.id }, body: { id: form.id, words: text } })
          }}
        >
          <Writing
            value={form.fields.words}
            write={(next) => form.change({ words: next })}
            most={600}
            rows={1}
            aria-label={words.newEntry}
            placeholder={words.newEntry}
          />
          <Button htmlType="submit" disabled={!text} loading={act.isPending}>
            {words.addEntry}
          </Button>
        </form>
      )}
      <RefusalLine error={act.error} />
      {board.log && (
        <ol className="long-line">
          {board.log.map((entry) => (
            <li key={entry.id}>
              <time className="n" title={fullTime(entry.at)}>
                {shortTime(entry.at)}
              </time>
              <div>
                <b>
                  {entry.by}　{words.entries[entry.what] ?? entry.what}
                </b>
                {entry.words && <p>{said(entry.what, entry.words)}</p>}
              </div>
            </li>
          ))}
        </ol>
      )}
      {!board.log && <p className="hint">{words.logOnly}</p>}
    </section>
  )
}
