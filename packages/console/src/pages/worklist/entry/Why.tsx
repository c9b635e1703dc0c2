import { Button } from 'antd'
import { useWords } from '../../../parts/language.tsx'
import { colourClass } from '../../../parts/show/ColourMark.tsx'
import { shortTime } from '../../../parts/show/times.ts'
import { useFactWords } from '../facts.ts'
import type { Entry, Evidence, Finding, RuleName } from '../shapes.ts'
import type { Open } from './EntryHead.tsx'

interface OfRule {
  readonly rule: string
  readonly lines: readonly string[]
  readonly findings: readonly Finding[]
}
/** Lines of one rule together, in the order of the table; what several of them found stands once. */
function byRule(evidence: readonly Evidence[]): readonly OfRule[] {
  return [...new Set(evidence.map((one) => one.rule))].map((rule) => {
    const lines = evidence.filter((one) => one.rule === rule)
    const findings = new Map(lines.flatMap((one) => one.findings).map((one) => [one.fact, one]))
    return { rule, lines: lines.map((one) => one.line), findings: [...findings.values()] }
  })
}

/** Why somebody is on the list: each line of the table with what was found, and what colleagues rejected. */
export function Why({ entry, open }: { entry: Entry; open: Open }) {
  const { worklist } = useWords()
  const { entry: words } = worklist
  const last = entry.decisions[0]
  if (!last) return null
  const ended = entry.state === 'closed'
  // an entry never falls by itself: what was judged since may be milder than what holds it here
  const holding =
    last.rule === entry.rule ? undefined : entry.decisions.find((one) => one.rule === entry.rule)
  return (
    <section className={`why evidence ${colourClass(entry.colour)}`} aria-label={words.why}>
      <h3>
        {words.why}
        <small className="n">
          {words.judgedAt(shortTime(last.at))} · {words.config(last.configVersion)}
        </small>
      </h3>
      {holding && !ended && (
        <>
          <Lines evidence={holding.evidence} />
          <p className="hint n">
            {words.heldSince(shortTime(holding.at), worklist.rules[last.rule as RuleName] ?? last.rule)}
          </p>
        </>
      )}
      {last.evidence.length === 0 && !holding && <p className="hint">{words.noEvidence}</p>}
      <Lines evidence={last.evidence} {...(ended ? {} : { open })} />
      <SeenBy entry={entry} />
      <Rejected entry={entry} />
    </section>
  )
}

function Lines({ evidence, open }: { evidence: readonly Evidence[]; open?: Open }) {
  const { worklist } = useWords()
  return (
    <ol className="lines-of-evidence">
      {byRule(evidence).map(({ rule, lines, findings }) => (
        <li key={rule}>
          <span className="rule n" title={lines.join(' ')}>
            {rule}
          </span>
          <div>
            <b>{worklist.rules[rule as RuleName] ?? rule}</b>
            <ul>
              {findings.map((finding) => (
                <FoundLine key={finding.fact} finding={finding} {...(open ? { open } : {})} />
              ))}
            </ul>
          </div>
        </li>
      ))}
    </ol>
  )
}

function FoundLine({ finding, open }: { finding: Finding; open?: Open }) {
  const { entry: words } = useWords().worklist
  const fact = useFactWords()
  return (
    <li>
      <span>{fact(finding)}</span>
      {open && (
        <Button
          size="small"
          type="link"
          aria-label={`${words.reject}：${fact(finding)}`}
          onClick={() => open({ name: 'reject', finding })}
        >
          {words.reject}
        </Button>
      )}
    </li>
  )
}

/** What somebody saw, in the sentences they ticked and the words they wrote. */
function SeenBy({ entry }: { entry: Entry }) {
  const { entry: words, observe } = useWords().worklist
  if (entry.seen.length === 0) return null
  return (
    <div className="seen-by">
      <h4>{words.seen}</h4>
      {entry.seen.map((one) => (
        <div key={one.at}>
          <p>
            {one.dangerNow && <em className="tag bad">{words.seenDanger}</em>}
            {one.signs.map((sign) => observe.sign[sign]).join('；')}
          </p>
          {one.words && <q>{one.words}</q>}
          <small className="n">
            {words.seenBy(one.by, shortTime(one.at))}
            {one.where && ` · ${one.where}`}
          </small>
        </div>
      ))}
    </div>
  )
}

/** What was rejected stays in sight, with who said so and why. */
function Rejected({ entry }: { entry: Entry }) {
  const { entry: words } = useWords().worklist
  const fact = useFactWords()
  const rejected = entry.decisions[0]?.rejected ?? []
  if (rejected.length === 0) return null
  const found = new Map(
    entry.decisions
      .flatMap((one) => one.evidence.flatMap((line) => line.findings))
      .map((one) => [one.fact, one]),
  )
  return (
    <div className="rejected">
      <h4>{words.rejectedHead}</h4>
      <ul>
        {rejected.map((one) => (
          <li key={one.fact}>
            <s>{fact(found.get(one.fact) ?? { fact: one.fact, value: '' })}</s>
            <span>{words.rejectedBy(one.by, one.reason)}</span>
          </li>
        ))}
      </ul>
    </div>
  )
}
