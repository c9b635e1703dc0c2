import { useQuery } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { useState } from 'react'
import { reading, useAct } from '../../parts/ask/doors.ts'
import { newId, useKept } from '../../parts/ask/kept.ts'
import { ActDialog } from '../../parts/fill/ActDialog.tsx'
import { Choice } from '../../parts/fill/Choice.tsx'
import { Field } from '../../parts/fill/Field.tsx'
import { Writing } from '../../parts/fill/Writing.tsx'
import { useWords } from '../../parts/language.tsx'
import { Shown } from '../../parts/show/States.tsx'
import { shortTime } from '../../parts/show/times.ts'
import { afterWrite } from './shapes.ts'

/** Whether what is sent is caught, per receiver. */
export function Figures() {
  const { referral: words } = useWords()
  const query = useQuery(reading('GET /api/referral/figures'))
  const share = (one: { share: number | null }): string => (one.share === null ? words.few : `${one.share}%`)
  return (
    <section className="panel" aria-label={words.figures}>
      <h2>{words.figures}</h2>
      <p className="hint">{words.figuresAbout}</p>
      <Shown query={query} lines={3}>
        {({ pairs }) =>
          pairs.length === 0 ? (
            <p className="quiet">{words.figuresNone}</p>
          ) : (
            <table className="figures">
              <thead>
                <tr>
                  {words.figureHead.map((head) => (
                    <th key={head}>{head}</th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {pairs.map((one) => (
                  <tr key={one.toName}>
                    <td>
                      {one.toName} {one.quiet && <span className="tag bad">{words.quiet}</span>}
                    </td>
                    {[
                      one.sent,
                      share(one.accepted),
                      share(one.closed),
                      share(one.lost),
                      one.daysToSeen ?? words.few,
                    ].map((shown, n) => (
                      <td key={words.figureHead[n + 1]} data-of={words.figureHead[n + 1]} className="n">
                        {shown}
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          )
        }
      </Shown>
    </section>
  )
}

/** What left without consent and what was opened in an emergency: somebody else looks at it. */
export function Reviews() {
  const { referral: words } = useWords()
  const query = useQuery(reading('GET /api/referral/reviews'))
  const [open, setOpen] = useState<{ id: string; what: 'exception' | 'glass' }>()
  return (
    <section className="panel" aria-label={words.reviews}>
      <h2>{words.reviews}</h2>
      <Shown query={query} lines={2}>
        {({ rows }) => (
          <>
            {rows.length === 0 && <p className="quiet">{words.reviewsNone}</p>}
            <ul className="owed">
              {rows.map((row) => (
                <li key={row.id}>
                  <div>
                    <b>{words.reviewWhat[row.what]}</b>
                    <span>
                      {row.by}：{row.reason}
                    </span>
                  </div>
                  <span className={row.late ? 'n late' : 'n'}>{words.by(shortTime(row.dueAt))}</span>
                  {row.mayAnswer && (
                    <Button onClick={() => setOpen({ id: row.id, what: row.what })}>{words.review}</Button>
                  )}
                </li>
              ))}
            </ul>
            {open && <ReviewDialog {...open} close={() => setOpen(undefined)} />}
          </>
        )}
      </Shown>
    </section>
  )
}

function ReviewDialog({ id, what, close }: { id: string; what: 'exception' | 'glass'; close: () => void }) {
  const { referral: words } = useWords()
  const [verdict, setVerdict] = useState<'upheld' | 'learn' | 'not_justified' | null>(null)
  const [note, setNote, forget] = useKept(`review ${id}`, '')
  const act = useAct('PUT /api/referral/reviews/:id', {
    refresh: afterWrite,
    done: () => {
      forget()
      close()
    },
  })
  return (
    <ActDialog
      title={words.review}
      yes={words.keep}
      ready={verdict !== null && note.trim() !== ''}
      pending={act.isPending}
      error={act.error}
      close={close}
      send={() => verdict && act.mutate({ params: { id }, body: { what, verdict, note: note.trim() } })}
    >
      <Choice
        label={words.review}
        value={verdict}
        options={(['upheld', 'learn', 'not_justified'] as const).map((value) => ({
          value,
          label: words.verdicts[value],
        }))}
        choose={setVerdict}
      />
      <Field label={words.text} wide>
        <Writing value={note} write={setNote} most={600} />
      </Field>
    </ActDialog>
  )
}

/** Break-glass: a reason, three hours, told to the person. */
export function GlassDialog({ close }: { close: () => void }) {
  const { referral: words } = useWords()
  const [id] = useState(newId)
  const [phone, setPhone] = useState('')
  const [reason, setReason] = useState('')
  const [opened, setOpened] = useState(false)
  const act = useAct('POST /api/referral/glass', { refresh: afterWrite, done: () => setOpened(true) })
  const look = useQuery({ ...reading('GET /api/referral/glass/:id', { id }), enabled: opened })
  return (
    <ActDialog
      title={words.glass}
      about={words.glassAbout}
      yes={words.glassOpen}
      danger
      ready={!opened && phone.trim().length >= 5 && reason.trim().length >= 6}
      pending={act.isPending}
      error={act.error}
      close={close}
      send={() => act.mutate({ body: { id, residentPhone: phone.trim(), reason: reason.trim() } })}
    >
      {!opened && (
        <>
          <Field label={words.glassPhone}>
            <Input type="tel" value={phone} onChange={(event) => setPhone(event.target.value)} />
          </Field>
          <Field label={words.reason} wide>
            <Writing value={reason} write={setReason} most={600} />
          </Field>
        </>
      )}
      {look.data && (
        <dl className="letter-leaves">
          <dt>{words.glassUntil(shortTime(look.data.endsAt))}</dt>
          <dd>
            <b>{look.data.name}</b> {look.data.phone} · {look.data.unitName}
          </dd>
          <dt>{words.glassContact}</dt>
          <dd>
            {look.data.emergencyContact
              ? `${look.data.emergencyContact.name}（${look.data.emergencyContact.relation}）${look.data.emergencyContact.phone}`
              : '—'}
          </dd>
          <dd>{words.glassPlan(look.data.safetyPlan)}</dd>
        </dl>
      )}
    </ActDialog>
  )
}
