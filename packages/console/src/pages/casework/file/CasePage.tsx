import { isOver } from '@anxin/core/casework/state.ts'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import '../../../styles/event.css'
import '../../../styles/casework/shared.css'
import '../../../styles/casework/file.css'
import { reading } from '../../../parts/ask/doors.ts'
import { useWords } from '../../../parts/language.tsx'
import { ColourTag } from '../../../parts/show/ColourMark.tsx'
import { Icon } from '../../../parts/show/Icon.tsx'
import { Shown } from '../../../parts/show/States.tsx'
import { shortDay } from '../../../parts/show/times.ts'
import { Notes } from '../../record/Notes.tsx'
import type { Case } from '../shapes.ts'
import { Aside } from './Aside.tsx'
import { Assess } from './Assess.tsx'
import { Closing } from './Closing.tsx'
import { ColourDialog } from './ColourDialog.tsx'
import { Consent } from './Consent.tsx'
import { Family } from './Family.tsx'
import { Log } from './Log.tsx'
import { Overview } from './Overview.tsx'
import { Plan } from './Plan.tsx'
import { StepDialog, Ways } from './Steps.tsx'

const tabs = ['overview', 'assess', 'plan', 'notes', 'consent', 'family', 'closing', 'log'] as const
type Tab = (typeof tabs)[number]

/** One case whole, in the manner of the desk. */
export function CasePage() {
  const { caseId } = useParams({ from: '/shell/cases/$caseId' })
  const { file: words } = useWords().casework
  const query = useQuery({ ...reading('GET /api/casework/cases/:id', { id: caseId }), staleTime: 30_000 })
  return (
    <main className="case case-file" aria-label={words.label}>
      <Link to="/cases" className="to-list">
        <Icon name="left" size={16} />
        {words.back}
      </Link>
      <Shown query={query} lines={9}>
        {({ case: one }) => <Opened key={one.id} one={one} />}
      </Shown>
    </main>
  )
}

const bodies: Readonly<Record<Tab, (given: { one: Case }) => React.ReactNode>> = {
  overview: Overview,
  assess: Assess,
  plan: Plan,
  notes: Notes,
  consent: Consent,
  family: Family,
  closing: Closing,
  log: Log,
}

function Opened({ one }: { one: Case }) {
  const { file: words } = useWords().casework
  const { tab } = useSearch({ from: '/shell/cases/$caseId' })
  const navigate = useNavigate()
  const shown = tabs.find((name) => name === tab) ?? 'overview'
  const Body = bodies[shown]
  return (
    <>
      <Head one={one} />
      <div className="tabs case-tabs" role="tablist" aria-label={words.tabs.label}>
        {tabs.map((name) => (
          <button
            key={name}
            type="button"
            role="tab"
            id={`tab-${name}`}
            aria-controls="case-panel"
            aria-selected={shown === name}
            onClick={() =>
              void navigate({ to: '/cases/$caseId', params: { caseId: one.id }, search: { tab: name } })
            }
          >
            {words.tabs[name]}
            {name === 'plan' && one.goals.length > 0 && <span className="n">{one.goals.length}</span>}
            {name === 'notes' && one.sessions > 0 && <span className="n">{one.sessions}</span>}
          </button>
        ))}
      </div>
      <div className="case-body">
        <div className="case-main" role="tabpanel" id="case-panel" aria-labelledby={`tab-${shown}`}>
          {one.safetyOpen && (
            <p className="case-warning" role="status">
              <Icon name="bell" size={16} />
              {words.safety}
            </p>
          )}
          <Body one={one} />
        </div>
        <Aside one={one} />
      </div>
    </>
  )
}

function Head({ one }: { one: Case }) {
  const { casework, assessment, worklist } = useWords()
  const [colouring, setColouring] = useState(false)
  const { file: words, states, sources, list } = casework
  const [going, setGoing] = useState<Case['ways'][number]>()
  // what is missing is read from the case as it stands now, also while the dialog is open
  const way = one.ways.find(({ to }) => to === going?.to)
  const lead = one.team.find(({ part }) => part === 'lead')
  const late = one.dueAt !== null && one.dueAt < one.now
  return (
    <header className="case-head">
      <div className="title">
        <h2>{one.name ?? list.noName}</h2>
        <ColourTag colour={one.colour} />
        {!isOver(one.state) && (
          <Button
            size="small"
            type="text"
            icon={<Icon name="pen" size={14} />}
            onClick={() => setColouring(true)}
          >
            {words.recolour}
          </Button>
        )}
        {one.lowering && <span className="tag warn">{words.lowering(worklist.colours[one.lowering])}</span>}
        <span className="tag good" data-state={one.state}>
          {states[one.state]}
        </span>
        {one.minor && <span className="tag warn">{words.minor}</span>}
        {one.offTrack && <span className="tag bad">{words.offTrack}</span>}
        <div className="acts">{one.may.lead && <Ways one={one} go={setGoing} />}</div>
      </div>
      <p className="meta n">
        <span>{words.number(one.number)}</span>
        {one.age !== null && <span>{words.age(one.age)}</span>}
        <span>{one.unitName}</span>
        <span>{assessment.populations[one.population]}</span>
        <span>{words.opened(shortDay(one.openedAt))}</span>
        <span>{words.from(sources[one.source])}</span>
        {lead && (
          <span>
            {casework.parts.lead} {lead.name}
          </span>
        )}
        {one.reopened > 0 && <span>{words.reopened(one.reopened)}</span>}
        {one.dueAt && (
          <span className={late ? 'due late' : 'due'}>
            <Icon name="clock" size={15} />
            {words.due} {shortDay(one.dueAt)} {late && words.late}
          </span>
        )}
      </p>
      {colouring && <ColourDialog one={one} close={() => setColouring(false)} />}
      {way && <StepDialog one={one} way={way} close={() => setGoing(undefined)} />}
    </header>
  )
}
