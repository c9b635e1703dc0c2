import { useWords } from '../../../parts/language.tsx'
import type { Board } from '../shapes.ts'
import { Num, ShareBar } from './figure.tsx'

/** From raised until somebody took it, grade by grade. */
export function Takeover({ rows }: { rows: Board['takeover'] }) {
  const { quality, crisis } = useWords()
  const { board: words } = quality
  return (
    <section className="panel" aria-label={words.takeover}>
      <h2>{words.takeover}</h2>
      <p className="hint">{words.takeoverAbout}</p>
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">{words.grade}</th>
            <th scope="col">{words.promised}</th>
            <th scope="col">{words.raised}</th>
            <th scope="col">{words.median}</th>
            <th scope="col">{words.p95}</th>
            <th scope="col">{words.within}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.grade}>
              <th scope="row">{crisis.grades[row.grade]}</th>
              <td className="n">{words.promisedIn(row.promisedMinutes)}</td>
              <td className="n">{words.takenOf(row.taken, row.raised)}</td>
              <td className="n">
                <Num value={row.p50Seconds} said={words.lasted} />
              </td>
              <td className="n">
                <Num value={row.p95Seconds} said={words.lasted} />
              </td>
              <td>
                <ShareBar value={row.inTime} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
