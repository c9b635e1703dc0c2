import { call } from '@anxin/kit/caller.ts'
import { useQuery } from '@tanstack/react-query'
import { Button, Input, Select } from 'antd'
import { type Reply, reading, useAct } from '../../parts/ask/doors.ts'
import { newId, useKept } from '../../parts/ask/kept.ts'
import { holds, useMe } from '../../parts/ask/who.ts'
import { ActDialog } from '../../parts/fill/ActDialog.tsx'
import { Choice } from '../../parts/fill/Choice.tsx'
import { Field } from '../../parts/fill/Field.tsx'
import { Writing } from '../../parts/fill/Writing.tsx'
import { useWords } from '../../parts/language.tsx'
import { download } from '../../parts/show/download.ts'
import { useSay } from '../../parts/show/Say.tsx'
import { serverNow, shortTime } from '../../parts/show/times.ts'

export type Review = Reply<'GET /api/aftercare/reviews/:id'>
type Detector = 'hit' | 'late' | 'missed' | 'not_written'
interface Typed {
  rapid: string
  what: string
  wentWell: string
  hard: string
  detector: Detector | null
  detectorNote: string
  learning: string
  actions: { id: string; text: string; ownerId: string | null; dueOn: string }[]
}
const empty: Typed = {
  ...{
    rapid: '',
    what: '',
    wentWell: '',
    hard: '',
    detector: null,
    detectorNote: '',
    learning: '',
    actions: [],
  },
}

/** One review: what the log says by itself, the rapid note, and what is learnt. */
export function ReviewDrawer({ id, close }: { id: string; close: () => void }) {
  const { aftercare: words } = useWords()
  const me = useMe()
  const say = useSay()
  const review = useQuery(reading('GET /api/aftercare/reviews/:id', { id })).data
  const [typed, setTyped, forget] = useKept(`review ${id}`, empty)
  const told = {
    refresh: ['GET /api/aftercare/desk' as const, 'GET /api/aftercare/reviews/:id' as const],
    done: () => say.yes(words.kept),
  }
  const rapid = useAct('PUT /api/aftercare/reviews/:id/rapid-note', told)
  const save = useAct('PUT /api/aftercare/reviews/:id', {
    ...told,
    done: () => {
      forget()
      told.done()
      close()
    },
  })
  const signs = holds(me, 'C-SUPERVISE', serverNow())
  const set = (part: Partial<Typed>): void => setTyped({ ...typed, ...part })
  const whole = typed.actions.every((one) => one.text.trim() && one.ownerId && one.dueOn)
  const missedWithout =
    typed.detector === 'missed' && typed.actions.length + (review?.actions.length ?? 0) === 0
  const noting = review !== undefined && !review.rapid
  const ready = noting
    ? typed.rapid.trim() !== ''
    : signs &&
      !review?.form &&
      typed.what.trim() !== '' &&
      typed.learning.trim() !== '' &&
      typed.detector !== null &&
      whole &&
      !missedWithout
  const send = (): void => {
    if (noting) {
      rapid.mutate({ params: { id }, body: { text: typed.rapid.trim() } })
      return
    }
    const { what, wentWell, hard, detector, detectorNote, learning } = typed
    if (!detector) return
    const actions = typed.actions.flatMap(({ ownerId, ...one }) => (ownerId ? [{ ...one, ownerId }] : []))
    save.mutate({
      params: { id },
      body: { fields: { what, wentWell, hard, detector, detectorNote, learning }, actions },
    })
  }
  return (
    <ActDialog
      title={words.reviewTitle(review?.number ?? '')}
      yes={noting ? words.rapidKeep : words.keepReview}
      ready={ready}
      pending={rapid.isPending || save.isPending}
      error={rapid.error ?? save.error}
      close={close}
      send={send}
      width={760}
      beside
    >
      {review && <Facts review={review} />}
      {noting && (
        <Field label={words.rapid} hint={words.rapidHint}>
          <Writing value={typed.rapid} write={(text) => set({ rapid: text })} most={4000} rows={3} />
        </Field>
      )}
      {review?.rapid && (
        <section className="kept-words">
          <h3>{words.rapid}</h3>
          <p>{review.rapid.text}</p>
          <small>{words.by(review.rapid.by, shortTime(review.rapid.at))}</small>
        </section>
      )}
      {review?.form && <Kept review={review} />}
      {review && !noting && !review.form && signs && (
        <Form review={review} typed={typed} set={set} missedWithout={missedWithout} />
      )}
    </ActDialog>
  )
}

