import { Button } from 'antd'
import { useState } from 'react'
import { useKept } from '../../../parts/ask/kept.ts'
import { holds, useMe } from '../../../parts/ask/who.ts'
import { ActDialog } from '../../../parts/fill/ActDialog.tsx'
import { Field } from '../../../parts/fill/Field.tsx'
import { Writing } from '../../../parts/fill/Writing.tsx'
import { useWords } from '../../../parts/language.tsx'
import { Countdown } from '../../../parts/show/Countdown.tsx'
import { Icon } from '../../../parts/show/Icon.tsx'
import { serverNow, shortTime } from '../../../parts/show/times.ts'
import { useEventAct } from '../event/acts.ts'
import type { EventDetail } from '../forms/fields.ts'

type Owed = EventDetail['postvention'][number]

/** What is owed to those left behind, in the order of time. */
export function Postvention({ event }: { event: EventDetail }) {
  const { death: words } = useWords().crisis
  const me = useMe()
  const [chosen, choose] = useState<Owed>()
  const may = holds(me, 'C-CRISIS', serverNow())
  const done = event.postvention.filter((one) => one.doneAt !== null).length
  return (
    <section className="steps" aria-labelledby="postvention-title">
      <h3 id="postvention-title">
        {words.panel}
        <small className="n">{words.doneOf(done, event.postvention.length)}</small>
      </h3>
      <ol>
        {event.postvention.map((one, index) => (
          <li key={one.id} className={one.doneAt ? 'done' : 'now'}>
            <i aria-hidden="true">{one.doneAt ? <Icon name="tick" size={14} /> : index + 1}</i>
            <div>
              <b>{words.kinds[one.kind]}</b>
              <p>{one.note ?? words.kindsAbout[one.kind]}</p>
              {one.doneAt && <p className="n">{words.by(one.by ?? '', shortTime(one.doneAt))}</p>}
              {!one.doneAt && may && (
                <div className="acts">
                  <Button size="small" onClick={() => choose(one)}>
                    {words.done}
                  </Button>
                </div>
              )}
            </div>
            <span className="when n">{!one.doneAt && <Countdown dueAt={one.dueAt} />}</span>
          </li>
        ))}
      </ol>
      {chosen && <DoneForm event={event} owed={chosen} close={() => choose(undefined)} />}
    </section>
  )
}

const empty = ''

function DoneForm({ event, owed, close }: { event: EventDetail; owed: Owed; close: () => void }) {
  const { death: words } = useWords().crisis
  const [note, setNote, forget] = useKept(`postvention.${owed.id}`, empty)
  const act = useEventAct('POST /api/crisis/events/:id/postvention', () => {
    forget()
    close()
  })
  return (
    <ActDialog
      title={words.doneTitle(words.kinds[owed.kind])}
      about={words.kindsAbout[owed.kind]}
      yes={words.doneYes}
      ready={note.trim() !== ''}
      pending={act.isPending}
      error={act.error}
      close={close}
      send={() => act.mutate({ params: { id: event.id }, body: { taskId: owed.id, note } })}
    >
      <Field label={words.note} hint={words.noteHint}>
        <Writing value={note} write={setNote} most={4000} rows={3} />
      </Field>
    </ActDialog>
  )
}
