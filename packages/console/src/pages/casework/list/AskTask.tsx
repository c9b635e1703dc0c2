import { checkInFeels } from '@anxin/contract/casework-check-in.ts'
import { useState } from 'react'
import { useAct } from '../../../parts/ask/doors.ts'
import { useKeptForm } from '../../../parts/ask/kept.ts'
import { ActDialog } from '../../../parts/fill/ActDialog.tsx'
import { Choice } from '../../../parts/fill/Choice.tsx'
import { Field } from '../../../parts/fill/Field.tsx'
import { Writing } from '../../../parts/fill/Writing.tsx'
import { useWords } from '../../../parts/language.tsx'
import { ratingWays, useRatingFields } from '../file/RatingFields.tsx'
import { refresh, type Task } from '../shapes.ts'
import { Ring } from './Ring.tsx'

interface Asking {
  readonly task: Task
  readonly title: string
  readonly close: () => void
}
const again = ['GET /api/record/cases/:id/rating', ...refresh] as const
const listOf = <V extends string>(values: readonly V[], names: Readonly<Record<V, string>>) =>
  values.map((value) => ({ value, label: names[value] }))

/** The task is not needed any more: it ends without an answer. */
function useDropped(close: () => void) {
  return useAct('POST /api/casework/tasks/:id/done', { refresh, done: close })
}

/** The six questions at the end, asked by whoever was given them. */
export function AskRating({ task, title, close }: Asking) {
  const { closing: words, asking, today } = useWords().casework
  const [way, setWay] = useState<(typeof ratingWays)[number] | 'dropped' | null>(null)
  const { ready, said, fields } = useRatingFields()
  const act = useAct('POST /api/record/tasks/:id/answers', { refresh: again, done: close })
  const drop = useDropped(close)
  const names = {
    written: words.rateWrite,
    declined: words.rateDeclined,
    unreached: words.rateUnreached,
    dropped: today.dropped,
  }
  const params = { id: task.id }
  return (
    <ActDialog
      title={title}
      about={asking.ratingAbout}
      yes={words.rateKeep}
      width={620}
      ready={way === 'dropped' || (way !== null && ready(way))}
      pending={act.isPending || drop.isPending}
      error={act.error ?? drop.error}
      close={close}
      send={() => {
        if (way === 'dropped') drop.mutate({ params, body: { dropped: true } })
        else if (way) act.mutate({ params, body: { asks: 'rating', said: said(way) } })
      }}
    >
      <Ring task={task} />
      <Choice
        label={asking.how}
        value={way}
        options={listOf([...ratingWays, 'dropped'] as const, names)}
        choose={setWay}
      />
      {way !== null && way !== 'dropped' && fields(way)}
    </ActDialog>
  )
}

const hows = ['reached', 'notReached', 'dropped'] as const
const safeties = ['none', 'present', 'not_asked'] as const
interface CheckInFields {
  readonly how: (typeof hows)[number] | null
  readonly feels: (typeof checkInFeels)[number] | null
  readonly safety: (typeof safeties)[number] | null
  readonly words: string
}

/** How somebody is: better or not, in their words, and whether they are safe. */
export function AskCheckIn({ task, title, close }: Asking) {
  const { asking: words, today } = useWords().casework
  const form = useKeptForm<CheckInFields>(`task.ask.${task.id}`, {
    ...{ how: null, feels: null, safety: null, words: '' },
  })
  const { how, feels, safety } = form.fields
  const done = (): void => {
    form.forget()
    close()
  }
  const act = useAct('POST /api/record/tasks/:id/answers', { refresh, done })
  const drop = useDropped(done)
  const params = { id: task.id }
  const reached = how === 'reached'
  return (
    <ActDialog
      title={title}
      about={words.about}
      yes={words.keep}
      width={620}
      ready={reached ? safety === 'present' || (feels !== null && safety !== null) : how !== null}
      pending={act.isPending || drop.isPending}
      error={act.error ?? drop.error}
      close={close}
      send={() => {
        if (how === 'dropped') drop.mutate({ params, body: { dropped: true } })
        else
          act.mutate({
            params,
            body: {
              asks: 'check_in',
              said: {
                reached,
                feels: reached ? feels : null,
                safety: reached && safety ? safety : 'not_asked',
                words: form.fields.words.trim(),
              },
            },
          })
      }}
    >
      <Ring task={task} />
      <Choice
        label={words.how}
        value={how}
        options={hows.map((value) => ({ value, label: today[value] }))}
        choose={(value) => form.change({ how: value })}
      />
      {reached && (
        <>
          <Choice
            label={words.feels}
            value={feels}
            options={listOf(checkInFeels, words.feelings)}
            choose={(value) => form.change({ feels: value })}
          />
          <Choice
            label={words.safety}
            value={safety}
            options={listOf(safeties, words.safeties)}
            choose={(value) => form.change({ safety: value })}
          />
          {safety === 'present' && <p className="case-wording">{words.presentAbout}</p>}
        </>
      )}
      {how !== null && how !== 'dropped' && (
        <Field label={reached ? words.words : words.unreachedWords} wide>
          <Writing
            value={form.fields.words}
            write={(text) => form.change({ words: text })}
            most={1000}
            rows={3}
          />
        </Field>
      )}
    </ActDialog>
  )
}

/** What was answered, for whoever reads the case. */
export function CheckInSaid({ said }: { said: NonNullable<Task['answers']> }) {
  const { asking: words, today } = useWords().casework
  return (
    <p className="row">
      {said.reached ? (
        <>
          {said.feels && <span className="tag">{words.feelings[said.feels]}</span>}
          <span className={said.safety === 'present' ? 'tag bad' : 'tag'}>{words.safeties[said.safety]}</span>
        </>
      ) : (
        <span className="tag warn">{today.notReached}</span>
      )}
      {said.words && <span>{said.words}</span>}
    </p>
  )
}
