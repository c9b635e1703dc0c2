import { useWords } from '../../../parts/language.tsx'
import type { Board } from '../shapes.ts'
import { Num, ShareBar } from './figure.tsx'

const columns = [
  'talks',
  'dropOff',
  'thumbsUp',
  'asked',
  'inTime',
  'reminders',
  'misunderstood',
  'answers',
  'heldBack',
] as const
type Column = (typeof columns)[number]
const shares: readonly Column[] = ['dropOff', 'thumbsUp', 'inTime', 'heldBack']

/** Week by week, the newest first. */
export function Weeks({ weeks }: { weeks: Board['weeks'] }) {
  const { board: words } = useWords().quality
  const last = weeks.at(-1)?.from
  // what lies before the first talk of the site says nothing
  const begun = weeks.findIndex((week) => columns.some((name) => week[name] !== 0 && week[name] !== null))
  const shown = weeks.slice(begun < 0 ? -1 : begun).reverse()
  return (
    <section aria-labelledby="quality-weeks">
      <h2 id="quality-weeks">{words.weeks}</h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard must be able to scroll it */}
      <section className="sheet quality-weeks" tabIndex={0} aria-labelledby="quality-weeks">
        <table>
          <thead>
            <tr>
              <th scope="col">{words.week}</th>
              {columns.map((name) => (
                <th scope="col" key={name}>
                  {words.names[name]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((week) => (
              <tr key={week.from}>
                <th scope="row" className="n">
                  {week.from.slice(5)} {week.from === last && <small>{words.running}</small>}
                </th>
                {columns.map((name) => (
                  <td key={name} className="n nowrap">
                    {shares.includes(name) ? (
                      <ShareBar value={week[name]} width={48} />
                    ) : (
                      <Num value={week[name]} />
                    )}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </section>
  )
}
