import { useQuery } from '@tanstack/react-query'
import { reading } from '../../../parts/ask/doors.ts'
import { useWords } from '../../../parts/language.tsx'
import { Shown } from '../../../parts/show/States.tsx'
import type { Figures } from '../shapes.ts'

const names = ['begun', 'finished', 'left', 'dropOut', 'helperMinutes', 'problemChange'] as const
type FigureName = (typeof names)[number]

/** How it goes in one's places, without anybody in it. */
export function FiguresPanel() {
  const { figures: words } = useWords().selfhelp
  const query = useQuery(reading('GET /api/selfhelp/helper/figures'))
  return (
    <Shown query={query}>
      {(figures) => (
        <section className="guide-figures" aria-label={words.about}>
          <p className="hint">{words.about}</p>
          <dl>
            {names.map((name) => (
              <Figure key={name} name={name} figures={figures} />
            ))}
          </dl>
          <p className="hint">{words.source}</p>
        </section>
      )}
    </Shown>
  )
}

function Figure({ name, figures }: { name: FigureName; figures: Figures }) {
  const { figures: words } = useWords().selfhelp
  const value = figures[name]
  const about: Partial<Record<FigureName, string>> = {
    dropOut: words.dropOutAbout,
    helperMinutes: words.helperMinutesAbout,
    problemChange: words.problemChangeAbout,
  }
  const said: Record<FigureName, (n: number) => string> = {
    begun: String,
    finished: String,
    left: String,
    dropOut: (n) => `${Math.round(n * 100)}%`,
    helperMinutes: (n) => words.minutes(n.toFixed(0)),
    problemChange: (n) => `${n > 0 ? '+' : ''}${n.toFixed(1)}`,
  }
  return (
    <div className="panel">
      <dt>{words[name]}</dt>
      <dd className={value === '<10' ? 'few' : 'n'}>{value === '<10' ? words.few : said[name](value)}</dd>
      <dd className="hint">{about[name] ?? (value === '<10' ? words.fewAbout : '')}</dd>
    </div>
  )
}
