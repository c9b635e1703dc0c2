import type { JSX } from 'preact'
import { HelpCard } from '../../../parts/calls/HelpCard.tsx'
import { Icon } from '../../../parts/drawn/Icon.tsx'
import { useHeading } from '../../../parts/heading.ts'
import { askPerson } from '../../../talk/actions.ts'
import { t } from '../words.ts'

/** An exercise that is not for this hour, and what is. */
export const NotNow = ({ personFirst }: { personFirst: boolean }): JSX.Element => {
  const heading = useHeading<HTMLHeadingElement>()
  const { notNow, danger, stopped } = t.value
  return (
    <section class="card pad stack stopped">
      <h2 ref={heading} tabIndex={-1}>
        {personFirst ? notNow.personFirst : notNow.title}
      </h2>
      <p class="screen-say">{personFirst ? notNow.personBody : notNow.body}</p>
      <button type="button" class="call" onClick={askPerson}>
        <Icon name="hand" size="s" />
        <strong>{danger.person}</strong>
      </button>
      <HelpCard />
      <a class="btn btn-quiet btn-wide" href="/tools?m=M02">
        {stopped.easier}
      </a>
    </section>
  )
}
