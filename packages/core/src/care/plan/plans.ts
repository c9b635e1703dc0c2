import type { Phase } from '../../scale/definition.ts'
import type { PackCode } from './packs.ts'
import { planWords } from './plans.words.ts'

/** Groups of people a plan is made for. @source domain specification 2.5 */
export const populationCodes = [
  'general',
  'fam_patient',
  'recovered',
  'bereaved',
  'hardship',
  'frontline',
  'medical',
  'elder',
  'disabled',
  'minor',
  'military',
  'corrections',
] as const
export type PopulationCode = (typeof populationCodes)[number]

/** A default plan; an agency may change all of it. The tier floor is what is offered at least, never compulsory. */
export interface GroupPlan {
  readonly packs: Readonly<Record<Phase, PackCode>>
  readonly tierFloor: { readonly emergency: number; readonly reconstruction: number }
  readonly emergency: string
  readonly reconstruction: string
  readonly rules: string
}

const always = (pack: PackCode): GroupPlan['packs'] => ({
  emergency: pack,
  reconstruction: pack,
  routine: pack,
})
const floor = (emergency: number, reconstruction: number): GroupPlan['tierFloor'] => ({
  emergency,
  reconstruction,
})

/** @source domain specification 2.5 */
const release: Readonly<Record<PopulationCode, Pick<GroupPlan, 'packs' | 'tierFloor'>>> = {
  general: { packs: always('quick'), tierFloor: floor(0, 0) },
  fam_patient: { packs: always('community'), tierFloor: floor(1, 0) },
  recovered: { packs: always('post_disaster'), tierFloor: floor(1, 1) },
  bereaved: { packs: always('bereaved'), tierFloor: floor(2, 1) },
  hardship: { packs: always('community'), tierFloor: floor(1, 1) },
  frontline: { packs: always('frontline'), tierFloor: floor(1, 1) },
  medical: { packs: always('frontline'), tierFloor: floor(1, 1) },
  elder: { packs: always('elder'), tierFloor: floor(1, 0) },
  disabled: { packs: always('community'), tierFloor: floor(1, 1) },
  minor: { packs: always('minor_12_17'), tierFloor: floor(1, 1) },
  military: { packs: always('community'), tierFloor: floor(0, 1) },
  corrections: { packs: always('community'), tierFloor: floor(1, 1) },
}

/** The plan of a group as the release has it. */
export const planOf = (population: PopulationCode): GroupPlan => ({
  ...release[population],
  ...planWords[population],
})

/** The pack for somebody: their age first, then their group, then the phase of the place. */
export function suggestPack(
  plan: GroupPlan,
  phase: Phase,
  { age, elder }: { readonly age?: number; readonly elder?: boolean },
): PackCode {
  if (age !== undefined && age < 12) return 'minor_8_11'
  if (age !== undefined && age < 18) return 'minor_12_17'
  if (plan.packs[phase] === 'quick' && (elder || (age ?? 0) >= 60)) return 'elder'
  return plan.packs[phase]
}
