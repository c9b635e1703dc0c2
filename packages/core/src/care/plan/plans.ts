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
  /** Forms asked of this group besides the pack of the phase; those that may not be asked here are left out. */
  readonly added: Readonly<Record<Phase, readonly string[]>>
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
const adds = (
  emergency: readonly string[] = [],
  reconstruction: readonly string[] = [],
  routine: readonly string[] = [],
): GroupPlan['added'] => ({ emergency, reconstruction, routine })
const floor = (emergency: number, reconstruction: number): GroupPlan['tierFloor'] => ({
  emergency,
  reconstruction,
})

/** @source domain specification 2.5 */
const release: Readonly<Record<PopulationCode, Pick<GroupPlan, 'packs' | 'added' | 'tierFloor'>>> = {
  general: { packs: always('quick'), added: adds(), tierFloor: floor(0, 0) },
  fam_patient: { packs: always('community'), added: adds(), tierFloor: floor(1, 0) },
  recovered: { packs: always('post_disaster'), added: adds([], ['phq9'], ['phq9']), tierFloor: floor(1, 1) },
  bereaved: { packs: always('bereaved'), added: adds(), tierFloor: floor(2, 1) },
  hardship: { packs: always('community'), added: adds(), tierFloor: floor(1, 1) },
  frontline: { packs: always('frontline'), added: adds(), tierFloor: floor(1, 1) },
  medical: { packs: always('frontline'), added: adds(), tierFloor: floor(1, 1) },
  elder: { packs: always('elder'), added: adds(), tierFloor: floor(1, 0) },
  disabled: { packs: always('community'), added: adds(), tierFloor: floor(1, 1) },
  minor: { packs: always('minor_12_17'), added: adds(), tierFloor: floor(1, 1) },
  military: { packs: always('community'), added: adds(), tierFloor: floor(0, 1) },
  corrections: {
    packs: always('community'),
    added: adds(['auditc'], ['auditc'], ['auditc']),
    tierFloor: floor(1, 1),
  },
}

/** The plan of a group as the release has it. */
export const planOf = (population: PopulationCode): GroupPlan => ({
  ...release[population],
  ...planWords[population],
})

/** What is asked of somebody of this group besides the pack, when it is the pack of their plan. */
export const addedBy = (plan: GroupPlan, phase: Phase, pack: PackCode): readonly string[] =>
  plan.packs[phase] === pack ? plan.added[phase] : []

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
