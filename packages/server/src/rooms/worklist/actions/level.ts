import { Refusal } from '@anxin/contract/refusal.ts'
import type * as door from '@anxin/contract/worklist.ts'
import { callsSomebody } from '@anxin/core/care/calls.ts'
import { type Colour, gradeOfColour, isMoreUrgent } from '@anxin/core/care/colour.ts'
import type { CareInput } from '@anxin/core/care/input.ts'
import { type CareRecommendation, recommendCare } from '@anxin/core/care/recommend.ts'
import { rejectEvidence, rejectionOf } from '@anxin/core/care/reject.ts'
import { type TalkCounts, talkCountsSince, withCounts } from '@anxin/core/care/talk.ts'
import { rulesWith } from '@anxin/core/care/thresholds.ts'
import type { Id } from '@anxin/core/ids.ts'
import { mustHoldDuties } from '../../../platform/access.ts'
import { type Ctx, newId, type StaffWho } from '../../../platform/ctx.ts'
import type { Input } from '../../../platform/http/server.ts'
import { ageToday } from '../../../platform/identity/resident.ts'
import { readResident } from '../../../platform/identity/resident-store.ts'
import { seal, sealJson, unsealJson } from '../../../platform/privacy.ts'
import { readDayExceptions } from '../../../platform/working-days.ts'
import { raiseAlert } from '../../crisis/door.ts'
import { hearHarm } from '../../safeguard/door.ts'
import { loweringNeeds, mustBeAnother, mustBeOnList } from '../policy.ts'
import { findProfile, type ProfileFields } from '../store.ts'
import { type DecisionRow, db, type EntryRow } from '../tables.ts'
import { changeEntry, mustLock, owe, shownAgain, step } from './act.ts'
import { type EntryShown, type LoweringAsked, loweringAsked } from './entry.ts'
import { meetingOwed, urgencyOf } from './join.ts'
import { circumstances, fieldsOf, keepFields, keepRejection, sourceOf, talkOf, withoutRejected } from './profile.ts'
import { keepRescreensOf } from './rescreens.ts'

type Answer = Promise<{ entry: EntryShown }>

const findDecision = (ctx: Ctx, id: Id): Promise<DecisionRow> =>
  db(ctx).selectFrom('triage_decision').selectAll().where('id', '=', id).executeTakeFirstOrThrow()

async function cutoffsNow(ctx: Ctx) {
  const row = await db(ctx)
    .selectFrom('cutoff_change')
    .select(['version', 'changes'])
    .where('state', '=', 'in_force')
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()
  return { version: row?.version ?? 0, changes: row?.changes ?? [] }
}

interface NewDecision {
  readonly care: Pick<CareRecommendation, 'rule' | 'colour' | 'tier' | 'evidence'>
  readonly input: CareInput
  readonly rejected: DecisionRow['rejected']
  /** The sitting it speaks of. */
  readonly about: Id | null
  readonly reason: string
  /** The finding that is rejected with it. */
  readonly fact?: string
  readonly second?: { readonly first: Id; readonly firstName: string }
}

/** A worker's decision, insert only; a lowering of RED carries both people. */
async function insertDecision(ctx: Ctx, who: StaffWho, entry: EntryRow, one: NewDecision): Promise<Id> {
  const id = newId(ctx)
  const { care, second } = one
  await db(ctx)
    .insertInto('triage_decision')
    .values({
      ...{ id, tenant_id: entry.tenant_id, resident_id: entry.resident_id, sitting_id: null },
      about_sitting_id: one.about,
      ...{ rule: care.rule, colour: care.colour, tier: care.tier },
      ...{ evidence: JSON.stringify(care.evidence) as never, rejected: JSON.stringify(one.rejected) as never },
      ...{
        input_sealed: sealJson(ctx, 'triage_decision.input', id, one.input),
        config_version: (await cutoffsNow(ctx)).version,
      },
      ...{
        by_id: second?.first ?? who.id,
        by_name: second ? `${second.firstName}、${who.name}` : who.name,
        second_id: second ? who.id : null,
      },
      ...{ reason_sealed: seal(ctx, 'triage_decision.reason', id, one.reason), at: ctx.now },
    })
    .execute()
  return id
}

/** Moves the entry to a decision's level, calls somebody when it rose to danger, and plans what comes round again. */
async function moveTo(ctx: Ctx, entry: EntryRow, decisionId: Id, care: NewDecision['care']): Promise<void> {
  const rose = isMoreUrgent(care.colour, entry.colour)
  const eventId =
    rose && callsSomebody(care.rule, care.colour) ? await alertOf(ctx, entry, care.colour, care.rule) : entry.event_id
  const next = { ...entry, colour: care.colour, rule: care.rule }
  await changeEntry(ctx, entry.id, {
    ...{
      colour: care.colour,
      rule: care.rule,
      tier: care.tier,
      decision_id: decisionId,
      urgency: urgencyOf(care.colour, entry.worse),
    },
    ...{ lowering_colour: null, lowering_by: null, lowering_sealed: null, event_id: eventId },
    ...(rose ? await owe(ctx, next, entry.state === 'open' ? 'acknowledge' : 'contact') : {}),
    // at another level they are to be met by its term; who was met stays met, unless it became graver
    ...(rose || (entry.meet_by && care.colour !== entry.colour)
      ? meetingOwed(ctx.now, care.colour, care.rule, await readDayExceptions(ctx))
      : {}),
  })
  const resident = await readResident(ctx, entry.resident_id)
  if (resident) keepRescreensOf(ctx, resident, undefined, decisionId, care.colour)
}

