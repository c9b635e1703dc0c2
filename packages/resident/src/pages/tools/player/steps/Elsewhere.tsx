import type { JSX } from 'preact'
import { Icon } from '../../../../parts/drawn/Icon.tsx'
import { askPerson } from '../../../../talk/actions.ts'
import { t } from '../../words.ts'
import type { Given } from '../given.ts'

/** Somewhere else in the house, a person, or a number; the exercise waits meanwhile. */
export const Elsewhere = ({ step }: Given): JSX.Element => {
  const where = step.where ?? '/help'
  const name = t.value.opens[where]
  if (where === '120' || where === '110')
    return (
      <a class="call call-big" href={`tel:${where}`}>
        <Icon name="phone" />
        <b>{name}</b>
      </a>
    )
  if (where === '/chat')
    return (
      <button type="button" class="call call-soft call-big" onClick={askPerson}>
        <Icon name="hand" />
        <strong>{name}</strong>
      </button>
    )
  return (
    <a class="btn btn-lamp btn-wide" href={where}>
      {name}
    </a>
  )
}
