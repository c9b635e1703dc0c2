import { Button } from 'antd'
import { useWords } from '../../../parts/language.tsx'
import { Countdown } from '../../../parts/show/Countdown.tsx'
import { Icon } from '../../../parts/show/Icon.tsx'
import { shortTime } from '../../../parts/show/times.ts'
import type { Entry } from '../shapes.ts'
import type { ActName } from './acts.ts'
import { type Open, TakeButton } from './EntryHead.tsx'

const names = ['take', 'contact', 'decide'] as const
const reachedBy = { open: 0, taken: 1, contacted: 2, closed: 3 } as const
const lineOf = {
  take: ['worklist.entry_taken', 'worklist.entry_assigned'],
  contact: ['worklist.contact_recorded'],
  decide: ['worklist.entry_decided'],
} as const

/** Taken, reached, decided: what is done, and what to do now. */
export function Steps({ entry, may, open }: { entry: Entry; may: ReadonlySet<ActName>; open: Open }) {
  const { entry: words } = useWords().worklist
  const at = reachedBy[entry.state]
  return (
    <section className="steps" aria-labelledby="steps-title">
      <h3 id="steps-title">
        {words.steps}
        <small className="n">{at > 2 ? words.stepsDone : words.stepOf(at + 1, names.length)}</small>
      </h3>
      <ol>
        {names.map((name, index) => {
          const stands = index < at ? 'done' : index === at ? 'now' : 'ahead'
          return (
            <li
              key={name}
              className={stands}
              {...(stands === 'now' ? { 'aria-current': 'step' as const } : {})}
            >
              <i aria-hidden="true">{stands === 'done' ? <Icon name="tick" size={14} /> : index + 1}</i>
              <div>
                <b>{words.step[name]}</b>
                <StepFacts entry={entry} name={name} />
                {stands === 'now' && <StepActs entry={entry} name={name} may={may} open={open} />}
              </div>
              {stands === 'now' && (
                <span className="when">
                  <Countdown dueAt={entry.dueAt} />
                </span>
              )}
            </li>
          )
        })}
      </ol>
    </section>
  )
}

function StepFacts({ entry, name }: { entry: Entry; name: (typeof names)[number] }) {
  const { worklist } = useWords()
  const done = entry.steps.filter((step) => (lineOf[name] as readonly string[]).includes(step.what))
  const last = done.at(-1)
  if (!last) return null
  const [channel = '', outcome = ''] = last.text?.split('\n')[0]?.split(':') ?? []
  const result =
    name === 'contact'
      ? `${worklist.channels[channel as keyof typeof worklist.channels]} · ${worklist.outcomes[outcome as keyof typeof worklist.outcomes]}`
      : name === 'decide'
        ? worklist.decisions[last.text?.split('\n')[0] as keyof typeof worklist.decisions]
        : null
  return (
    <p className="n">
      {shortTime(last.at)} {last.by}
      {result && ` · ${result}`}
      {name === 'contact' && done.length > 1 && ` · ${worklist.entry.contactCount(done.length)}`}
    </p>
  )
}

function StepActs({
  entry,
  name,
  may,
  open,
}: {
  entry: Entry
  name: (typeof names)[number]
  may: ReadonlySet<ActName>
  open: Open
}) {
  const { acts } = useWords().worklist.entry
  return (
    <div className="acts">
      {name === 'take' && may.has('take') && <TakeButton entry={entry} size="small" />}
      {name !== 'take' && may.has(name) && (
        <Button size="small" type="primary" onClick={() => open({ name })}>
          {acts[name]}
        </Button>
      )}
      {name !== 'decide' && may.has('decide') && (
        <Button size="small" onClick={() => open({ name: 'decide' })}>
          {acts.decide}
        </Button>
      )}
      {may.has('assign') && (
        <Button size="small" onClick={() => open({ name: 'assign' })}>
          {acts.assign}
        </Button>
      )}
      {may.has('note') && (
        <Button size="small" onClick={() => open({ name: 'note' })}>
          {acts.note}
        </Button>
      )}
    </div>
  )
}
