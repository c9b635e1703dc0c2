import { needs, placeKinds } from '@anxin/core/referral/match.ts'
import { useQuery } from '@tanstack/react-query'
import { Button, Checkbox, Input, InputNumber, Select } from 'antd'
import { useState } from 'react'
import '../../styles/care/referral.css'
import { type Reply, reading, useAct } from '../../parts/ask/doors.ts'
import { newId } from '../../parts/ask/kept.ts'
import { mayEnter, useMe } from '../../parts/ask/who.ts'
import { ActDialog } from '../../parts/fill/ActDialog.tsx'
import { Choice } from '../../parts/fill/Choice.tsx'
import { Field } from '../../parts/fill/Field.tsx'
import { useWords } from '../../parts/language.tsx'
import { Page } from '../../parts/show/Page.tsx'
import { Nothing, Shown } from '../../parts/show/States.tsx'
import { shortDay } from '../../parts/show/times.ts'

type Book = Reply<'GET /api/directory/places'>
type Place = Book['places'][number]
const refresh = ['GET /api/directory/places'] as const

/** Hospitals, agencies, offices; what has to be rung first. */
export function Directory() {
  const { directory: words } = useWords()
  const me = useMe()
  const [opened, setOpened] = useState<{ what: 'ring' | 'edit'; place: Place | null }>()
  const query = useQuery({ ...reading('GET /api/directory/places'), enabled: mayEnter(me, 'directory') })
  const keeps = mayEnter(me, 'directoryKeeping')
  return (
    <Page
      gate="directory"
      title={words.title}
      about={query.data && query.data.callsDue > 0 ? words.due(query.data.callsDue) : words.about}
      acts={keeps && <Button onClick={() => setOpened({ what: 'edit', place: null })}>{words.add}</Button>}
    >
      <Shown query={query}>
        {(book) => (
          <>
            {book.places.length === 0 && (
              <div className="panel">
                <Nothing title={words.none} about={words.noneAbout} />
              </div>
            )}
            <ul className="letters">
              {book.places.map((place) => (
                <Line
                  key={place.id}
                  place={place}
                  keeps={keeps}
                  open={(what) => setOpened({ what, place })}
                />
              ))}
            </ul>
            {opened?.what === 'ring' && opened.place && (
              <RingDialog place={opened.place} close={() => setOpened(undefined)} />
            )}
            {opened?.what === 'edit' && (
              <EditDialog place={opened.place} book={book} close={() => setOpened(undefined)} />
            )}
          </>
        )}
      </Shown>
    </Page>
  )
}

function Line({
  place,
  keeps,
  open,
}: {
  place: Place
  keeps: boolean
  open: (what: 'ring' | 'edit') => void
}) {
  const { directory: words, referral } = useWords()
  return (
    <li className="panel" data-place={place.name}>
      <div>
        <p className="tags">
          <b>{place.name}</b>
          <span className="tag">{words.kinds[place.kind]}</span>
          {place.takesEmergencies && <span className="tag calm">{words.emergencies}</span>}
          {!place.fresh && <span className="tag bad">{words.stale}</span>}
          {place.callDue && <span className="tag warn">{words.callNow}</span>}
        </p>
        <p className="hint">
          {place.phone} · {place.hours} ·{' '}
          {place.capacity === null ? words.unknown : words.free(place.capacity)} ·{' '}
          {place.needs.map((need) => referral.needs[need]).join('、')}
        </p>
        <p className="hint n">
          {place.verifiedAt && place.verifiedBy
            ? words.verified(shortDay(place.verifiedAt), place.verifiedBy)
            : words.never}
        </p>
      </div>
      <Button aria-label={`${words.call} ${place.name}`} onClick={() => open('ring')}>
        {words.call}
      </Button>
      {keeps && (
        <Button aria-label={`${words.edit} ${place.name}`} onClick={() => open('edit')}>
          {words.edit}
        </Button>
      )}
    </li>
  )
}

