import { useWords } from '../../../parts/language.tsx'
import { Nothing } from '../../../parts/show/States.tsx'

/** The right side while nobody is open. */
export function NoneChosen() {
  const { list } = useWords().worklist
  return (
    <section className="case none" aria-label={list.choose}>
      <Nothing title={list.choose} about={list.chooseAbout} />
    </section>
  )
}