async function alertOf(ctx: Ctx, entry: EntryRow, colour: Colour, rule: string): Promise<Id> {
  const { rows } = await ctx.line.query('select birth_sealed from resident where id = $1', [entry.resident_id])
  const age = ageToday(ctx, entry.resident_id, (rows[0]?.birth_sealed as Uint8Array | null | undefined) ?? null, null)
  const { eventId } = await raiseAlert(ctx, {
    ...{
      residentId: entry.resident_id,
      unitId: entry.unit_id,
      conversationId: null,
      messageId: null,
      source: 'worker',
    },
    ...{
      level: rule,
      grade: gradeOfColour(colour) ?? 'YELLOW',
      subject: 'self',
      minor: age !== undefined && age < 18,
      quotes: [],
    },
  })
  return eventId
}

/** Asks the second person; until they agree nothing is lowered. */
async function propose(ctx: Ctx, who: StaffWho, entry: EntryRow, one: NewDecision): Promise<void> {
  const asked: LoweringAsked = { reason: one.reason, fact: one.fact ?? null }
  const { colour } = one.care
  await changeEntry(ctx, entry.id, {
    lowering_colour: colour,
    lowering_by: who.id,
    lowering_sealed: sealJson(ctx, 'worklist_entry.lowering', entry.id, asked),
  })
  await step(ctx, entry, who, newId(ctx), 'worklist.lowering_proposed', `${entry.colour}>${colour}\n${one.reason}`)
}

/** From now on this answer does not count again. */
async function rejectForGood(ctx: Ctx, entry: EntryRow, fact: string, by: string): Promise<void> {
  const last = await findDecision(ctx, entry.decision_id)
  await keepRejection(ctx, entry, { fact, by, sittingId: sittingOf(last), input: inputOf(ctx, last) })
}

/** Raises at once; lowers ORANGE with the certificate; proposes to lower RED. @throws Refusal CERT_REQUIRED */
async function setLevel(ctx: Ctx, who: StaffWho, entry: EntryRow, one: NewDecision, what: string): Promise<void> {
  const needs = loweringNeeds(entry.colour, one.care.colour)
  if (needs !== 'nothing') mustHoldDuties(who, ['C-CRISIS'])
  if (needs === 'second_person') return propose(ctx, who, entry, one)
  if (one.fact) await rejectForGood(ctx, entry, one.fact, who.name)
  const id = await insertDecision(ctx, who, entry, one)
  await moveTo(ctx, entry, id, one.care)
  await step(ctx, entry, who, newId(ctx), what, `${entry.colour}>${one.care.colour}\n${one.reason}`)
}

/** The sitting whose answers a decision speaks of. */
const sittingOf = (row: DecisionRow): Id | null => row.about_sitting_id ?? row.sitting_id

const inputOf = (ctx: Ctx, row: DecisionRow): CareInput =>
  unsealJson<CareInput>(ctx, 'triage_decision.input', row.id, row.input_sealed) ?? {}

/** @throws Refusal CERT_REQUIRED, WRONG_STATE */
export async function changeLevel(ctx: Ctx, { params, body }: Input<typeof door.levelChange>): Answer {
  const { who, entry } = await mustLock(ctx, params.id)
  mustBeOnList(entry)
  if (body.colour === entry.colour) return shownAgain(ctx, who, entry.id)
  const last = await findDecision(ctx, entry.decision_id)
  const care = { rule: last.rule, colour: body.colour, tier: last.tier, evidence: last.evidence }
  await setLevel(
    ctx,
    who,
    entry,
    { care, input: inputOf(ctx, last), rejected: last.rejected, about: sittingOf(last), reason: body.reason },
    'worklist.level_changed',
  )
  return shownAgain(ctx, who, entry.id)
}

/** What else was said counts when the gravest words do not, and so does what was said since they were looked at. */
async function otherTalk(ctx: Ctx, entry: EntryRow, found: CareInput, fact: string, by: string): Promise<TalkCounts> {
  const profile = await findProfile(ctx, entry.resident_id)
  const fields = fieldsOf(ctx, entry.resident_id, profile?.fields_sealed ?? null)
  const rejected = rejectionOf(found, fact, sourceOf(found, null), by)
  const all = [...(fields.rejected ?? []), ...(rejected ? [rejected] : [])]
  return talkOf({ ...fields, rejected: all }, profile, talkCountsSince(ctx.now))
}

