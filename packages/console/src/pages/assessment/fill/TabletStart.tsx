import { type PackCode, packs as releasePacks } from '@anxin/core/care/plan/packs.ts'
import { packWords } from '@anxin/core/care/plan/packs.words.ts'
import { exitFor, shortestPhrase, type Tablet, tabletKey } from '@anxin/kit/tablet.ts'
import { useQuery } from '@tanstack/react-query'
import { Button, Checkbox, Input, Select } from 'antd'
import { useState } from 'react'
import { reading, useAct } from '../../../parts/ask/doors.ts'
import { forgetKept } from '../../../parts/ask/kept.ts'
import { forgetDay } from '../../../parts/ask/outing/store.ts'
import { Field } from '../../../parts/fill/Field.tsx'
import { useLanguage, useWords } from '../../../parts/language.tsx'
import { Icon } from '../../../parts/show/Icon.tsx'
import { RefusalLine } from '../../../parts/show/Refusal.tsx'
import type { Shelf } from './work.ts'

/** Puts this device up in a cabin for whoever comes: the colleague is signed out, and only the phrase opens it again. */
export function TabletStart({ shelf }: { shelf: Shelf }) {
  const { tablet: words } = useWords().assessment.fill
  const [open, setOpen] = useState(false)
  return (
    <section className="panel">
      <h2>{words.title}</h2>
      <p className="hint">{words.about}</p>
      {open ? (
        <TabletForm shelf={shelf} />
      ) : (
        <Button icon={<Icon name="device" size={16} />} onClick={() => setOpen(true)}>
          {words.open}
        </Button>
      )}
    </section>
  )
}

function TabletForm({ shelf }: { shelf: Shelf }) {
  const { words: all, locale } = useLanguage()
  const { tablet: words } = all.assessment.fill
  const [chosen, setChosen] = useState<readonly PackCode[]>([])
  const [unit, setUnit] = useState<string | null>(null)
  const [phrase, setPhrase] = useState('')
  const [again, setAgain] = useState('')
  const places = useQuery(reading('GET /api/kiosk/places')).data?.places ?? []
  const leave = useAct('DELETE /api/identity/staff/session', { done: () => location.assign('/') })
  const begin = useAct('POST /api/kiosk/tablets')
  const unitId = unit ?? places[0]?.id
  const offered = shelf.packs.map((one) => one.pack).filter((one) => !releasePacks[one].workerLed)
  const safe = typeof crypto.subtle !== 'undefined'
  const ready =
    safe && unitId !== undefined && chosen.length > 0 && phrase.length >= shortestPhrase && phrase === again
  const start = async (): Promise<void> => {
    if (!unitId) return
    const exit = await exitFor(phrase)
    begin.mutate(
      { body: { unitId, packs: [...chosen] } },
      {
        onSuccess: ({ ticket, unitName }) => {
          const tablet: Tablet = { ticket, unitName, packs: chosen, exit }
          localStorage.setItem(tabletKey, JSON.stringify(tablet))
          forgetKept()
          forgetDay()
          leave.mutate({})
        },
      },
    )
  }
  return (
    <div className="stack">
      <Field label={words.place}>
        <Select
          value={unitId ?? null}
          options={places.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={setUnit}
        />
      </Field>
      <fieldset className="packs">
        <legend>{words.packs}</legend>
        {offered.map((one) => (
          <Checkbox
            key={one}
            checked={chosen.includes(one)}
            onChange={({ target }) =>
              setChosen(target.checked ? [...chosen, one].slice(0, 6) : chosen.filter((code) => code !== one))
            }
          >
            {chosen.includes(one) && <b className="n">{chosen.indexOf(one) + 1} </b>}
            {packWords[locale][one].title}
          </Checkbox>
        ))}
      </fieldset>
      <div className="pair">
        <Field label={words.phrase} hint={words.phraseHint(shortestPhrase)}>
          <Input.Password
            value={phrase}
            autoComplete="new-password"
            onChange={(event) => setPhrase(event.target.value)}
          />
        </Field>
        <Field label={words.again} wrong={again !== '' && again !== phrase && words.differs}>
          <Input.Password
            value={again}
            autoComplete="new-password"
            onChange={(event) => setAgain(event.target.value)}
          />
        </Field>
      </div>
      <p className="needs">{safe ? words.what : words.needsHttps}</p>
      {begin.error && <RefusalLine error={begin.error} />}
      <Button type="primary" size="large" disabled={!ready || begin.isPending} onClick={() => void start()}>
        {words.start}
      </Button>
    </div>
  )
}
