import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { reading, useAct } from '../../parts/ask/doors.ts'
import { useKept } from '../../parts/ask/kept.ts'
import { holds, useMe } from '../../parts/ask/who.ts'
import { ActDialog } from '../../parts/fill/ActDialog.tsx'
import { Choice } from '../../parts/fill/Choice.tsx'
import { Field } from '../../parts/fill/Field.tsx'
import { Writing } from '../../parts/fill/Writing.tsx'
import { useWords } from '../../parts/language.tsx'
import { useSay } from '../../parts/show/Say.tsx'
import { serverNow, shortTime } from '../../parts/show/times.ts'
import { Facts } from './Review.tsx'

interface Typed {
  verdict: 'yes' | 'no' | null
  note: string
}

/** A file that was drawn: somebody who did not work on it says whether it stands. */
export function ReadingDrawer({ id, close }: { id: string; close: () => void }) {
  const { aftercare } = useWords()
  const { reading: words } = aftercare
  const me = useMe()
  const say = useSay()
  const file = useQuery(reading('GET /api/aftercare/reviews/:id', { id })).data
  const [typed, setTyped, forget] = useKept<Typed>(`reading ${id}`, { verdict: null, note: '' })
  const save = useAct('PUT /api/aftercare/reviews/:id/reading', {
    refresh: ['GET /api/aftercare/desk', 'GET /api/aftercare/reviews/:id'],
    done: () => {
      forget()
      say.yes(aftercare.kept)
      close()
    },
  })
  const reads = file !== undefined && !file.reading && !file.mine && holds(me, 'C-SUPERVISE', serverNow())
  const { verdict, note } = typed
  return (
    <ActDialog
      title={words.title(file?.number ?? '')}
      about={file && (file.why === 'orange' ? words.about.orange : words.about.false_alarm)}
      yes={words.keep}
      ready={reads && verdict !== null && note.trim() !== ''}
      pending={save.isPending}
      error={save.error}
      close={close}
      send={() => save.mutate({ params: { id }, body: { sound: verdict === 'yes', note: note.trim() } })}
      width={760}
      beside
    >
      {file && <Facts review={file} />}
      {file && (
        <Link to="/events/$eventId" params={{ eventId: file.eventId }} className="link">
          {words.openEvent}
        </Link>
      )}
      {file?.reading && (
        <section className="kept-words">
          <h3>{file.sound ? words.sound : words.notSound}</h3>
          <p>{file.reading.note}</p>
          <small>{aftercare.by(file.reading.by, shortTime(file.reading.at))}</small>
        </section>
      )}
      {file?.mine && !file.reading && <p className="hint">{words.anotherLong}</p>}
      {reads && (
        <>
          <Choice
            label={words.question}
            value={verdict}
            options={[
              { value: 'yes', label: words.yes },
              { value: 'no', label: words.no },
            ]}
            choose={(next) => setTyped({ ...typed, verdict: next })}
            hint={verdict === 'no' ? (file.why === 'false_alarm' ? words.calls : words.tells) : undefined}
          />
          <Field label={words.note}>
            <Writing value={note} write={(next) => setTyped({ ...typed, note: next })} most={4000} rows={3} />
          </Field>
        </>
      )}
    </ActDialog>
  )
}
