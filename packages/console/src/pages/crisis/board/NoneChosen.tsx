import { useWords } from '../../../parts/language.tsx'
import { Nothing } from '../../../parts/show/States.tsx'

/** The right side while no event is open. */
export function NoneChosen() {
  const { board } = useWords().crisis
  return (
    <section className="case none" aria-label={board.choose}>
      <Nothing title={board.choose} about={board.chooseAbout} />
    </section>
  )
}
