import type { Board } from '../shapes.ts'
import { Num } from './figure.tsx'

/** Why, most frequent first. */
export function Reasons({
  title,
  none,
  rows,
  words,
}: {
  title: string
  none: string
  rows: readonly { readonly reason: string; readonly count: Board['thumbReasons'][number]['count'] }[]
  words: Readonly<Record<string, string>>
}) {
  const most = Math.max(1, ...rows.map((row) => (row.count === '<10' ? 0 : row.count)))
  return (
    <section className="panel" aria-label={title}>
      <h2>{title}</h2>
      {rows.length === 0 ? (
        <p className="hint">{none}</p>
      ) : (
        <ul className="bars">
          {rows.map(({ reason, count }) => (
            <li key={reason}>
              <span>{words[reason] ?? reason}</span>
              {count !== '<10' && (
                <svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
                  <rect width="100" height="8" className="all" />
                  <rect width={(count / most) * 100} height="8" className="held" />
                </svg>
              )}
              <b className="n">
                <Num value={count} />
              </b>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
