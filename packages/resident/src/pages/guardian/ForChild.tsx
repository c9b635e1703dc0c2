import type { JSX } from 'preact'
import { Icon } from '../../parts/drawn/Icon.tsx'
import type { Me } from '../../self/me.ts'
import { g } from './words.ts'

/** A minor is told what a guardian sees, and what closes it. */
export const ForChild = ({ own }: { own: Me }): JSX.Element | null => {
  if (!own.minor || !own.guardian) return null
  const { child } = g.value
  return (
    <section class="card pad stack">
      <h2 class="with-icon">
        <Icon name="eye" />
        {child.title}
      </h2>
      <p>{child.who(own.guardian.relation, own.guardian.phoneTail)}</p>
      <p>{child.sees}</p>
      <p>{child.never}</p>
      <p class="notice">{child.harm}</p>
    </section>
  )
}
