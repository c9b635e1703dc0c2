import { Button } from 'antd'
import { useKept } from '../../../parts/ask/kept.ts'
import { Field } from '../../../parts/fill/Field.tsx'
import { Writing } from '../../../parts/fill/Writing.tsx'
import { useWords } from '../../../parts/language.tsx'
import { RefusalLine } from '../../../parts/show/Refusal.tsx'
import { shortTime } from '../../../parts/show/times.ts'
import { useEventAct } from '../event/acts.ts'
import type { EventDetail } from '../forms/fields.ts'

const noWords = ''

/** Somebody asked for a lower level of a red event: the second person decides, whoever asked may only take it back. */
export function Lowering({ event }: { event: EventDetail }) {
  const { crisis } = useWords()
  const { grade: words } = crisis.forms
  const [reason, setReason, forget] = useKept(`lowering.${event.id}`, noWords)
  const act = useEventAct('POST /api/crisis/events/:id/grade/decision', forget)
  const wish = event.lowering
  if (!wish) return null
  const decide = (agree: boolean): void =>
    act.mutate({ params: { id: event.id }, body: { agree, reason: reason.trim() } })
  const written = reason.trim() !== ''
  return (
    <section className="lowering" aria-label={words.waiting}>
      <b>{words.asked(wish.by, crisis.grades[wish.to], shortTime(wish.at))}</b>
      <p>{wish.reason}</p>
      <Field label={wish.mine ? words.whyBack : words.whySecond}>
        <Writing value={reason} write={setReason} most={4000} rows={1} />
      </Field>
      <div className="acts">
        {!wish.mine && (
          <Button type="primary" disabled={!written} loading={act.isPending} onClick={() => decide(true)}>
            {words.agree}
          </Button>
        )}
        <Button disabled={!written} loading={act.isPending} onClick={() => decide(false)}>
          {wish.mine ? words.back : words.refuse}
        </Button>
      </div>
      <RefusalLine error={act.error} />
    </section>
  )
}
