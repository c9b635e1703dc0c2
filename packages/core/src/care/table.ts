import type { Colour, Tier } from './colour.ts'
import type { Band, Condition } from './condition.ts'

/** Rule ids in the order in which they are asked; the first that matches sets the colour. */
export const ruleIds = ['R1', 'R2', 'R3', 'O1', 'O2', 'O3', 'Y1', 'Y2', 'Y3', 'Y4', 'G1', 'G0'] as const
export type RuleId = (typeof ruleIds)[number]

/** @source domain specification 2.3, column "Colour" */
export const ruleColours: Readonly<Record<RuleId, Colour>> = {
  R1: 'RED-E',
  R2: 'RED',
  R3: 'RED',
  O1: 'ORANGE',
  O2: 'ORANGE',
  O3: 'ORANGE',
  Y1: 'YELLOW',
  Y2: 'YELLOW',
  Y3: 'YELLOW',
  Y4: 'YELLOW',
  G1: 'GREEN+',
  G0: 'GREEN',
}

/** One line of the table: one way in which its rule matches. */
export interface Line {
  /** Stable: rule, dot, what was found. Stored with the decision. */
  readonly id: string
  readonly rule: RuleId
  readonly tier: Tier
  readonly when: Condition
  /** Set on lines that say how far one scale is raised; these lines read facts only, never bands. */
  readonly band?: Band
  /** Matched through context flags, which CTX3 must not count twice. */
  readonly viaFlags?: true
}

const line = (
  id: string,
  tier: Tier,
  when: Condition,
  more: { band?: Band; viaFlags?: true } = {},
): Line => ({
  id,
  rule: id.slice(0, 2) as RuleId,
  tier,
  when,
  ...more,
})
const between = (fact: string, min: number, max: number): Condition => ({ fact, min, max })
const atLeast = (fact: string, min: number): Condition => ({ fact, min })
const atMost = (fact: string, max: number): Condition => ({ fact, max })
const is = (fact: string, ...words: readonly (string | boolean)[]): Condition => ({ fact, is: words })
const told = (fact: string): Condition => is(fact, true)
const all = (...parts: readonly Condition[]): Condition => ({ all: parts })
const any = (...parts: readonly Condition[]): Condition => ({ any: parts })
const not = (part: Condition): Condition => ({ not: part })

/** Ranks of words kept as numbers: chat L0 … L4, function none … severe, duration <2w … >6m. */
const [l2, l3, l4] = [2, 3, 4] as const
const [mildFunction, moderateFunction, severeFunction] = [1, 2, 3] as const
const overThreeMonths = 3

const emergency = is('config', 'emergency_phase')
const ideation = any(atLeast('phq9.item9', 1), told('srq20.item17'), atLeast('chat', l2))
const activeIdeation = any(is('asq.q3', 'yes'), between('chat', l3, l3), atLeast('phq9.item9', 2))
const hopeless = any(
  told('gds15.items12and14'),
  told('gds15.item14'),
  atLeast('k6.item2', 4),
  atLeast('k6.total', 24),
)
const symptoms = any({ band: ['mild', 'other', 'moderate', 'severe'] }, atLeast('function', mildFunction))
const skippedSafety = any(
  is('phq9.item9', 'unknown'),
  is('srq20.item17', 'unknown'),
  is('epds.item10', 'unknown'),
)

