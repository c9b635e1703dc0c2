import { useWords } from '../../../parts/language.tsx'
import type { Board } from '../shapes.ts'
import { Num, ShareBar } from './figure.tsx'

/** Who left a number at which hours, and whether somebody called back. */
export function Callbacks({ rows }: { rows: Board['callbacks'] }) {
  const { board: words } = useWords().quality
  return (
    <section className="panel" aria-label={words.callbacks}>
      <h2>{words.callbacks}</h2>
      <p className="hint">{words.callbacksAbout}</p>
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">{words.dayPart}</th>
            <th scope="col">{words.left}</th>
            <th scope="col">{words.calledBack}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.part}>
              <th scope="row">{words.dayParts[row.part]}</th>
              <td className="n">
                <Num value={row.left} />
              </td>
              <td>
                <ShareBar value={row.kept} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
