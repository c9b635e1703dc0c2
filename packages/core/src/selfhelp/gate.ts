import type { ModuleCode } from './codes.ts'
import { moduleOf } from './modules/registry.ts'

/** How the person is, as far as the device or the house knows. */
export interface Standing {
  /** Words or answers of L2 or more were heard in the last 72 hours. */
  readonly danger: boolean
  /** A person has been told and knows. */
  readonly accompanied: boolean
}

/** `not_now` leads to gentler exercises and a person, `person_first` to a person. */
export type Admission = 'welcome' | 'not_now' | 'person_first'

/**
 * Whether an exercise may be begun now. A thought record is not for times of danger; a safety plan is begun when a
 * person knows. @source domain specification 4.3 M08, M20
 */
export function admit(code: ModuleCode, { danger, accompanied }: Standing): Admission {
  const { gate } = moduleOf(code)
  if (gate === 'settled' && danger) return 'not_now'
  if (gate === 'accompanied' && danger && !accompanied) return 'person_first'
  return 'welcome'
}