function RingDialog({ place, close }: { place: Place; close: () => void }) {
  const { directory: words } = useWords()
  const [id] = useState(newId)
  const [outcome, setOutcome] = useState<'answered' | 'no_answer' | 'wrong_number' | null>(null)
  const [note, setNote] = useState('')
  const [capacity, setCapacity] = useState(place.capacity)
  const act = useAct('POST /api/directory/places/:id/calls', { refresh, done: close })
  return (
    <ActDialog
      title={`${words.call} · ${place.name}`}
      about={<a href={`tel:${place.phone}`}>{place.phone}</a>}
      yes={words.keep}
      ready={outcome !== null}
      pending={act.isPending}
      error={act.error}
      close={close}
      send={() =>
        outcome &&
        act.mutate({
          params: { id: place.id },
          body: { id, outcome, note: note.trim(), ...(capacity === null ? {} : { capacity }) },
        })
      }
    >
      <Choice
        label={words.called}
        value={outcome}
        options={(['answered', 'no_answer', 'wrong_number'] as const).map((value) => ({
          value,
          label: words.outcomes[value],
        }))}
        choose={setOutcome}
      />
      <Field label={words.capacity}>
        <InputNumber min={0} max={999} value={capacity} onChange={setCapacity} />
      </Field>
      <Field label={words.note} wide>
        <Input value={note} maxLength={200} onChange={(event) => setNote(event.target.value)} />
      </Field>
    </ActDialog>
  )
}

const empty = {
  ...{
    kind: 'hospital' as Place['kind'],
    name: '',
    needs: [] as Place['needs'],
    hours: '',
    address: '',
    phone: '',
  },
  ...{ lat: null as number | null, lng: null as number | null, takesEmergencies: false },
  ...{ capacity: null as number | null, partnerId: null as string | null },
}

function EditDialog({ place, book, close }: { place: Place | null; book: Book; close: () => void }) {
  const { directory: words, referral } = useWords()
  const [id] = useState(() => place?.id ?? newId())
  const [said, setSaid] = useState({ ...empty, ...place })
  const act = useAct('PUT /api/directory/places/:id', { refresh, done: close })
  const retire = useAct('DELETE /api/directory/places/:id', { refresh, done: close })
  const change = (part: Partial<typeof said>): void => setSaid({ ...said, ...part })
  const text = (name: 'name' | 'hours' | 'address' | 'phone', most: number) => (
    <Field label={words[name]}>
      <Input
        value={said[name]}
        maxLength={most}
        onChange={(event) => change({ [name]: event.target.value })}
      />
    </Field>
  )
  const send = (): void => {
    const {
      kind,
      name,
      needs: sees,
      hours,
      address,
      phone,
      lat,
      lng,
      takesEmergencies,
      capacity,
      partnerId,
    } = said
    const kept = {
      populations: place?.populations ?? [],
      dialects: place?.dialects ?? [],
      genders: place?.genders ?? [],
    }
    act.mutate({
      params: { id },
      body: {
        ...{
          kind,
          name,
          needs: sees,
          hours,
          address,
          phone,
          lat,
          lng,
          takesEmergencies,
          capacity,
          partnerId,
        },
        ...kept,
        base: place?.version ?? 0,
      },
    })
  }
  return (
    <ActDialog
      title={place ? words.edit : words.add}
      yes={words.keep}
      width={620}
      ready={said.name.trim().length >= 2}
      pending={act.isPending}
      error={act.error ?? retire.error}
      close={close}
      send={send}
    >
      {text('name', 60)}
      <Field label={words.kind}>
        <Select
          value={said.kind}
          onChange={(kind) => change({ kind })}
          options={placeKinds.map((value) => ({ value, label: words.kinds[value] }))}
        />
      </Field>
      <Field label={words.needs}>
        <Select
          mode="multiple"
          value={said.needs}
          onChange={(sees) => change({ needs: sees })}
          options={needs.map((value) => ({ value, label: referral.needs[value] }))}
        />
      </Field>
      {text('phone', 30)}
      {text('hours', 80)}
      {text('address', 100)}
      <Field label={words.capacity}>
        <InputNumber min={0} max={999} value={said.capacity} onChange={(capacity) => change({ capacity })} />
      </Field>
      <Field label={words.lat}>
        <InputNumber min={-90} max={90} value={said.lat} onChange={(lat) => change({ lat })} />
      </Field>
      <Field label={words.lng}>
        <InputNumber min={-180} max={180} value={said.lng} onChange={(lng) => change({ lng })} />
      </Field>
      <Field label={words.partner}>
        <Select
          value={said.partnerId ?? ''}
          onChange={(partnerId) => change({ partnerId: partnerId || null })}
          options={[
            { value: '', label: words.noPartner },
            ...book.partners.map((one) => ({ value: one.id, label: one.name })),
          ]}
        />
      </Field>
      <Checkbox
        checked={said.takesEmergencies}
        onChange={(event) => change({ takesEmergencies: event.target.checked })}
      >
        {words.emergencies}
      </Checkbox>
      {place && (
        <Button danger onClick={() => retire.mutate({ params: { id } })}>
          {words.retire}
        </Button>
      )}
    </ActDialog>
  )
}
