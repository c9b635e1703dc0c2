import { Button } from 'antd'
import { type FormEvent, useState } from 'react'
import { type Reply, useAct } from '../../../parts/ask/doors.ts'
import { Choice } from '../../../parts/fill/Choice.tsx'
import { Field } from '../../../parts/fill/Field.tsx'
import { Writing } from '../../../parts/fill/Writing.tsx'
import { useWords } from '../../../parts/language.tsx'
import { RefusalLine } from '../../../parts/show/Refusal.tsx'
import { useSay } from '../../../parts/show/Say.tsx'
import { type Dimension, dimensions, type Rating, type Reading, ratings } from '../shapes.ts'

type Said = Partial<Record<Dimension, Rating>>
const whole = (said: Said): said is Reading => dimensions.every((name) => said[name] !== undefined)

/** Five dimensions, four ratings each. */
export function RateForm({
  sample: { id, mine },
  close,
}: {
  sample: Reply<'GET /api/quality/samples/:id'>
  close: () => void
}) {
  const { quality } = useWords()
  const { sample: words } = quality
  const say = useSay()
  const [said, setSaid] = useState<Said>(mine ?? {})
  const [note, setNote] = useState(mine?.note ?? '')
  const act = useAct('PUT /api/quality/samples/:id/reading', {
    refresh: ['GET /api/quality/samples', 'GET /api/quality/samples/:id', 'GET /api/quality/board'],
    done: () => {
      say.yes(words.kept)
      close()
    },
  })
  const send = (event: FormEvent): void => {
    event.preventDefault()
    if (!whole(said) || act.isPending) return
    const { detects, confirms, guides, supports, bounds } = said
    const body = { reading: { detects, confirms, guides, supports, bounds }, note: note.trim() }
    act.mutate({ params: { id }, body })
  }
  return (
    <form className="asking rating" onSubmit={send} aria-label={words.rate}>
      {dimensions.map((name) => (
        <Choice
          key={name}
          label={quality.dimensions[name]}
          hint={quality.dimensionsAbout[name]}
          value={said[name] ?? null}
          options={ratings.map((value) => ({
            value,
            label: quality.ratings[value],
            ...(value === 'harm' ? { tone: 'yes' } : value === 'na' ? { tone: 'soft' } : {}),
          }))}
          choose={(value) => setSaid({ ...said, [name]: value })}
        />
      ))}
      {Object.values(said).includes('harm') && (
        <p className="worried" role="status">
          {words.harmNote}
        </p>
      )}
      <Field label={words.note} hint={words.noteHint}>
        <Writing value={note} write={setNote} most={500} rows={2} />
      </Field>
      <RefusalLine error={act.error} />
      <div className="asking-foot">
        <Button type="primary" htmlType="submit" loading={act.isPending} disabled={!whole(said)}>
          {words.yes}
        </Button>
      </div>
    </form>
  )
}
