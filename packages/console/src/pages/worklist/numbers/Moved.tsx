import type { Reply } from '../../../parts/ask/doors.ts'
import { useWords } from '../../../parts/language.tsx'
import { ColourTag } from '../../../parts/show/ColourMark.tsx'
import { Icon } from '../../../parts/show/Icon.tsx'

type Moved = Reply<'POST /api/worklist/thresholds/previews'>['moved']

/** How many people of the list would move from one level to another. */
export function MovedList({ moved, none }: { moved: Moved; none: string }) {
  const { worklist } = useWords()
  const { thresholds: words } = worklist
  if (moved.length === 0) return <p className="none-moves">{none}</p>
  return (
    <ul className="moves">
      {moved.map(({ from, to, people }) => (
        <li
          key={`${from}${to}`}
          aria-label={words.moves(worklist.colours[from], worklist.colours[to], people)}
        >
          <b className="n">{people}</b>
          <ColourTag colour={from} />
          <Icon name="right" size={16} />
          <ColourTag colour={to} />
        </li>
      ))}
    </ul>
  )
}
