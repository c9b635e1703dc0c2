import { useWords } from '../../../parts/language.tsx'
import type { LibraryRead } from './shapes.ts'

/** Scales that never ship, together with those that share their reason. */
export function Never({ never }: { never: LibraryRead['neverShipped'] }) {
  const { library: words } = useWords().assessment
  const byReason = new Map<string, string[]>()
  for (const { name, reason } of never) byReason.set(reason, [...(byReason.get(reason) ?? []), name])
  return (
    <section className="panel never">
      <h2>{words.never}</h2>
      <p className="hint">{words.neverAbout}</p>
      <dl className="facts">
        {[...byReason].map(([reason, names]) => (
          <div key={reason}>
            <dt>{words.neverReasons[reason] ?? reason}</dt>
            <dd>{names.join('、')}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
