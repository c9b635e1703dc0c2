import { useQuery } from '@tanstack/react-query'
import { Button, Input, InputNumber } from 'antd'
import { useState } from 'react'
import '../../styles/care/referral.css'
import { reading, useAct } from '../../parts/ask/doors.ts'
import { newId } from '../../parts/ask/kept.ts'
import { mayEnter, useMe } from '../../parts/ask/who.ts'
import { ActDialog } from '../../parts/fill/ActDialog.tsx'
import { Choice } from '../../parts/fill/Choice.tsx'
import { Field } from '../../parts/fill/Field.tsx'
import { useWords } from '../../parts/language.tsx'
import { Page } from '../../parts/show/Page.tsx'
import { Nothing, Shown } from '../../parts/show/States.tsx'
import { shortDay } from '../../parts/show/times.ts'
import { EditDialog, type Place, refresh } from './EditDialog.tsx'

/** So many are read at a glance. */
const fewPlaces = 8

/** Hospitals, agencies, offices; what has to be rung first. */
export function Directory() {
  const { directory: words, referral } = useWords()
  const me = useMe()
  const [opened, setOpened] = useState<{ what: 'ring' | 'edit'; place: Place | null }>()
  const query = useQuery({ ...reading('GET /api/directory/places'), enabled: mayEnter(me, 'directory') })
  const keeps = mayEnter(me, 'directoryKeeping')
  const [typed, setTyped] = useState('')
  const found = (places: readonly Place[]): readonly Place[] =>
    places.filter((place) =>
      [
        ...[place.name, place.address, place.phone, words.kinds[place.kind]],
        ...place.needs.map((need) => referral.needs[need]),
        ...place.dialects,
      ].some((text) => text.toLowerCase().includes(typed.trim().toLowerCase())),
    )
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
            {book.places.length > fewPlaces && (
              <Input
                className="places-find"
                allowClear
                value={typed}
                placeholder={words.find}
                aria-label={words.find}
                onChange={(event) => setTyped(event.target.value)}
              />
            )}
            {found(book.places).length === 0 && book.places.length > 0 && (
              <p className="hint" role="status">
                {words.foundNone}
              </p>
            )}
            <ul className="letters">
              {found(book.places).map((place) => (
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
  const { directory: words, referral, assessment } = useWords()
  const populations: Readonly<Partial<Record<string, string>>> = assessment.populations
  return (
    <li className="panel" data-place={place.name}>
      <div>
        <p className="tags">
          <b>{place.name}</b>
          <span className="tag">{words.kinds[place.kind]}</span>
          {place.takesEmergencies && <span className="tag calm">{words.emergencies}</span>}
          {!place.fresh && <span className="tag bad">{place.verifiedAt ? words.stale : words.never}</span>}
          {place.callDue && <span className="tag warn">{words.callNow}</span>}
        </p>
        <p className="hint">
          {[
            ...[place.phone, place.hours, place.address, place.km === null ? '' : referral.km(place.km)],
            place.capacity === null ? words.unknown : words.free(place.capacity),
            place.needs.map((need) => referral.needs[need]).join('、'),
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
        {place.populations.length + place.dialects.length + place.genders.length > 0 && (
          <p className="hint">
            {[
              place.populations.map((code) => populations[code] ?? code).join('、'),
              place.dialects.length > 0 && words.speaks(place.dialects.join('、')),
              place.genders.map((gender) => words.genders[gender]).join('、'),
            ]
              .filter(Boolean)
              .join(' · ')}
          </p>
        )}
        {place.verifiedAt && place.verifiedBy && (
          <p className="hint n">{words.verified(shortDay(place.verifiedAt), place.verifiedBy)}</p>
        )}
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
