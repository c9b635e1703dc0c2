import { useWords } from '../../../parts/language.tsx'
import { ColourTag } from '../../../parts/show/ColourMark.tsx'
import { shortTime } from '../../../parts/show/times.ts'
import type { Entry, RuleName } from '../shapes.ts'
import { program } from './stepWords.ts'

/** Every judgement of this person, newest first: level, rule, who, why. */
export function PastLevels({ entry }: { entry: Entry }) {
  const { worklist } = useWords()
  const { entry: words } = worklist
  if (entry.decisions.length < 2) return null
  return (
    <section>
      <h3>{words.past}</h3>
      <ol className="past-levels">
        {entry.decisions.map((one) => (
          <li key={`${one.at} ${one.colour} ${one.by}`}>
            <time className="n">{shortTime(one.at)}</time>
            <ColourTag colour={one.colour} />
            <span>
              <b className="n">{one.rule}</b> {worklist.rules[one.rule as RuleName]}
            </span>
            <span className="by">
              {words.pastBy(one.by === program ? words.program : one.by, one.reason)}
            </span>
          </li>
        ))}
      </ol>
    </section>
  )
}