const red: readonly Line[] = [
  line('R1.attempt', 4, told('observed.ongoing_attempt')),
  line('R1.chat', 4, atLeast('chat', l4)),
  line('R2.asq_now', 4, is('asq.q5', 'yes')),
  line('R2.asq_now_refused', 4, all(is('asq.q1_4', 'yes'), is('asq.q5', 'refused'))),
  line('R2.cssrs', 4, is('cssrs.band', 'HIGH')),
  line('R2.attempt_3m', 4, told('history.attempt_3m')),
  line('R2.plan_with_intent', 4, told('observed.plan_with_intent')),
  line('R2.command_voices', 4, told('observed.command_voices')),
  line('R2.intent_to_kill', 4, told('observed.intent_to_kill')),
  line('R2.intoxicated', 4, told('observed.intoxicated_with_ideation')),
  line('R2.substance', 4, all(told('context.substance_now'), activeIdeation)),
  line('R3.psychosis', 4, told('observed.acute_psychosis')),
  line('R3.danger', 4, told('observed.danger_level_3plus')),
  line('R3.abandoned', 4, told('observed.abandoned_in_danger')),
]

const orange: readonly Line[] = [
  line('O1.asq', 3, is('asq.q1_4', 'yes', 'refused')),
  line('O1.asq_now_refused', 3, is('asq.q5', 'refused')),
  line('O1.phq9_item9', 3, atLeast('phq9.item9', 2)),
  line('O1.epds_item10', 3, atLeast('epds.item10', 1)),
  line(
    'O1.srq20_item17',
    3,
    all(
      told('srq20.item17'),
      any(atLeast('srq20.total', 8), all(emergency, atLeast('srq20.total', 7)), hopeless),
    ),
  ),
  line('O1.cssrs', 3, is('cssrs.band', 'LOW', 'MODERATE')),
  line('O1.plan_without_intent', 3, told('observed.plan_without_intent')),
  line('O1.chat', 3, between('chat', l3, l3)),
  line('O2.phq9', 3, atLeast('phq9.total', 20), { band: 'severe' }),
  line('O2.pcl5', 3, all(atLeast('pcl5.total', 33), atLeast('function', severeFunction))),
  line('O2.self_care', 3, atLeast('f3', 3)),
  line('O2.psychosis', 4, told('observed.suspected_psychosis_or_mania')),
  line('O2.not_eating', 4, told('observed.not_eating_48h')),
  line('O2.abuse_told', 3, told('observed.abuse_disclosure')),
  line('O2.abuse_flag', 3, told('abuse_unreviewed')),
  line('O2.self_injury', 3, told('observed.self_injury_30d')),
  line('O2.attempt_12m', 3, told('history.attempt_12m')),
  line('O2.discharge', 4, all(told('history.discharge_3m'), symptoms)),
  line(
    'O3.vulnerable',
    3,
    all(
      ideation,
      any(
        told('context.minor'),
        told('context.perinatal'),
        told('context.bereaved_by_suicide'),
        all(told('context.age75plus'), told('context.lives_alone')),
      ),
    ),
  ),
]

