import type { JSX } from 'preact'
import type { Result, Run } from '../../../check/run.ts'
import { HelpCard } from '../../../parts/calls/HelpCard.tsx'
import { Icon } from '../../../parts/drawn/Icon.tsx'
import { askPerson } from '../../../talk/actions.ts'
import { c } from '../words.ts'
import { Contact } from './Contact.tsx'

type Action = Result['actions'][number]
const numbers: Partial<Record<Action, string>> = { call_120: '120', call_110: '110', call_12356: '12356' }

const One = ({ run, action, first }: { run: Run; action: Action; first: boolean }): JSX.Element => {
  const label = c.value.result.actions[action]
  const kind = first ? 'btn btn-wide' : 'btn btn-quiet btn-wide'
  if (action === 'ask_worker') return <Contact run={run} kind={kind} label={label} />
  if (action === 'person_now')
    return (
      <button type="button" class={kind} onClick={askPerson}>
        <Icon name="hand" size="s" />
        {label}
      </button>
    )
  const number = numbers[action]
  if (number)
    return (
      <a class="call call-soft" href={`tel:${number}`}>
        <Icon name="phone" size="s" />
        <b>{label}</b>
      </a>
    )
  return (
    <a class={kind} href="/breathe">
      {label}
    </a>
  )
}

/** What can be done now: the first is the one to press; a person is never further than one tap. */
export const Actions = ({ run, result }: { run: Run; result: Result }): JSX.Element => {
  const calls = result.actions.includes('call_120')
  const rest = calls ? result.actions.filter((one) => !numbers[one]) : result.actions
  return (
    <div class="stack result-actions">
      {calls && <HelpCard />}
      {rest.map((action, at) => (
        <One key={action} run={run} action={action} first={at === 0} />
      ))}
      {!run.named && !result.actions.includes('ask_worker') && (
        // nobody can come to somebody they cannot find
        <Contact run={run} kind="btn btn-quiet btn-wide" label={c.value.result.leaveNumber} />
      )}
      {!result.actions.includes('person_now') && (
        <button type="button" class="ask" onClick={askPerson}>
          <Icon name="hand" />
          <span>
            <b>{c.value.result.person}</b>
          </span>
          <Icon name="chev" size="s" />
        </button>
      )}
    </div>
  )
}
