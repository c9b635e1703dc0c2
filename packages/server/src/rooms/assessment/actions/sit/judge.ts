import { type Colour, gradeOfColour, isMoreUrgent } from '@anxin/core/care/colour.ts'
import { findingsFrom } from '@anxin/core/care/from-scores.ts'
import type { CareInput } from '@anxin/core/care/input.ts'
import { opensSafety } from '@anxin/core/care/plan/packs.ts'
import { type CareRecommendation, recommendCare } from '@anxin/core/care/recommend.ts'
import type { RuleId } from '@anxin/core/care/table.ts'
import { rulesWith } from '@anxin/core/care/thresholds.ts'
import type { Id } from '@anxin/core/ids.ts'
import { compare } from '@anxin/core/scale/change.ts'
import { type Ctx, newId } from '../../../../platform/ctx.ts'
import { sealJson } from '../../../../platform/privacy.ts'
import { raiseAlert } from '../../../crisis/door.ts'
import { keep } from '../../tables.ts'
import { joinList, type OnList } from '../list/join.ts'
import { circumstances, type Known } from './known.ts'

export interface Judgement {
  readonly input: CareInput
  readonly care: CareRecommendation
  readonly safety: boolean
}

/** Rules that tell a person at once, whatever the hour. @source domain specification 2.3 and 3.1 */
export const callsSomebody = (rule: RuleId, colour: Colour): boolean => isMoreUrgent(colour, 'YELLOW') || rule === 'Y1'

/** What the table says of everything known now. */
export function judge(ctx: Ctx, known: Known): Judgement {
  const scores = new Map(known.filled.map(({ definition, score }) => [definition.id, score]))
  const safety = known.sitting.safety || opensSafety(scores)
  const asqDone = known.filled.some((one) => one.definition.id === 'asq' && one.done)
  const input: CareInput = {
    ...circumstances(ctx, known.fields, known.profile, known.age),
    ...(known.fields.sex === undefined && known.sitting.sex ? { sex: known.sitting.sex } : {}),
    config: known.sitting.config,
    ...findingsFrom(known.filled),
    ...(safety && !asqDone ? { safety_unfinished: true } : {}),
  }
  return { input, care: recommendCare(input, rulesWith(known.cutoffs.changes)), safety }
}

const changedSince = (known: Known, { care }: Judgement): boolean =>
  known.sitting.rule !== care.rule || known.sitting.colour !== care.colour

/** True when a measure that was finished now is reliably worse than the one before it. */
export const isReliablyWorse = (known: Known): boolean =>
  known.filled.some(({ definition, score, done }) => {
    const before = known.last[definition.id]
    if (!done || !before || before.version !== definition.version || before.total === null) return false
    const change = compare(definition, { ...score, total: before.total }, score)
    return change?.direction === 'worse' && change.reliable === true
  })

/** Only what is found now, not what it was found in: codes, for the person on call. */
const quotesOf = ({ care }: Judgement): string[] =>
  care.evidence.flatMap((one) => one.findings.map(({ fact, value }) => `${fact} = ${value}`)).slice(0, 6)

/**
 * Keeps what was found: the decision, the alert when somebody must be called, and the place on the list. All
 * of it is the caller's transaction. @returns the id of the decision, or undefined where nothing was new
 */
export async function keepJudgement(
  ctx: Ctx,
  known: Known,
  judgement: Judgement,
  finished: boolean,
): Promise<Id | undefined> {
  const { sitting } = known
  const { care, input } = judgement
  const calls = callsSomebody(care.rule, care.colour)
  const isNew = changedSince(known, judgement)
  if (!isNew && !finished) return undefined
  if (!calls && !finished) return undefined
  const id = newId(ctx)
  keep.insert(ctx, 'triage_decision', {
    ...{ id, tenant_id: sitting.tenant_id, resident_id: sitting.resident_id, sitting_id: sitting.id },
    ...{ rule: care.rule, colour: care.colour, tier: care.tier },
    evidence: JSON.stringify(care.evidence) as never,
    input_sealed: sealJson(ctx, 'triage_decision.input', id, input),
    ...{ config_version: known.cutoffs.version, by_name: '程序', at: ctx.now },
  })
  const eventId = calls && isNew && !isCalledAlready(known, care.colour) ? await call(ctx, known, judgement) : undefined
  await joinList(ctx, onList(known), {
    id,
    care,
    ...(eventId ? { eventId } : {}),
    worse: finished && isReliablyWorse(known),
  })
  return id
}

const onList = ({ sitting, resident, entry }: Known): OnList => ({
  ...{ tenantId: sitting.tenant_id, residentId: sitting.resident_id, unitId: sitting.unit_id, entry },
  reachable: resident.kind === 'registered',
  mode: sitting.mode,
})

/** The same sitting called for as much before: nobody is called twice for one finding. */
const isCalledAlready = ({ sitting }: Known, colour: Colour): boolean =>
  sitting.colour !== null &&
  sitting.rule !== null &&
  callsSomebody(sitting.rule, sitting.colour) &&
  !isMoreUrgent(colour, sitting.colour)

async function call(ctx: Ctx, known: Known, judgement: Judgement): Promise<Id> {
  const { sitting, age } = known
  const { eventId } = await raiseAlert(ctx, {
    ...{ residentId: sitting.resident_id, unitId: sitting.unit_id, conversationId: null, messageId: null },
    source: 'scale',
    level: judgement.care.rule,
    grade: gradeOfColour(judgement.care.colour) ?? 'YELLOW',
    subject: 'self',
    minor: age !== undefined && age < 18,
    quotes: quotesOf(judgement),
  })
  return eventId
}
