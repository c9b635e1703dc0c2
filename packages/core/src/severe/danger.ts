/**
 * Danger levels 0–5 as a checklist for the phone: what was seen decides, nobody judges a person. The level decides
 * whether to call 110 or 120 and how to phrase the report; it is never shown to the person and is no label.
 * @source domain specification 5.5 (严重精神障碍管理治疗工作规范 2018; 国家基本公共卫生服务规范) [V]
 */
export const normVersion = '管理治疗工作规范（2018 年版）' as const
export const dangerSigns = [
  'verbal_threats',
  'smashing_home_stoppable',
  'smashing_anywhere_unstoppable',
  'violence_going_on',
  'weapon_or_fire',
] as const
export type DangerSign = (typeof dangerSigns)[number]
export type DangerLevel = 0 | 1 | 2 | 3 | 4 | 5

/** The gravest sign seen decides; none of them is level 0. */
export const levelOf = (signs: readonly DangerSign[]): DangerLevel =>
  signs.reduce<number>((most, sign) => Math.max(most, dangerSigns.indexOf(sign) + 1), 0) as DangerLevel

/** Three states of steadiness, as the norm has them. */
export const stabilities = ['stable', 'basically_stable', 'unstable'] as const
export type Stability = (typeof stabilities)[number]

/** Steadiness follows from the level; what two visitors found may only make it graver. */
export function stabilityOf(level: DangerLevel, unsteady: boolean): Stability {
  if (level >= 3 || unsteady) return 'unstable'
  return level >= 1 ? 'basically_stable' : 'stable'
}

export interface Consequence {
  readonly rule: 'S1' | 'S2' | 'S3'
  /** Refer to a hospital now; help from the police where it is needed. */
  readonly urgent: boolean
  /** Call 110 first. */
  readonly police: boolean
}
export function consequenceOf(level: DangerLevel, unsteady: boolean): Consequence {
  if (level >= 4) return { rule: 'S1', urgent: true, police: true }
  if (stabilityOf(level, unsteady) === 'unstable') return { rule: 'S2', urgent: true, police: level >= 3 }
  return { rule: 'S3', urgent: false, police: false }
}

/** Six questions of an observation: what was seen, never what it might be. @source journey J9; domain specification 5.5 */
export const sixQuestions = [
  'threatens_others',
  'smashes_things',
  'hurt_themselves',
  'hears_or_believes_strange',
  'not_caring_for_self',
  'left_alone_or_locked_in',
] as const
export type SixQuestion = (typeof sixQuestions)[number]
