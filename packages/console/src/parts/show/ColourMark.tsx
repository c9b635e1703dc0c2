import { type Colour, gradeOfColour } from '@anxin/core/care/colour.ts'
import { useWords } from '../language.tsx'
import { Glyph } from './Glyph.tsx'

const calm = {
  'GREEN+': { path: 'M5 2h12a3 3 0 0 1 3 3v12a3 3 0 0 1-3 3H5a3 3 0 0 1-3-3V5a3 3 0 0 1 3-3z', numeral: '4' },
  GREEN: { path: 'M11 2.500a8.500 8.500 0 1 0 0 17 8.500 8.500 0 0 0 0-17z', numeral: '✓' },
} as const

/** The mark of a colour: shape, numeral and colour each tell it alone. With `said` false the words stand beside it. */
export function ColourMark({
  colour,
  size = 22,
  said = true,
}: {
  colour: Colour
  size?: number
  said?: boolean
}) {
  const { worklist } = useWords()
  const grade = gradeOfColour(colour)
  if (grade !== undefined) return <Glyph grade={grade} size={size} said={said} />
  const { path, numeral } = calm[colour as keyof typeof calm]
  const box = { className: 'glyph', width: size, height: size, viewBox: '0 0 22 22' }
  const drawn = (
    <>
      <path d={path} fill="#E8F2EC" stroke="#1F5345" strokeWidth="1.4" />
      <text x="11" y="15.2" fill="#1F5345" fontSize="12" fontWeight="700" textAnchor="middle">
        {numeral}
      </text>
    </>
  )
  return said ? (
    <svg {...box} role="img" aria-label={worklist.colours[colour]}>
      {drawn}
    </svg>
  ) : (
    <svg {...box} aria-hidden="true">
      {drawn}
    </svg>
  )
}

/** Class that gives a thing the ground of its colour. */
export const colourClass = (colour: Colour): string =>
  gradeOfColour(colour)?.toLowerCase() ?? (colour === 'GREEN+' ? 'green-plus' : 'green')

/** The level in words with its mark, on its own ground. */
export function ColourTag({ colour }: { colour: Colour }) {
  const { worklist } = useWords()
  return (
    <span
      className={`tag level ${colourClass(colour)}`}
      title={`${worklist.colourNames[colour]} · ${worklist.coloursAbout[colour]}`}
    >
      <ColourMark colour={colour} size={14} said={false} />
      {worklist.colours[colour]}
    </span>
  )
}
