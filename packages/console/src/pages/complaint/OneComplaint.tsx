import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { type Reply, reading, useAct } from '../../parts/ask/doors.ts'
import { useKept } from '../../parts/ask/kept.ts'
import { Dialog } from '../../parts/fill/Dialog.tsx'
import { Field } from '../../parts/fill/Field.tsx'
import { Writing } from '../../parts/fill/Writing.tsx'
import { useWords } from '../../parts/language.tsx'
import { RefusalLine } from '../../parts/show/Refusal.tsx'
import { Shown } from '../../parts/show/States.tsx'
import { fullTime } from '../../parts/show/times.ts'

type One = Reply<'GET /api/complaint/complaints/:id'>['complaint']
const refresh = ['GET /api/complaint/complaints', 'GET /api/complaint/complaints/:id'] as const

/** One complaint whole: take it, answer it. */
export function OneComplaint({ id, close }: { id: string; close: () => void }) {
  const { complaint: words } = useWords()
  const query = useQuery(reading('GET /api/complaint/complaints/:id', { id }))
  const one = query.data?.complaint
  return (
    <Dialog title={one ? words.abouts[one.about] : words.title} close={close} width={640}>
      <Shown query={query} lines={6}>
        {({ complaint }) => (
          <div className="complaint-one">
            <p className="hint n">
              {complaint.name ?? words.noName} · {complaint.unitName} · {fullTime(complaint.filedAt)}
            </p>
            {complaint.whom && (
              <p>
                <small>{words.whom}</small> {complaint.whom}
              </p>
            )}
            <blockquote>{complaint.text}</blockquote>
            {complaint.settled === false && (
              <div className="due-note">
                <span>
                  <b>{words.again}</b> {complaint.again}
                </span>
              </div>
            )}
            {complaint.answer && <Answered one={complaint} />}
            <Next one={complaint} close={close} />
          </div>
        )}
      </Shown>
    </Dialog>
  )
}

function Answered({ one }: { one: One }) {
  const { complaint: words } = useWords()
  return (
    <section>
      <h3>{words.answer}</h3>
      <p className="answer">{one.answer}</p>
      <p className="hint n">
        {one.answeredAt && words.answered(fullTime(one.answeredAt))}
        {one.settled && ` · ${words.settled}`}
      </p>
    </section>
  )
}

function Next({ one, close }: { one: One; close: () => void }) {
  const { complaint: words } = useWords()
  const [text, setText, forget] = useKept(`complaint.${one.id}`, '')
  const take = useAct('POST /api/complaint/complaints/:id/take', { refresh })
  const answer = useAct('PUT /api/complaint/complaints/:id/answer', {
    refresh,
    done: () => {
      forget()
      close()
    },
  })
  const params = { id: one.id }
  if (one.state === 'received' || one.state === 'reopened')
    return (
      <>
        <RefusalLine error={take.error} />
        <Button type="primary" loading={take.isPending} onClick={() => take.mutate({ params })}>
          {words.take}
        </Button>
      </>
    )
  if (one.state !== 'taken' || !one.mine) return null
  return (
    <>
      <Field label={words.answer} hint={words.answerHint} wide>
        <Writing value={text} write={setText} most={2000} rows={5} />
      </Field>
      <RefusalLine error={answer.error} />
      <Button
        type="primary"
        loading={answer.isPending}
        disabled={!text.trim()}
        onClick={() => answer.mutate({ params, body: { text: text.trim() } })}
      >
        {words.send}
      </Button>
    </>
  )
}
