import { useQuery } from '@tanstack/react-query'
import { InputNumber, Select } from 'antd'
import { useState } from 'react'
import { reading, useAct } from '../../parts/ask/doors.ts'
import { newId, useKept } from '../../parts/ask/kept.ts'
import { ActDialog } from '../../parts/fill/ActDialog.tsx'
import { Choice } from '../../parts/fill/Choice.tsx'
import { Field } from '../../parts/fill/Field.tsx'
import { Writing } from '../../parts/fill/Writing.tsx'
import { useWords } from '../../parts/language.tsx'
import { useSay } from '../../parts/show/Say.tsx'

const kinds = ['household', 'school', 'workplace', 'neighbours', 'group', 'responders'] as const
const empty = ''

function useTold(close: () => void, forget: () => void) {
  const { aftercare: words } = useWords()
  const say = useSay()
  return {
    refresh: ['GET /api/aftercare/desk' as const, 'GET /api/aftercare/circles/:id' as const],
    done: () => {
      forget()
      say.yes(words.kept)
      close()
    },
  }
}

/** One circle with its words; whoever looked after them notes it. */
export function CircleDialog({ id, close }: { id: string; close: () => void }) {
  const { aftercare: words } = useWords()
  const circle = useQuery(reading('GET /api/aftercare/circles/:id', { id })).data
  const [note, setNote, forget] = useKept(`circle ${id}`, empty)
  const seen = useAct('PUT /api/aftercare/circles/:id', useTold(close, forget))
  return (
    <ActDialog
      title={words.circleTitle(circle?.number ?? '')}
      about={circle && `${words.circle[circle.circle]} · ${words.people(circle.people)} · ${circle.words}`}
      yes={words.circleSeen}
      ready={note.trim() !== '' && !circle?.seenAt}
      pending={seen.isPending}
      error={seen.error}
      close={close}
      send={() => seen.mutate({ params: { id }, body: { note: note.trim() } })}
    >
      {circle?.seenAt ? (
        <p>
          {circle.note} {circle.seenBy}
        </p>
      ) : (
        <Field label={words.circleNote}>
          <Writing value={note} write={setNote} most={4000} rows={3} />
        </Field>
      )}
    </ActDialog>
  )
}

/** After a death: people who may be touched by it. */
export function AddCircle({ close }: { close: () => void }) {
  const { aftercare: words } = useWords()
  const [id] = useState(newId)
  const ended = useQuery(reading('GET /api/crisis/board', { view: 'ended' })).data?.rows ?? []
  const deaths = ended.filter((row) => row.state === 'DECEASED')
  const [eventId, setEvent] = useState<string>()
  const [circle, setCircle] = useState<(typeof kinds)[number] | null>(null)
  const [people, setPeople] = useState<number | null>(1)
  const [text, setText, forget] = useKept('circle', empty)
  const add = useAct('POST /api/aftercare/circles', useTold(close, forget))
  return (
    <ActDialog
      title={words.circleAdd}
      about={words.circleAddAbout}
      yes={words.keep}
      ready={eventId !== undefined && circle !== null && people !== null && text.trim() !== ''}
      pending={add.isPending}
      error={add.error}
      close={close}
      send={() => {
        if (eventId && circle && people)
          add.mutate({ body: { id, eventId, circle, people, words: text.trim() } })
      }}
    >
      <Field label={words.circleEvent}>
        <Select
          value={eventId ?? null}
          onChange={(value) => setEvent(value ?? undefined)}
          options={deaths.map((row) => ({ value: row.id, label: row.number }))}
        />
      </Field>
      <Choice
        label={words.circleKind}
        value={circle}
        options={kinds.map((value) => ({ value, label: words.circle[value] }))}
        choose={setCircle}
      />
      <Field label={words.circlePeople}>
        <InputNumber min={1} max={500} value={people} onChange={setPeople} />
      </Field>
      <Field label={words.circleWords}>
        <Writing value={text} write={setText} most={4000} rows={2} />
      </Field>
    </ActDialog>
  )
}
