import { useWords } from '../../../parts/language.tsx'

const places = [0, 1, 2, 3, 4] as const

/** Five sessions as five lamps: those done are lit. */
export function Lamps({ done }: { done: number }) {
  const { guide: words } = useWords().selfhelp
  return (
    <svg
      className="lamps"
      width="110"
      height="20"
      viewBox="0 0 110 20"
      role="img"
      aria-label={words.sessionsDone(done)}
    >
      {places.map((place) => (
        <g key={place} transform={`translate(${place * 22} 0)`} className={place < done ? 'lit' : ''}>
          <path className="hook" d="M9 1v3" />
          <path className="paper" d="M5.500 4h7l2 4.500v3L12.500 16h-7l-2-4.500v-3z" />
          <path className="hook" d="M7 18.500h4" />
        </g>
      ))}
    </svg>
  )
}
