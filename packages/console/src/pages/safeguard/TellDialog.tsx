import {
  nobodies,
  type Receiver,
  rules,
  type Situation,
  situations,
} from '@anxin/core/safeguard/situation.ts'
import { call } from '@anxin/kit/caller.ts'
import { useQuery } from '@tanstack/react-query'
import { useAct } from '../../parts/ask/doors.ts'
import { useKeptForm } from '../../parts/ask/kept.ts'
import { ActDialog } from '../../parts/fill/ActDialog.tsx'
import { Choice, Several } from '../../parts/fill/Choice.tsx'
import { Field } from '../../parts/fill/Field.tsx'
import { Writing } from '../../parts/fill/Writing.tsx'
import { useLanguage, useWords } from '../../parts/language.tsx'
import { useCode } from './codes.ts'
import { type Asked, refresh } from './shapes.ts'

interface Written {
  readonly situation: Situation | null
  readonly receiver: Asked['receiver'] | null
  readonly imminent: boolean
  readonly consent: boolean
  readonly toldFirst: boolean
  readonly reason: string
  /** Null while nobody has changed the words prepared. */
  readonly words: string | null
}
const empty: Written = {
  ...{
    situation: null,
    receiver: null,
    imminent: false,
    consent: false,
    toldFirst: false,
    reason: '',
    words: null,
  },
}
const walks = 'POST /api/safeguard/walks'

/** Walks the table step by step: the situation, whom, whether life is in danger, and then what may be said. */
export function TellDialog({
  eventId,
  begin,
  close,
}: {
  eventId: string
  begin?: { situation: Situation; receiver: Receiver }
  close: () => void
}) {
  const { event: words } = useWords().safeguard
  const keep = begin ? `tell.${eventId}.${begin.receiver}` : `tell.${eventId}`
  const { id, fields, change, forget } = useKeptForm<Written>(keep, { ...empty, ...begin })
  const walked = useWalk(eventId, fields)
  const act = useAct('POST /api/safeguard/disclosures', {
    refresh: [...refresh],
    done: () => {
      forget()
      close()
    },
  })
  const { situation, receiver, reason } = fields
  const said = fields.words ?? (walked?.may ? walked.words : '')
  const ready =
    situation !== null && receiver !== null && walked?.may === true && reason.trim() !== '' && said !== ''
  const send = (): void => {
    if (!ready) return
    const { imminent, consent, toldFirst } = fields
    const asked = { situation, receiver, imminent, consent, toldFirst, reason: reason.trim(), words: said }
    act.mutate({ body: { id, eventId, residentId: null, ...asked } })
  }
  return (
    <ActDialog
      title={words.tell}
      about={words.tellAbout}
      yes={walked?.may && walked.people !== 'two' ? words.askLife : words.ask}
      ready={ready}
      pending={act.isPending}
      error={act.error}
      close={close}
      send={send}
      width={640}
      beside
    >
      <Whom fields={fields} change={change} />
      {walked && <Answer walked={walked} />}
      {walked?.may && (
        <>
          <Field label={words.words}>
            <Writing value={said} write={(text) => change({ words: text })} most={2000} rows={3} />
          </Field>
          <Field label={words.reason}>
            <Writing value={reason} write={(text) => change({ reason: text })} most={2000} rows={2} />
          </Field>
        </>
      )}
    </ActDialog>
  )
}

function useWalk(eventId: string, { situation, receiver, imminent, consent }: Written) {
  const { locale } = useLanguage()
  const query = useQuery({
    queryKey: [walks, eventId, situation, receiver, imminent, consent, locale],
    queryFn: () =>
      call(walks, {
        body: {
          eventId,
          residentId: null,
          situation: situation!,
          receiver: receiver!,
          imminent,
          consent,
          locale,
        },
      }),
    enabled: situation !== null && receiver !== null,
    placeholderData: (before) => before,
  })
  return situation && receiver ? query.data : undefined
}
type WalkAnswer = NonNullable<ReturnType<typeof useWalk>>

function Whom({ fields, change }: { fields: Written; change: (part: Partial<Written>) => void }) {
  const { event: words } = useWords().safeguard
  const code = useCode()
  const { situation, receiver } = fields
  const whom = situation ? [...rules[situation].tell, ...nobodies] : []
  const chosen = [
    ...(fields.imminent ? ['imminent' as const] : []),
    ...(fields.consent ? ['consent' as const] : []),
    ...(fields.toldFirst ? ['toldFirst' as const] : []),
  ]
  return (
    <>
      <div className="two-a-line">
        <Choice
          label={words.situation}
          value={situation}
          options={situations.map((value) => ({ value, label: code(value) }))}
          choose={(value) => change({ situation: value, receiver: null, words: null })}
        />
      </div>
      {situation && (
        <Choice
          label={words.receiver}
          value={receiver}
          options={whom.map((value) => ({ value, label: code(value) }))}
          choose={(value) => change({ receiver: value, words: null })}
        />
      )}
      {situation && (
        <Several
          label={words.ticks}
          values={chosen}
          options={(['imminent', 'consent', 'toldFirst'] as const).map((value) => ({
            value,
            label: words[value],
          }))}
          choose={(values) =>
            change({
              imminent: values.includes('imminent'),
              consent: values.includes('consent'),
              toldFirst: values.includes('toldFirst'),
            })
          }
        />
      )}
    </>
  )
}

/** What the table says: yes with how little and by how many, or no and why. */
function Answer({ walked }: { walked: WalkAnswer }) {
  const { event: words, told, bases } = useWords().safeguard
  const code = useCode()
  if (!walked.may)
    return (
      <p className="walk-no" role="alert">
        {words.no[walked.why]}
      </p>
    )
  return (
    <div role="status">
      <dl className="told-facts walk-yes">
        <div>
          <dt>{told.people[walked.people]}</dt>
          <dd>{told.version(walked.version)}</dd>
        </div>
        <div>
          <dt>{told.basis}</dt>
          <dd>{bases[walked.basis] ?? walked.basis}</dd>
        </div>
        <div>
          <dt>{words.minimum}</dt>
          <dd>{walked.minimum.map(code).join('、')}</dd>
        </div>
      </dl>
    </div>
  )
}
