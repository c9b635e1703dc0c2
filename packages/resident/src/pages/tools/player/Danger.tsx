import type { JSX } from 'preact'
import { HelpCard } from '../../../parts/calls/HelpCard.tsx'
import { Icon } from '../../../parts/drawn/Icon.tsx'
import { useHeading } from '../../../parts/heading.ts'
import { isRegistered } from '../../../self/me.ts'
import { leaves } from '../../../selfhelp/book.ts'
import type { Heard } from '../../../selfhelp/danger.ts'
import { askPerson } from '../../../talk/actions.ts'
import { t } from '../words.ts'

/** Whether a person knows of the words: only what is true this second. */
const Told = (): JSX.Element => {
  const { danger } = t.value
  if (!isRegistered()) return <p class="soft">{danger.toldNobody}</p>
  const waits = leaves.value.some(({ leaf, state }) => leaf === 'said' && state !== 'kept')
  return (
    <p class={waits ? 'helpcard-unsent' : 'soft'} role={waits ? 'alert' : 'status'}>
      {waits ? danger.telling : danger.told}
    </p>
  )
}

/** Words of danger end the exercise: numbers and a person at once, with or without a network. */
export const Danger = ({
  heard,
  onBack,
}: {
  heard: Exclude<Heard, 'calm'>
  onBack: () => void
}): JSX.Element => {
  const heading = useHeading<HTMLHeadingElement>()
  const { danger } = t.value
  return (
    <section class="card pad stack stopped">
      <h2 ref={heading} tabIndex={-1}>
        {heard === 'unheard' ? danger.unheardTitle : danger.title}
      </h2>
      <p class="screen-say">
        {heard === 'unheard' ? danger.unheard : heard === 'violence' ? danger.violence : danger.body}
      </p>
      <HelpCard />
      <button type="button" class="call call-soft" onClick={askPerson}>
        <Icon name="hand" size="s" />
        <strong>{danger.person}</strong>
      </button>
      {heard !== 'unheard' && <Told />}
      <button type="button" class="link" onClick={onBack}>
        {danger.back}
      </button>
    </section>
  )
}
