import { useWords } from '../../../parts/language.tsx'
import type { Case } from '../shapes.ts'

/** How deep the service of the plan is, and how often they are in touch; nothing while neither is decided. */
export function Service({ one }: { one: Case }) {
  const { plan: words } = useWords().casework
  const { tier, every } = one.plan
  if (tier === null && every === null) return null
  return (
    <p className="case-service">
      <span className="tag">{tier === null ? words.undecided : `T${tier} ${words.tiers[tier]}`}</span>
      <span className="tag">{every === null ? words.undecided : words.everys[every]}</span>
    </p>
  )
}
