import { useWords } from '../../../parts/language.tsx'
import type { Board } from '../shapes.ts'
import { ShareBar } from './figure.tsx'

/** What supervisors’ labels say about the screener. */
export function Screening({ rows, missed }: { rows: Board['screening']; missed: number }) {
  const { quality, crisis } = useWords()
  const { board: words } = quality
  return (
    <section className="panel" aria-label={words.screening}>
      <h2>{words.screening}</h2>
      <p className="hint">{words.screeningAbout}</p>
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">{words.level}</th>
            <th scope="col">{words.right}</th>
            <th scope="col">{words.falseAlarm}</th>
            <th scope="col">{words.precision}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.level}>
              <th scope="row">{crisis.event.level(row.level)}</th>
              <td className="n">{row.right}</td>
              <td className="n">{row.falseAlarm}</td>
              <td>
                <ShareBar value={row.precision} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {missed > 0 && <p className="missed-note">{words.missed(missed)}</p>}
    </section>
  )
}
