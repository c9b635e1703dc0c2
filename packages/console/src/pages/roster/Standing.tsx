import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import '../../styles/care/aftercare.css'
import { reading, useAct } from '../../parts/ask/doors.ts'
import { useKept } from '../../parts/ask/kept.ts'
import { mayEnter, useMe } from '../../parts/ask/who.ts'
import { Field } from '../../parts/fill/Field.tsx'
import { Writing } from '../../parts/fill/Writing.tsx'
import { useWords } from '../../parts/language.tsx'
import { useSay } from '../../parts/show/Say.tsx'
import { clockTime, shortTime } from '../../parts/show/times.ts'

/** This minute: where the next alert goes and why, and what was left to say at the change of shift. */
export function Standing() {
  const { roster: words } = useWords()
  const me = useMe()
  const standing = useQuery({
    ...reading('GET /api/roster/standing'),
    enabled: mayEnter(me, 'roster'),
    refetchInterval: 30_000,
  }).data
  if (!standing) return null
  return (
    <div className="stands">
      <section className="panel" aria-label={words.order}>
        <h2>{words.order}</h2>
        {standing.people.length === 0 && <p className="late">{words.nobodyStands}</p>}
        <ol className="lines">
          {standing.people.map((one) => (
            <li key={one.id}>
              <b>{one.name}</b>
              <span className="n">
                {words.place[one.place]} · {words.inHand(one.open)}
                {one.inARow > 1 && ` · ${words.inARow(one.inARow)}`}
              </span>
              {one.next && <em className="tag good">{words.isNext}</em>}
              {!one.next && one.passed && <em className="tag lamp">{words.passed[one.passed]}</em>}
            </li>
          ))}
        </ol>
        {standing.silent.map((one) => (
          <p key={one.id} className="tag bad">
            {words.silent(one.name, clockTime(one.since))}
          </p>
        ))}
        {standing.extras.map((one) => (
          <p key={one.id} className="hint n">
            {words.extra(one.name, `${shortTime(one.startsAt)}–${clockTime(one.endsAt)}`, one.why)}
          </p>
        ))}
      </section>
      <section className="panel" aria-label={words.handover}>
        <h2>{words.handover}</h2>
        {standing.note ? (
          <>
            <p>{standing.note.text}</p>
            <p className="hint">
              {standing.note.by} · {shortTime(standing.note.at)}
            </p>
          </>
        ) : (
          <p className="hint">{words.handoverNone}</p>
        )}
        {standing.myShift && <LeaveNote shift={standing.myShift} />}
      </section>
    </div>
  )
}

function LeaveNote({ shift }: { shift: { readonly id: string; readonly note: string | null } }) {
  const { roster: words } = useWords()
  const say = useSay()
  const [text, setText, forget] = useKept(`handover ${shift.id}`, shift.note ?? '')
  const leave = useAct('PUT /api/roster/shifts/:id/note', {
    refresh: ['GET /api/roster/standing'],
    done: () => {
      forget()
      say.yes(words.handoverKept)
    },
  })
  return (
    <form
      className="asking"
      onSubmit={(event) => {
        event.preventDefault()
        leave.mutate({ params: { id: shift.id }, body: { text: text.trim() } }, { onError: say.no })
      }}
    >
      <Field label={words.handoverMine} hint={words.handoverHint}>
        <Writing value={text} write={setText} most={2000} rows={2} />
      </Field>
      <Button htmlType="submit" disabled={!text.trim()} loading={leave.isPending}>
        {words.handoverKeep}
      </Button>
    </form>
  )
}
