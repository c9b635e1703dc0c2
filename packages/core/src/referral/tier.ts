import type { Colour, Tier } from '../care/colour.ts'

/** Ways a person is passed on. @source domain specification 5.1 */
export const channels = [
  'internal',
  'inter_agency',
  'medical',
  'emergency',
  'social',
  'return',
  'self',
] as const
export type Channel = (typeof channels)[number]

/** Four tiers of the mission: self-help, social worker, counsellor, hospital. @source feature C01 */
export const referralTiers = ['self', 'social_work', 'counselling', 'hospital'] as const
export type ReferralTier = (typeof referralTiers)[number]

/** What is known when a tier is proposed: the colour and tier of the last decision, and three facts. */
export interface Known {
  readonly colour: Colour
  readonly tier: Tier
  /** The severe path is open, or a danger level of three or more stands. */
  readonly danger: boolean
  /** What was seen suggests that a doctor should look: a qualified institution is advised. */
  readonly possibleDisorder: boolean
  /** Ordinary life (housing, money, family, work, school) is what weighs most. */
  readonly ordinaryNeeds: boolean
}

export interface Proposal {
  /** Stored with the referral and shown to whoever decides. */
  readonly rule: 'T1' | 'T2' | 'T3' | 'T4' | 'T5' | 'T6'
  readonly tier: ReferralTier
  readonly channel: Channel
}

/**
 * Which tier to offer; the first rule that fits. A person decides and says why where they decide otherwise.
 * @source domain specification 2.1, 5.2 (advice to visit a qualified institution: 精神卫生法 Art 23), 5.5
 */
export function proposeTier(known: Known): Proposal {
  if (known.danger || known.colour === 'RED-E') return { rule: 'T1', tier: 'hospital', channel: 'emergency' }
  if (known.possibleDisorder || known.tier === 4) return { rule: 'T2', tier: 'hospital', channel: 'medical' }
  if (known.tier === 3) return { rule: 'T3', tier: 'counselling', channel: 'internal' }
  if (known.ordinaryNeeds) return { rule: 'T4', tier: 'social_work', channel: 'social' }
  if (known.tier === 2) return { rule: 'T5', tier: 'social_work', channel: 'internal' }
  return { rule: 'T6', tier: 'self', channel: 'self' }
}

const toSocialWork: readonly ReferralTier[] = ['self', 'social_work']
const toCounselling: readonly ReferralTier[] = [...toSocialWork, 'counselling']

/** Who may pass on to whom by themselves. Danger is not among them: anybody may call a crisis worker. @source domain specification 5.2 */
const mayPass: Readonly<Record<string, readonly ReferralTier[]>> = {
  volunteer: toSocialWork,
  community_worker: toSocialWork,
  social_worker: [...toCounselling, 'hospital'],
  counsellor: [...toCounselling, 'hospital'],
  crisis_worker: [...toCounselling, 'hospital'],
  supervisor: [...toCounselling, 'hospital'],
  clinician: [...toCounselling, 'hospital'],
}

/** True when one of these roles may refer to the tier. */
export const mayRefer = (roles: readonly string[], tier: ReferralTier): boolean =>
  roles.some((role) => mayPass[role]?.includes(tier) ?? false)
