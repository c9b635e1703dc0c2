import { phaseOf, phases } from '@anxin/core/casework/state.ts'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { reading } from '../../../parts/ask/doors.ts'
import { useWords } from '../../../parts/language.tsx'
import { Icon } from '../../../parts/show/Icon.tsx'
import { Shown } from '../../../parts/show/States.tsx'
import { shortDay } from '../../../parts/show/times.ts'
import { Outcomes } from '../../record/Outcomes.tsx'
import type { Case } from '../shapes.ts'
import { Service } from './Service.tsx'

const asked = ['case_record', 'case_sharing', 'case_supervision', 'referral', 'reminders'] as const

/** The case at a glance: where it stands, why they came, the goals, how it goes, and what was agreed to. */
export function Overview({ one }: { one: Case }) {
  const { casework, record } = useWords()
  const { file: words, intake, plan, consent } = casework
  const query = useQuery({ ...reading('GET /api/record/cases/:id', { id: one.id }), staleTime: 30_000 })
  const request = one.sheets.intake?.fields.request
  return (
    <>
      <Phases one={one} />
      {typeof request === 'string' && request && (
        <section>
          <h3>{intake.request}</h3>
          <blockquote className="case-quote">{request}</blockquote>
        </section>
      )}
      <section>
        <h3>{plan.title}</h3>
        <Service one={one} />
        {one.goals.length === 0 ? (
          <p className="hint">{plan.about}</p>
        ) : (
          <ol className="case-goals">
            {one.goals.map((goal) => (
              <li key={goal.id}>
                <b>{goal.statement}</b>
                {goal.ownWords && <q>{goal.ownWords}</q>}
                <small className="n">
                  {goal.baseline} → {goal.target} · {shortDay(`${goal.dueOn}T04:00:00Z`)}
                  {goal.attainment !== null && ` · ${plan.scale[String(goal.attainment)]}`}
                </small>
              </li>
            ))}
          </ol>
        )}
      </section>
      <section>
        <h3>
          {record.outcomes}
          <small>
            <Link to="/measures/$residentId" params={{ residentId: one.residentId }} className="link">
              {words.measures}
            </Link>
          </small>
        </h3>
        <Shown query={query} lines={3}>
          {(found) => <Outcomes record={found} />}
        </Shown>
      </section>
      <section>
        <h3>{words.consentShort}</h3>
        <ul className="case-agreed">
          {asked.map((purpose) => {
            const given = one.consents.find((each) => each.purpose === purpose)?.given
            return (
              <li key={purpose} className={given ? 'yes' : 'no'}>
                <Icon name={given ? 'tick' : 'lock'} size={16} />
                {consent.purposes[purpose]}
                <small>
                  {given === undefined ? consent.unknown : given ? consent.given : consent.notGiven}
                </small>
              </li>
            )
          })}
        </ul>
      </section>
    </>
  )
}

/** The seven phases, and where this case stands. */
function Phases({ one }: { one: Case }) {
  const { phases: names } = useWords().casework
  const now = phases.indexOf(phaseOf(one.state))
  const shown = phases.filter((phase) => phase !== 'evaluate')
  return (
    <ol className="case-phases">
      {shown.map((phase) => {
        const at = phases.indexOf(phase)
        return (
          <li
            key={phase}
            className={at < now ? 'done' : ''}
            {...(at === now ? { 'aria-current': 'step' as const } : {})}
          >
            <i aria-hidden="true">{at < now ? <Icon name="tick" size={13} /> : shown.indexOf(phase) + 1}</i>
            {names[phase]}
          </li>
        )
      })}
    </ol>
  )
}
