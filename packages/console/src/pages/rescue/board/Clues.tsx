import { clueMinutes, clueSources } from '@anxin/core/rescue/roles.ts'
import { Button } from 'antd'
import { useAct } from '../../../parts/ask/doors.ts'
import { useKeptForm } from '../../../parts/ask/kept.ts'
import { Choice } from '../../../parts/fill/Choice.tsx'
import { Field } from '../../../parts/fill/Field.tsx'
import { Writing } from '../../../parts/fill/Writing.tsx'
import { useWords } from '../../../parts/language.tsx'
import { Countdown } from '../../../parts/show/Countdown.tsx'
import { RefusalLine } from '../../../parts/show/Refusal.tsx'
import { serverNow, shortTime } from '../../../parts/show/times.ts'
import type { RescueBoard } from '../shapes.ts'

type Clue = NonNullable<RescueBoard['clues']>[number]
const empty: { words: string; source: Clue['source']; certainty: Clue['certainty'] } = {
  words: '',
  source: 'contact',
  certainty: 'likely',
}

/** Where the person may be: from whom, how sure, until when. The pair brings clues without seeing others'. */
export function Clues({ board, put }: { board: RescueBoard; put: (board: RescueBoard) => void }) {
  const { rescue: words } = useWords()
  const mayWrite = board.writes.includes('clue') && board.closedAt === null
  if (!board.clues && !mayWrite) return null
  return (
    <section aria-label={words.clues} className="clues">
      <h2>{words.clues}</h2>
      {board.clues?.length === 0 && <p className="hint">{words.noClues}</p>}
      <ul>
        {board.clues?.map((clue) => (
          <li key={clue.id} className={clue.certainty}>
            <b>{clue.words}</b>
            <span className="n">
              {words.certainty[clue.certainty]} · {words.sources[clue.source]} · {clue.by} ·{' '}
              {words.seen(shortTime(clue.seenAt))}
            </span>
            <small className="n">
              {words.until} <Countdown dueAt={clue.expiresAt} />
            </small>
          </li>
        ))}
      </ul>
      {mayWrite && <AddClue id={board.id} put={put} />}
    </section>
  )
}

function AddClue({ id, put }: { id: string; put: (board: RescueBoard) => void }) {
  const { rescue: words } = useWords()
  const form = useKeptForm(`clue.${id}`, empty)
  const act = useAct('POST /api/rescue/boards/:id/clues', {
    done: (board) => {
      form.forget()
      put(board)
    },
  })
  const { fields, change } = form
  return (
    <form
      className="add-clue"
      onSubmit={(event) => {
        event.preventDefault()
        const seenAt = new Date(serverNow()).toISOString()
        if (fields.words.trim())
          act.mutate({ params: { id }, body: { ...fields, words: fields.words.trim(), id: form.id, seenAt } })
      }}
    >
      <Field label={words.newClue} hint={words.clueHint(clueMinutes[fields.certainty])}>
        <Writing value={fields.words} write={(text) => change({ words: text })} most={300} rows={1} />
      </Field>
      <Choice
        label={words.source}
        value={fields.source}
        options={clueSources.map((value) => ({ value, label: words.sources[value] }))}
        choose={(source) => change({ source })}
      />
      <Choice
        label={words.howSure}
        value={fields.certainty}
        options={(['sure', 'likely', 'doubtful'] as const).map((value) => ({
          value,
          label: words.certainty[value],
        }))}
        choose={(certainty) => change({ certainty })}
      />
      <Button type="primary" htmlType="submit" disabled={!fields.words.trim()} loading={act.isPending}>
        {words.addClue}
      </Button>
      <RefusalLine error={act.error} />
    </form>
  )
}