const moderate = { band: 'moderate' } as const
const yellow: readonly Line[] = [
  line('Y1.phq9_item9', 2, between('phq9.item9', 1, 1)),
  line('Y1.srq20_item17', 2, told('srq20.item17')),
  line('Y1.unfinished', 2, told('safety_unfinished')),
  line(
    'Y1.safety_unknown',
    2,
    all(skippedSafety, any({ band: ['moderate', 'severe'] }, atLeast('chat', l2))),
  ),
  line('Y1.chat', 2, between('chat', l2, l2)),
  line('Y1.gds15', 2, all(told('gds15.items12and14'), any(is('asq.q1_4', 'no'), { without: 'asq.q1_4' }))),
  line('Y2.phq9', 2, between('phq9.total', 10, 14), moderate),
  line('Y2.phq9_15', 3, between('phq9.total', 15, 19), moderate),
  line('Y2.phq9_rural', 2, all(is('config', 'rural_elder'), between('phq9.total', 8, 9)), moderate),
  line('Y2.gad7', 2, between('gad7.total', 10, 14), moderate),
  line('Y2.gad7_15', 3, atLeast('gad7.total', 15), moderate),
  line('Y2.k6', 2, atLeast('k6.total', 13), moderate),
  line('Y2.k10', 2, atLeast('k10.total', 30), moderate),
  line('Y2.srq20', 2, between('srq20.total', 8, 12), moderate),
  line('Y2.srq20_emergency', 2, all(emergency, between('srq20.total', 7, 7)), moderate),
  line('Y2.srq20_13', 3, atLeast('srq20.total', 13), moderate),
  line('Y2.gds15', 2, between('gds15.total', 9, 11), moderate),
  line('Y2.gds15_12', 3, atLeast('gds15.total', 12), moderate),
  line('Y2.pcl5', 2, atLeast('pcl5.total', 31), moderate),
  line('Y2.pcptsd5', 2, all(atLeast('pcptsd5.total', 3), { without: 'pcl5.total' }), moderate),
  line('Y2.who5', 2, atMost('who5.total', 28), moderate),
  line('Y2.epds', 2, atLeast('epds.total', 10), moderate),
  line('Y2.cesdc', 2, atLeast('cesdc.total', 15), moderate),
  line('Y2.auditc', 2, atLeast('auditc.total', 8), moderate),
  line('Y2.pg13r', 2, told('pg13r.positive'), moderate),
  line('Y2.function', 3, all({ band: ['moderate'] }, atLeast('function', moderateFunction))),
  line('Y3.function', 2, all(atLeast('function', moderateFunction), not({ band: ['moderate', 'severe'] }))),
  line(
    'Y3.phq9_community',
    2,
    all(is('config', 'community'), between('phq9.total', 7, 9), atLeast('function', mildFunction)),
  ),
  line('Y3.duration', 2, all({ band: ['mild'] }, atLeast('duration', overThreeMonths))),
  line('Y3.flags', 2, all({ band: ['mild'] }, atLeast('flags', 2)), { viaFlags: true }),
  line('Y3.k10', 2, all(between('k10.total', 22, 29), atLeast('function', mildFunction))),
  line('Y3.off_medication', 2, all(told('history.off_medication'), told('history.psychiatric_dx'), symptoms)),
  line('Y4.asks', 1, told('asks_for_human')),
]

const mild = { band: 'mild' } as const
const green: readonly Line[] = [
  line('G1.phq9', 1, between('phq9.total', 5, 7), mild),
  line('G1.phq9_8', 1, all(not(is('config', 'rural_elder')), between('phq9.total', 8, 9)), mild),
  line('G1.gad7', 1, between('gad7.total', 5, 9), mild),
  line('G1.k6', 1, between('k6.total', 5, 12), mild),
  line('G1.k10', 1, between('k10.total', 16, 29), mild),
  line('G1.srq20', 1, between('srq20.total', 5, 6), mild),
  line('G1.srq20_7', 1, all(not(emergency), between('srq20.total', 7, 7)), mild),
  line('G1.gds15', 1, between('gds15.total', 5, 8), mild),
  line('G1.who5', 1, between('who5.total', 32, 48), mild),
  line('G1.ucla3', 1, atLeast('ucla3.total', 6), { band: 'other' }),
  line('G1.auditc_men', 1, all(is('sex', 'm'), between('auditc.total', 4, 7)), { band: 'other' }),
  line('G1.auditc', 1, all(is('sex', 'f', 'unknown'), between('auditc.total', 3, 7)), { band: 'other' }),
]

/** The whole table in order. G0 has no line: it is what is left. @source domain specification 2.3 and its notes */
export const careTable: readonly Line[] = [...red, ...orange, ...yellow, ...green]

/** What many hard circumstances together do: one step up, never to RED. @source domain specification 2.3 note b */
export interface ContextModifier {
  readonly minFlags: number
  readonly raises: Readonly<Partial<Record<Colour, Colour>>>
  readonly notOn: readonly RuleId[]
}
export const contextModifier: ContextModifier = {
  minFlags: 3,
  raises: { GREEN: 'YELLOW', 'GREEN+': 'YELLOW', YELLOW: 'ORANGE' },
  notOn: ['Y4'],
}
