import { callsSomebody, leavesSafetyNote } from '@anxin/core/care/calls.ts'
import { type Colour, gradeOfColour, isMoreUrgent } from '@anxin/core/care/colour.ts'
import { findingsFrom } from '@anxin/core/care/from-scores.ts'
import type { CareInput } from '@anxin/core/care/input.ts'
import { opensSafety } from '@anxin/core/care/plan/packs.ts'
import { type CareRecommendation, recommendCare } from '@anxin/core/care/recommend.ts'
import { talkCountsSince, withCounts } from '@anxin/core/care/talk.ts'
import { rulesWith } from '@anxin/core/care/thresholds.ts'
import type { Id } from '@anxin/core/ids.ts'
import { compare } from '@anxin/core/scale/change.ts'
import type { Ctx } from '../../../platform/ctx.ts'
import { raiseAlert } from '../../crisis/door.ts'
import {
  circumstances,
  joinList,
  keepDecision,
  type OnList,
  sourceOf,
  talkOf,
  withoutRejected,
} from '../../worklist/door.ts'
import type { Filled, Known } from './known.ts'

export interface Judgement {
  readonly input: CareInput
  readonly care: CareRecommendation
  /** Findings of these very answers that a worker rejected before; they do not count. */
  readonly rejected: readonly { readonly fact: string; readonly by: string }[]
  readonly safety: boolean
  /** A skipped safety question that no rule speaks for. */
  readonly safetyNote: boolean
}

/** What the table says of everything known now. */
export function judge(ctx: Ctx, known: Known): Judgement {
  const scores = new Map(known.filled.map(({ definition, score }) => [definition.id, score]))
  const safety = known.sitting.safety || opensSafety(scores)
  const asqDone = known.filled.some((one) => one.definition.id === 'asq' && one.done)
  const told: CareInput = {
    ...circumstances(known.fields, known.age),
    ...(known.fields.sex === undefined && known.sitting.sex ? { sex: known.sitting.sex } : {}),
    config: known.sitting.config,
    ...findingsFrom(known.filled),
    ...(safety && !asqDone ? { safety_unfinished: true } : {}),
  }
  const found = withCounts(told, talkOf(known.fields, known.profile, talkCountsSince(ctx.now)))
  const { input, rejected } = withoutRejected(known.fields, found, sourceOf(found, known.sitting.id))
  const care = recommendCare(input, rulesWith(known.cutoffs.changes))
  return { input, care, rejected, safety, safetyNote: leavesSafetyNote(input, care.evidence) }
}

const changedSince = (known: Known, { care }: Judgement): boolean =>
  known.sitting.rule !== care.rule || known.sitting.colour !== care.colour

/** How what was measured now stands to the time before: reliably worse anywhere is worse. */
function changeOf(known: Known, forms: readonly Filled[]): 'better' | 'worse' | 'none' | null {
  const changes = forms.flatMap(({ definition, score, done }) => {
    const before = known.last[definition.id]
    if (!done || !before || before.version !== definition.version || before.total === null) return []
    const change = compare(definition, { ...score, total: before.total }, score)
    return change ? [change.reliable ? change.direction : ('none' as const)] : []
  })
  if (changes.length === 0) return null
  return changes.includes('worse') ? 'worse' : changes.includes('better') ? 'better' : 'none'
}

/** Only what is found now, not what it was found in: codes, for the person on call. */
const quotesOf = ({ care }: Judgement): string[] =>
  care.evidence.flatMap((one) => one.findings.map(({ fact, value }) => `${fact} = ${value}`)).slice(0, 6)

/**
 * Keeps what was found: the decision, the alert when somebody must be called, and the place on the list. All
 * of it is the caller's transaction. What is found on a form that is done counts whether or not the rest is ever
 * filled in. @returns the id of the decision, or undefined where nothing was new
 */
export async function keepJudgement(
  ctx: Ctx,
  known: Known,
  judgement: Judgement,
  { formDone, finished }: { readonly formDone?: Filled | undefined; readonly finished: boolean },
): Promise<Id | undefined> {
  const { sitting } = known
  const { care, input } = judgement
  const calls = callsSomebody(care.rule, care.colour)
  const isNew = changedSince(known, judgement)
  if (!isNew && !finished) return undefined
  const found = care.rule !== 'G0' || judgement.safetyNote
  if (!calls && !finished && !(formDone && found)) return undefined
  const settled = finished ? known.filled : formDone ? [formDone] : []
  const change = changeOf(known, settled)
  const id = keepDecision(ctx, onList(known), {
    care,
    input,
    sittingId: sitting.id,
    cutoffs: known.cutoffs.version,
    by: '程序',
    rejected: judgement.rejected,
    // one measurement counts once among the measurements of a person
    change: finished ? change : null,
  })
  const eventId = calls && isNew && !isCalledAlready(known, care.colour) ? await call(ctx, known, judgement) : undefined
  await joinList(ctx, onList(known), {
    id,
    care,
    ...(eventId ? { eventId } : {}),
    worse: change === 'worse',
    safetyNote: judgement.safetyNote && formDone !== undefined && skipsSafety(formDone),
  })
  return id
}

const skipsSafety = ({ score }: Filled): boolean => score.triggers.some((one) => one.action === 'SAFETY_UNKNOWN')

export const onList = ({ sitting, resident, entry, age }: Known): OnList => ({
  ...{ tenantId: sitting.tenant_id, residentId: sitting.resident_id, unitId: sitting.unit_id, entry },
  reachable: resident.kind === 'registered',
  mode: sitting.mode,
  nameSealed: resident.nameSealed,
  minor: age !== undefined && age < 18,
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