/** Drawn from the log: nobody has to remember it. */
export function Facts({ review }: { review: Review }) {
  const { aftercare: words, audit, crisis } = useWords()
  const { sla } = review
  const save = async (): Promise<void> => {
    const log = await call('GET /api/aftercare/events/:id/log', { params: { id: review.eventId } })
    download(new Blob([JSON.stringify(log)], { type: 'application/json' }), `${review.number}.json`)
  }
  return (
    <section className="facts">
      <div className="facts-head">
        <h3>{words.facts}</h3>
        <Button size="small" onClick={() => void save()}>
          {words.log}
        </Button>
      </div>
      <p className="n">
        {words.answered(sla.answerMinutes, sla.answerLimit)} ·{' '}
        {words.contacted(sla.contactMinutes, sla.contactLimit)}
      </p>
      <p>
        {words.stood}：
        {review.standing.length === 0
          ? words.stoodNone
          : review.standing
              .map((one) => (one.silent ? `${one.name}（${words.silent}）` : one.name))
              .join('、')}
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls must be reached by keys */}
      <ol className="line-log" tabIndex={0} aria-label={words.timeline}>
        {review.timeline.map((one) => (
          <li key={one.seq}>
            <time className="n">{shortTime(one.at)}</time>
            <span>{audit.lines[one.what] ?? one.what}</span>
            <small>{crisis.actors[one.by] ?? one.by}</small>
          </li>
        ))}
      </ol>
    </section>
  )
}

/** A review that was kept, with what came of it. */
function Kept({ review }: { review: Review }) {
  const { aftercare: words } = useWords()
  const say = useSay()
  const done = useAct('PUT /api/aftercare/actions/:id', {
    refresh: ['GET /api/aftercare/reviews/:id', 'GET /api/aftercare/desk'],
    done: () => say.yes(words.kept),
  })
  const { form } = review
  if (!form) return null
  return (
    <section className="kept-words">
      <h3>{words.reviewDone}</h3>
      <p>{form.what}</p>
      <p>
        {words.learning}：{form.learning}
      </p>
      <small>{words.by(form.by, shortTime(form.at))}</small>
      <ul className="lines">
        {review.actions.map((one) => (
          <li key={one.id}>
            <span>
              {one.text} · {one.ownerName} · <span className="n">{one.dueOn}</span>
            </span>
            {one.doneAt ? (
              <em className="tag good">{words.done}</em>
            ) : (
              <Button
                size="small"
                onClick={() => done.mutate({ params: { id: one.id } }, { onError: say.no })}
              >
                {words.done}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

function Form({
  review,
  typed,
  set,
  missedWithout,
}: {
  review: Review
  typed: Typed
  set: (part: Partial<Typed>) => void
  missedWithout: boolean
}) {
  const { aftercare: words } = useWords()
  const change = (id: string, part: Partial<Typed['actions'][number]>): void =>
    set({ actions: typed.actions.map((one) => (one.id === id ? { ...one, ...part } : one)) })
  return (
    <>
      <Field label={words.what}>
        <Writing value={typed.what} write={(what) => set({ what })} most={4000} rows={4} />
      </Field>
      <div className="pair">
        <Field label={words.wentWell}>
          <Writing value={typed.wentWell} write={(wentWell) => set({ wentWell })} most={4000} />
        </Field>
        <Field label={words.hard}>
          <Writing value={typed.hard} write={(hard) => set({ hard })} most={4000} />
        </Field>
      </div>
      <Choice
        label={words.detector}
        value={typed.detector}
        options={(['hit', 'late', 'missed', 'not_written'] as const).map((value) => ({
          value,
          label: words.detectors[value],
        }))}
        choose={(detector) => set({ detector })}
      />
      {(typed.detector === 'missed' || typed.detector === 'late') && (
        <Field label={words.detectorNote} wrong={missedWithout && words.missedNeeds}>
          <Writing value={typed.detectorNote} write={(detectorNote) => set({ detectorNote })} most={1000} />
        </Field>
      )}
      <Field label={words.learning}>
        <Writing value={typed.learning} write={(learning) => set({ learning })} most={4000} rows={3} />
      </Field>
      <h3>{words.actions}</h3>
      {typed.actions.map((one) => (
        <div className="pair todo" key={one.id}>
          <Field label={words.action} wide>
            <Input
              value={one.text}
              maxLength={500}
              onChange={(event) => change(one.id, { text: event.target.value })}
            />
          </Field>
          <Field label={words.who}>
            <Select
              value={one.ownerId}
              onChange={(ownerId) => change(one.id, { ownerId })}
              options={review.colleagues.map(({ id, name }) => ({ value: id, label: name }))}
            />
          </Field>
          <Field label={words.until}>
            <Input
              type="date"
              value={one.dueOn}
              onChange={(event) => change(one.id, { dueOn: event.target.value })}
            />
          </Field>
        </div>
      ))}
      <Button
        onClick={() =>
          set({ actions: [...typed.actions, { id: newId(), text: '', ownerId: null, dueOn: '' }] })
        }
      >
        {words.addAction}
      </Button>
    </>
  )
}
