import {
  type Datum,
  type Nobody,
  nobodies,
  type Receiver,
  rules,
  type Situation,
  tableVersion,
} from './situation.ts'

/** Who looks at it afterwards, and within how many hours. @source domain specification 3.7 (review ≤ 24 h), 3.7 weekly queue [D] */
export const reviewHours = { life: 24, ordinary: 168 } as const

export interface Asked {
  readonly situation: Situation
  readonly receiver: Receiver | Nobody
  /** Life is in danger now. */
  readonly imminent: boolean
  /** The person agreed to this receiver being told this. */
  readonly consent: boolean
  /** Harm may come from the guardian, or the view was closed. */
  readonly guardianSuspected: boolean
  /** This very contact is marked as a possible source of danger. */
  readonly mayBeDanger: boolean
}

export type No = 'nobody_may_know' | 'not_for_this' | 'may_be_danger' | 'consent_needed'

export type Walked =
  | { readonly may: false; readonly why: No }
  | {
      readonly may: true
      readonly version: number
      readonly basis: string
      readonly minimum: readonly Datum[]
      /** Two people decide, or one where life is in danger, or one where the person agreed. */
      readonly people: 'two' | 'one_life' | 'one_consent'
      readonly reviewWithinHours: number
    }

const isNobody = (receiver: Receiver | Nobody): receiver is Nobody =>
  (nobodies as readonly string[]).includes(receiver)

/** Walks the table: may this receiver be told, how little, on which basis, and who decides. Total and pure. */
export function walk(asked: Asked): Walked {
  const { situation, receiver, imminent, consent } = asked
  if (isNobody(receiver) || situation === 'asked_by_others') return { may: false, why: 'nobody_may_know' }
  const rule = rules[situation]
  if (!rule.tell.includes(receiver)) return { may: false, why: 'not_for_this' }
  if (asked.mayBeDanger || (receiver === 'guardian' && (rule.neverGuardian || asked.guardianSuspected)))
    return { may: false, why: 'may_be_danger' }
  const life = imminent && rule.lifeException
  if (rule.consentFirst && !consent && !life) return { may: false, why: 'consent_needed' }
  return {
    may: true,
    version: tableVersion,
    basis: rule.basis,
    minimum: rule.minimum,
    people: life ? 'one_life' : consent ? 'one_consent' : 'two',
    reviewWithinHours: life ? reviewHours.life : reviewHours.ordinary,
  }
}

/** All whom the table lets one tell in a situation, in its order. */
export const offered = (asked: Omit<Asked, 'receiver'>): Receiver[] =>
  rules[asked.situation].tell.filter((receiver) => {
    const walked = walk({ ...asked, receiver })
    return walked.may || walked.why === 'consent_needed'
  })
