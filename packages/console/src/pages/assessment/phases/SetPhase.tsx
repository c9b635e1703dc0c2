import { packWords } from '@anxin/core/care/plan/packs.words.ts'
import type { Phase } from '@anxin/core/scale/definition.ts'
import { call } from '@anxin/kit/caller.ts'
import { useQuery } from '@tanstack/react-query'
import { Input } from 'antd'
import { useAct } from '../../../parts/ask/doors.ts'
import { useKeptForm } from '../../../parts/ask/kept.ts'
import { gates } from '../../../parts/ask/who.ts'
import { ActDialog } from '../../../parts/fill/ActDialog.tsx'
import { Choice } from '../../../parts/fill/Choice.tsx'
import { Field } from '../../../parts/fill/Field.tsx'
import { PlaceField } from '../../../parts/fill/PlaceField.tsx'
import { useLanguage, useWords } from '../../../parts/language.tsx'
import { useSay } from '../../../parts/show/Say.tsx'
import { Shown } from '../../../parts/show/States.tsx'
import { isoDay, serverNow } from '../../../parts/show/times.ts'
import { MovedList } from '../../worklist/numbers/Moved.tsx'

interface Written {
  unitId: string | null
  phase: Phase | null
  from: string
  until: string
  order: string
}
const preview = 'POST /api/assessment/phases/previews'
const phases = ['emergency', 'reconstruction', 'routine'] as const

/** Sets the phase of a place from a day on, after a look at what it would change. */
export function SetPhase({ close }: { close: () => void }) {
  const { phases: words, phase: names } = useWords().assessment
  const say = useSay()
  const { id, fields, change, forget } = useKeptForm<Written>('phase', {
    ...{ unitId: null, phase: null, from: isoDay(serverNow()), until: '', order: '' },
  })
  const act = useAct('POST /api/assessment/phases', {
    refresh: ['GET /api/assessment/phases'],
    done: () => {
      forget()
      say.yes(words.done)
      close()
    },
  })
  const { unitId, phase, from, until } = fields
  const order = fields.order.trim()
  const send = (): void => {
    if (unitId && phase) act.mutate({ body: { id, unitId, phase, from, until: until || null, order } })
  }
  return (
    <ActDialog
      title={words.set}
      yes={words.yes}
      width={560}
      ready={
        unitId !== null && phase !== null && from !== '' && order.length > 1 && (!until || until >= from)
      }
      pending={act.isPending}
      error={act.error}
      close={close}
      send={send}
    >
      <PlaceField
        label={words.place}
        roles={gates.rulesKeeping}
        value={unitId}
        choose={(chosen) => change({ unitId: chosen })}
      />
      <Choice
        label={words.phase}
        value={phase}
        options={phases.map((value) => ({ value, label: names[value] }))}
        choose={(chosen) => change({ phase: chosen })}
      />
      <div className="pair">
        <Field label={words.from}>
          <Input type="date" value={from} onChange={(event) => change({ from: event.target.value })} />
        </Field>
        <Field label={words.untilDay}>
          <Input type="date" value={until} onChange={(event) => change({ until: event.target.value })} />
        </Field>
      </div>
      <Field label={words.order} hint={words.orderHint}>
        <Input
          value={fields.order}
          maxLength={80}
          onChange={(event) => change({ order: event.target.value })}
        />
      </Field>
      {unitId && phase && <Preview unitId={unitId} phase={phase} />}
    </ActDialog>
  )
}

function Preview({ unitId, phase }: { unitId: string; phase: Phase }) {
  const { words: all, locale } = useLanguage()
  const { phases: words, populations } = all.assessment
  const query = useQuery({
    queryKey: [preview, unitId, phase],
    queryFn: () => call(preview, { body: { unitId, phase } }),
  })
  return (
    <section className="phase-preview" aria-label={words.preview}>
      <Shown query={query} lines={3}>
        {({ packs, moved, places }) => (
          <>
            <h3>
              {words.preview} <small className="n">{words.previewPlaces(places)}</small>
            </h3>
            {packs.length === 0 && <p className="hint">{words.previewPacksNone}</p>}
            {packs.length > 0 && (
              <ul>
                {packs.map((one) => (
                  <li key={one.population}>
                    {populations[one.population]}：{packWords[locale][one.from].title} →{' '}
                    {packWords[locale][one.to].title}
                  </li>
                ))}
              </ul>
            )}
            <MovedList moved={moved} none={words.previewMovedNone} />
          </>
        )}
      </Shown>
    </section>
  )
}
