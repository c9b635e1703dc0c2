import { Button } from 'antd'
import { useWords } from '../../../parts/language.tsx'
import { serverNow, shortTime } from '../../../parts/show/times.ts'
import { useCode } from '../codes.ts'
import type { Sheet } from '../shapes.ts'

/** Who was asked to knock at the door, and what they found. */
export function VisitLines({ sheet, ask }: { sheet: Sheet; ask: () => void }) {
  const { event: words } = useWords().safeguard
  const code = useCode()
  const going = sheet.visits.some((one) => !one.outcome && Date.parse(one.expiresAt) > serverNow())
  return (
    <section>
      <h3>
        {words.visits}
        {!going && (
          <Button size="small" onClick={ask}>
            {words.askVisit}
          </Button>
        )}
      </h3>
      {sheet.visits.length === 0 && <p className="hint">{words.visitsNone}</p>}
      <ul className="lines">
        {sheet.visits.map((visit) => (
          <li key={visit.id}>
            <div>
              <b>{words.pair(visit.pair.join('、'))}</b>
              <p>
                {visit.askedBy} · {shortTime(visit.askedAt)} · {code(visit.why)}
              </p>
              {visit.outcomeNote && <p>{visit.outcomeNote}</p>}
            </div>
            <span className={visit.outcome === 'not_safe' ? 'late' : ''}>
              {visit.outcome
                ? code(visit.outcome)
                : Date.parse(visit.expiresAt) > serverNow()
                  ? words.until(shortTime(visit.expiresAt))
                  : words.expired}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