/** The last decision; without one of its findings, judged again. */
async function judgedAgain(
  ctx: Ctx,
  entry: EntryRow,
  fact: string | null,
  by: string,
): Promise<Pick<NewDecision, 'care' | 'input' | 'rejected' | 'about'>> {
  const last = await findDecision(ctx, entry.decision_id)
  const about = sittingOf(last)
  if (fact === null) return { care: last, input: inputOf(ctx, last), rejected: last.rejected, about }
  const found = inputOf(ctx, last)
  const rest = rejectEvidence(found, [fact])
  const ofTalk = fact === 'chat' || (found.abuseTold && !rest.abuseTold)
  const input = ofTalk ? withCounts(rest, await otherTalk(ctx, entry, found, fact, by)) : rest
  const care = recommendCare(input, rulesWith((await cutoffsNow(ctx)).changes))
  return { care, input, rejected: [...last.rejected, { fact, by }], about }
}

/** The second person agrees, or not. @throws Refusal SECOND_PERSON_NEEDED, CERT_REQUIRED, WRONG_STATE */
export async function confirmLevel(ctx: Ctx, { params, body }: Input<typeof door.levelConfirm>): Answer {
  const { who, entry } = await mustLock(ctx, params.id)
  const { lowering_colour: colour, lowering_by: first } = entry
  if (!colour || !first) throw new Refusal('WRONG_STATE')
  mustBeAnother(who, first)
  mustHoldDuties(who, ['C-SUPERVISE'])
  if (!body.agree) {
    await changeEntry(ctx, entry.id, { lowering_colour: null, lowering_by: null, lowering_sealed: null })
    await step(ctx, entry, who, newId(ctx), 'worklist.lowering_refused', `${entry.colour}>${colour}`)
    return shownAgain(ctx, who, entry.id)
  }
  const { reason, fact } = loweringAsked(ctx, entry)
  const { rows } = await ctx.line.query('select name from staff where id = $1', [first])
  const firstName = (rows[0]?.name as string | undefined) ?? ''
  const judged = await judgedAgain(ctx, entry, fact, firstName)
  const care = { ...judged.care, colour }
  if (fact !== null) await rejectForGood(ctx, entry, fact, firstName)
  const id = await insertDecision(ctx, who, entry, { ...judged, care, reason, second: { first, firstName } })
  await moveTo(ctx, entry, id, care)
  await step(ctx, entry, who, newId(ctx), 'worklist.lowering_confirmed', `${entry.colour}>${colour}`)
  return shownAgain(ctx, who, entry.id)
}

/** This finding does not hold; the level is computed again without it. @throws Refusal BAD_INPUT for a finding nobody made */
export async function rejectFinding(ctx: Ctx, { params, body }: Input<typeof door.evidenceReject>): Answer {
  const { who, entry } = await mustLock(ctx, params.id)
  mustBeOnList(entry)
  const last = await findDecision(ctx, entry.decision_id)
  const made = last.evidence.some((one) => one.findings.some(({ fact }) => fact === body.fact))
  if (!made) throw new Refusal('BAD_INPUT', { field: 'fact' })
  const judged = await judgedAgain(ctx, entry, body.fact, who.name)
  await setLevel(ctx, who, entry, { ...judged, reason: body.reason, fact: body.fact }, 'worklist.evidence_rejected')
  return shownAgain(ctx, who, entry.id)
}

/** History, circumstances and groups; the level is computed again and only rises by itself. */
export async function changeProfile(ctx: Ctx, { params, body }: Input<typeof door.profilePut>): Answer {
  const { who, entry } = await mustLock(ctx, params.id)
  mustBeOnList(entry)
  const before = await findProfile(ctx, entry.resident_id)
  const was = fieldsOf(ctx, entry.resident_id, before?.fields_sealed ?? null)
  const toldNow = body.context?.includes('abuse_or_dv') ?? false
  const isNewHarm = toldNow && !was.context.includes('abuse_or_dv')
  const rejected = (was.rejected ?? []).filter(({ fact }) => !(isNewHarm && fact === 'abuse_unreviewed'))
  const fields: ProfileFields = { ...was, ...body, rejected }
  await keepFields(ctx, entry, fields)
  const last = await findDecision(ctx, entry.decision_id)
  const told = inputOf(ctx, last)
  const talk = talkOf(fields, before, talkCountsSince(ctx.now))
  const found = withCounts({ ...told, ...circumstances(fields, told.age) }, talk)
  const { input } = withoutRejected(fields, found, sourceOf(found, sittingOf(last)))
  const care = recommendCare(input, rulesWith((await cutoffsNow(ctx)).changes))
  const higher = isMoreUrgent(care.colour, entry.colour)
  if (toldNow && told.age !== undefined && told.age < 18)
    await hearHarm(ctx, { residentId: entry.resident_id, eventId: entry.event_id, atHome: true })
  await step(ctx, entry, who, newId(ctx), 'worklist.profile_changed', null)
  if (higher)
    await setLevel(
      ctx,
      who,
      entry,
      { care, input, rejected: last.rejected, about: sittingOf(last), reason: '情况更新后重新计算' },
      'worklist.level_changed',
    )
  return shownAgain(ctx, who, entry.id)
}
