import type { Colour } from '../colour.ts'
import { rescreens } from '../sla.ts'

export interface RescreenDue {
  readonly kind: 'contact' | 'form' | 'invitation'
  /** Days after the decision. */
  readonly day: number
}

/** Everything that comes round again after a decision, soonest first. @source domain specification 2.4 */
export function rescreensAfter(colour: Colour): readonly RescreenDue[] {
  const plan = rescreens[colour === 'RED-E' ? 'RED' : colour]
  const daily = Array.from(
    { length: plan.dailyContacts ?? 0 },
    (_, at): RescreenDue => ({ kind: 'contact', day: at + 1 }),
  )
  const kind = plan.invitation ? 'invitation' : 'form'
  const forms = plan.days.map((day): RescreenDue => ({ kind, day }))
  const last = plan.days.at(-1) ?? 0
  const after = Array.from(
    { length: plan.after?.times ?? 0 },
    (_, at): RescreenDue => ({ kind, day: last + (at + 1) * (plan.after?.everyDays ?? 0) }),
  )
  return [...daily, ...forms, ...after]
}
