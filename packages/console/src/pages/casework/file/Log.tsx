import { useWords } from '../../../parts/language.tsx'
import { fullTime } from '../../../parts/show/times.ts'
import type { Case } from '../shapes.ts'

/** What happened to a case, newest first. */
export function Log({ one }: { one: Case }) {
  const { casework, worklist } = useWords()
  const { log, states, file, parts, consent } = casework
  const said = (code: string | null): string => {
    if (!code) return ''
    const known: Readonly<Record<string, string>> = {
      ...consent.how,
      ...consent.purposes,
      ...parts,
      ...states,
      ...worklist.colours,
    }
    return known[code] ?? code
  }
  return (
    <section>
      <h3>{file.tabs.log}</h3>
      <ol className="case-log n">
        {one.changes.map((change) => (
          <li key={`${change.at} ${change.what} ${change.to}`}>
            <time>{fullTime(change.at)}</time>
            <span>
              <b>{log.what[change.what] ?? change.what}</b>{' '}
              {change.from && change.to ? `${said(change.from)} → ${said(change.to)}` : said(change.to)}
              {change.text && <q>{change.text}</q>}
            </span>
            <small>{change.byName}</small>
          </li>
        ))}
      </ol>
    </section>
  )
}
