import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { reading, useAct } from '../../parts/ask/doors.ts'
import { useKeptForm } from '../../parts/ask/kept.ts'
import { ActDialog } from '../../parts/fill/ActDialog.tsx'
import { Choice } from '../../parts/fill/Choice.tsx'
import { Field } from '../../parts/fill/Field.tsx'
import { Writing } from '../../parts/fill/Writing.tsx'
import { useWords } from '../../parts/language.tsx'
import { Countdown } from '../../parts/show/Countdown.tsx'
import { Nothing, Shown } from '../../parts/show/States.tsx'
import { useCode } from './codes.ts'
import { SafeguardPage } from './SafeguardPage.tsx'
import { refresh, type Told } from './shapes.ts'
import { ToldCard } from './ToldCard.tsx'

const views = ['waiting', 'decided'] as const

/** The ethics queue: what was told to others, soonest due first. */
export function Ethics() {
  const { ethics: words } = useWords().safeguard
  const [view, setView] = useState<(typeof views)[number]>('waiting')
  const query = useQuery(reading('GET /api/safeguard/disclosures', { view }))
  return (
    <SafeguardPage name="ethics">
      <div className="below">
        <div className="tabs">
          {views.map((name) => (
            <button key={name} type="button" aria-pressed={view === name} onClick={() => setView(name)}>
              {words[name]}
            </button>
          ))}
        </div>
      </div>
      <Shown query={query}>
        {({ disclosures }) =>
          disclosures.length === 0 ? (
            <div className="panel">
              <Nothing title={words.none} about={words.noneAbout} />
            </div>
          ) : (
            <ul className="owed-list">
              {disclosures.map((told) => (
                <OneToLookAt key={told.id} told={told} />
              ))}
            </ul>
          )
        }
      </Shown>
    </SafeguardPage>
  )
}

function OneToLookAt({ told }: { told: Told }) {
  const { ethics: words } = useWords().safeguard
  const [asking, setAsking] = useState(false)
  const head = (
    <>
      <span className="tag">{told.eventNumber ?? told.personName}</span>
      {told.reviewDue && !told.decision && (
        <span className="due">
          {words.due} <Countdown dueAt={told.reviewDue} />
        </span>
      )}
    </>
  )
  return (
    <ToldCard told={told} head={head}>
      {told.may.includes('review') && (
        <Button type="primary" onClick={() => setAsking(true)}>
          {words.decide}
        </Button>
      )}
      {asking && <Decide told={told} close={() => setAsking(false)} />}
    </ToldCard>
  )
}

const decisions = ['upheld', 'learn', 'not_justified'] as const

function Decide({ told, close }: { told: Told; close: () => void }) {
  const { ethics: words } = useWords().safeguard
  const code = useCode()
  const empty: { decision: (typeof decisions)[number] | null; note: string } = { decision: null, note: '' }
  const { fields, change, forget } = useKeptForm(`ethics.${told.id}`, empty)
  const act = useAct('PUT /api/safeguard/disclosures/:id/decision', {
    refresh: [...refresh],
    done: () => {
      forget()
      close()
    },
  })
  const { decision, note } = fields
  const ready = decision !== null && note.trim() !== ''
  return (
    <ActDialog
      title={words.decide}
      yes={words.decide}
      ready={ready}
      pending={act.isPending}
      error={act.error}
      close={close}
      send={() => ready && act.mutate({ params: { id: told.id }, body: { decision, note: note.trim() } })}
    >
      <Choice
        label={words.decision}
        value={decision}
        options={decisions.map((value) => ({ value, label: code(value) }))}
        choose={(chosen) => change({ decision: chosen })}
      />
      <Field label={words.note}>
        <Writing value={note} write={(text) => change({ note: text })} most={2000} rows={3} />
      </Field>
    </ActDialog>
  )
}
