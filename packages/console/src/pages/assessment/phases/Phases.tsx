import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import '../../../styles/care/rules.css'
import '../../../styles/care/phases.css'
import { type Reply, reading, useAct } from '../../../parts/ask/doors.ts'
import { mayEnter, useMe } from '../../../parts/ask/who.ts'
import { ActDialog } from '../../../parts/fill/ActDialog.tsx'
import { useWords } from '../../../parts/language.tsx'
import { RulesTabs } from '../../../parts/shell/RulesTabs.tsx'
import { Icon } from '../../../parts/show/Icon.tsx'
import { Page } from '../../../parts/show/Page.tsx'
import { useSay } from '../../../parts/show/Say.tsx'
import { Shown } from '../../../parts/show/States.tsx'
import { isoDay, serverNow, shortTime } from '../../../parts/show/times.ts'
import { SetPhase } from './SetPhase.tsx'

type Read = Reply<'GET /api/assessment/phases'>
type PhaseRow = Read['phases'][number]

/** Which phase holds where, since when, by what order; dated, shown beforehand, and taken back. */
export function Phases() {
  const { phases: words, phase } = useWords().assessment
  const me = useMe()
  const keeper = mayEnter(me, 'rulesKeeping')
  const query = useQuery({ ...reading('GET /api/assessment/phases'), enabled: mayEnter(me, 'rules') })
  const [setting, setSetting] = useState(false)
  return (
    <Page
      gate="rules"
      title={words.title}
      about={words.about}
      acts={
        keeper && (
          <Button type="primary" icon={<Icon name="pen" size={16} />} onClick={() => setSetting(true)}>
            {words.set}
          </Button>
        )
      }
    >
      <RulesTabs />
      <Shown query={query}>
        {({ phases, units }) => (
          <div className="halves">
            <section className="panel">
              <h2>{words.past}</h2>
              {phases.length === 0 && <p className="hint">{words.pastNone}</p>}
              <ol className="phase-rows">
                {phases.map((row) => (
                  <OnePhase key={row.id} row={row} keeper={keeper} />
                ))}
              </ol>
            </section>
            <section className="panel">
              <h2>{words.places}</h2>
              <ul className="lines">
                {units.map((unit) => (
                  <li key={unit.id}>
                    <span>{unit.name}</span>
                    <em className={`tag phase-${unit.phase}`}>{phase[unit.phase]}</em>
                  </li>
                ))}
              </ul>
            </section>
          </div>
        )}
      </Shown>
      {setting && <SetPhase close={() => setSetting(false)} />}
    </Page>
  )
}

function OnePhase({ row, keeper }: { row: PhaseRow; keeper: boolean }) {
  const { phases: words, phase } = useWords().assessment
  const [ending, setEnding] = useState(false)
  const today = isoDay(serverNow())
  const stands = row.endedAt
    ? words.ended(shortTime(row.endedAt))
    : row.until && row.until < today
      ? words.over
      : row.from > today
        ? words.ahead
        : words.holds
  const live = !row.endedAt && !(row.until && row.until < today)
  return (
    <li className={live ? '' : 'off'}>
      <div>
        <b>{row.unitName}</b> <em className={`tag phase-${row.phase}`}>{phase[row.phase]}</em>
        <p className="n">
          {row.from} {words.until} {row.until ?? words.open} · {row.order} · {row.by}
        </p>
      </div>
      <span className={live ? 'tag good' : 'tag'}>{stands}</span>
      {keeper && live && (
        <Button size="small" onClick={() => setEnding(true)}>
          {words.back}
        </Button>
      )}
      {ending && <TakeBack row={row} close={() => setEnding(false)} />}
    </li>
  )
}

function TakeBack({ row, close }: { row: PhaseRow; close: () => void }) {
  const { phases: words, phase } = useWords().assessment
  const say = useSay()
  const act = useAct('POST /api/assessment/phases/:id/end', {
    refresh: ['GET /api/assessment/phases'],
    done: () => {
      say.yes(words.takenBack)
      close()
    },
  })
  return (
    <ActDialog
      title={`${words.back} · ${row.unitName} ${phase[row.phase]}`}
      about={words.backAsk}
      yes={words.back}
      pending={act.isPending}
      error={act.error}
      close={close}
      send={() => act.mutate({ params: { id: row.id } })}
    />
  )
}
