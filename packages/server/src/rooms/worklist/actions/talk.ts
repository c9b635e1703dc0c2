import { callsSomebody } from '@anxin/core/care/calls.ts'
import { gradeOfColour } from '@anxin/core/care/colour.ts'
import type { CareInput } from '@anxin/core/care/input.ts'
import { recommendCare } from '@anxin/core/care/recommend.ts'
import { gradeOfAbuse, type TalkCounts, type TalkSaid, talkCountsSince, withCounts } from '@anxin/core/care/talk.ts'
import { rulesWith } from '@anxin/core/care/thresholds.ts'
import { type Grade, gradeOfLevel, isWorse, type SignalSource, worseGrade } from '@anxin/core/crisis/grade.ts'
import type { Id } from '@anxin/core/ids.ts'
import { type Ctx, write } from '../../../platform/ctx.ts'
import { ageToday } from '../../../platform/identity/resident.ts'
import { type ResidentRow, readResident } from '../../../platform/identity/resident-store.ts'
import { book } from '../../../platform/jobs.ts'
import { unsealJson } from '../../../platform/privacy.ts'
import { raiseAlert, type Signal } from '../../crisis/door.ts'
import { readStanding } from '../store.ts'
import { type DecisionRow, db } from '../tables.ts'
import { keepDecision } from './decision.ts'
import { joinList } from './join.ts'
import { circumstances, fieldsOf, talkOf } from './profile.ts'
import { keepRescreensOf } from './rescreens.ts'

/** Words of danger of somebody with a name: said in the talk, or written anywhere else. */
export interface TalkHeard {
  readonly tenantId: Id
  readonly residentId: Id
  readonly said: TalkSaid
  /**
   * The alert these words are part of, how urgent they made it, and where they stood (the talk, where it is not said);
   * null where they are older than the name.
   */
  readonly alert: { readonly eventId: Id; readonly grade: Grade; readonly source?: SignalSource } | null
}

/** Words may come late, by a claim: of each level the newest stay. */
const heardSql = `insert into care_profile (resident_id, tenant_id, talk, changed_at) values ($1, $2, $3, $4)
  on conflict (resident_id) do update set changed_at = excluded.changed_at, talk = (
    select jsonb_object_agg(level, said) from (
      select key as level, max(value) as said
      from (select * from jsonb_each_text(care_profile.talk) union all select * from jsonb_each_text(excluded.talk)) both_of_them
      group by key) newest)`
const heardValues = (ctx: Ctx, { residentId, tenantId, said }: TalkHeard): unknown[] => [
  ...[residentId, tenantId, JSON.stringify(said), ctx.now],
]

/**
 * From this moment on these words count beside whatever else is found of the person; the table judges them at once
 * after COMMIT. Nothing of the list can hold a message up or fail it: what cannot be written now is written with the
 * judgement, which is tried again like all work.
 */
export async function hearTalk(ctx: Ctx, heard: TalkHeard): Promise<void> {
  const [, written] = await Promise.allSettled([
    ctx.line.query('savepoint talk_heard'),
    ctx.line.query(heardSql, heardValues(ctx, heard)),
  ])
  const end = written.status === 'fulfilled' ? 'release' : 'rollback to'
  write(ctx, `${end} savepoint talk_heard`)
  await book(ctx, talkWork, { ...heard })
}

/** The name of the work that judges what was heard. */
export const talkWork = 'worklist.talk_heard'

const lastDecision = (ctx: Ctx, residentId: Id): Promise<DecisionRow | undefined> =>
  db(ctx)
    .selectFrom('triage_decision')
    .selectAll()
    .where('resident_id', '=', residentId)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()

/** Since when words count by themselves: seven days, and only those that no colleague has already decided about. */
async function countsSince(ctx: Ctx, residentId: Id): Promise<Date> {
  const last = await db(ctx)
    .selectFrom('worklist_entry')
    .select('closed_at')
    .where('resident_id', '=', residentId)
    .where('closed_at', 'is not', null)
    .orderBy('closed_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  const since = talkCountsSince(ctx.now)
  return last?.closed_at && last.closed_at > since ? last.closed_at : since
}

/** Circumstances can make words graver than they sounded where they were told: then whoever is on call hears it too. */
async function call(
  ctx: Ctx,
  person: ResidentRow,
  told: Pick<Signal, 'source' | 'minor' | 'grade' | 'level'>,
): Promise<Id> {
  const { eventId } = await raiseAlert(ctx, {
    ...{ residentId: person.id, unitId: person.unit_id, conversationId: null, messageId: null },
    ...{ ...told, subject: 'self', quotes: [] },
  })
  return eventId
}

/** How urgent whoever is on call took these words to be; somebody without a name was not known to be a minor. */
function toldAs({ words, abuse }: TalkCounts, minor: boolean, alert: TalkHeard['alert']): Grade {
  const byLevel = (words && gradeOfLevel(words.chat, alert !== null && minor)) ?? 'YELLOW'
  const byWords = abuse ? worseGrade(byLevel, gradeOfAbuse[abuse.now ? 'abuse_now' : 'abuse']) : byLevel
  return alert ? worseGrade(alert.grade, byWords) : byWords
}

/** Judges what somebody said, together with everything known of them, and puts them on the list. Safe to repeat. */
export async function judgeTalk(ctx: Ctx, body: TalkHeard): Promise<void> {
  const resident = await readResident(ctx, body.residentId)
  if (resident?.kind !== 'registered') return
  // work that an earlier version booked does not say it
  if (body.said) write(ctx, heardSql, heardValues(ctx, body))
  const { profile, entry, cutoffs } = await readStanding(ctx, resident.id)
  const fields = fieldsOf(ctx, resident.id, profile.fields_sealed)
  const since = entry ? talkCountsSince(ctx.now) : await countsSince(ctx, resident.id)
  const talk = talkOf(fields, profile, since)
  const last = await lastDecision(ctx, resident.id)
  const before: CareInput =
    (last && unsealJson<CareInput>(ctx, 'triage_decision.input', last.id, last.input_sealed)) ?? {}
  const isJudged =
    before.chat === talk.words?.chat && before.chatAt === talk.words?.chatAt && before.abuseTold?.at === talk.abuse?.at
  if ((!talk.words && !talk.abuse) || isJudged) return
  const age = ageToday(ctx, resident.id, resident.birth_sealed, null)
  const minor = age !== undefined && age < 18
  // what stands on the list stays part of it; what was closed has been decided about
  const input = withCounts({ ...(entry ? before : {}), ...circumstances(fields, age) }, talk)
  const care = recommendCare(input, rulesWith(cutoffs.changes))
  const grade = gradeOfColour(care.colour)
  const isGraver = grade && callsSomebody(care.rule, care.colour) && isWorse(grade, toldAs(talk, minor, body.alert))
  const source = body.alert?.source ?? 'chat'
  const eventId = isGraver ? await call(ctx, resident, { source, minor, grade, level: care.rule }) : body.alert?.eventId
  const person = {
    ...{ tenantId: resident.tenant_id, residentId: resident.id, unitId: resident.unit_id, entry, minor },
    ...{ reachable: true, mode: null, nameSealed: resident.name_sealed },
  }
  const id = keepDecision(ctx, person, {
    ...{ care, input, sittingId: null, cutoffs: cutoffs.version, by: '程序', change: null },
    ...(entry && last ? { aboutSittingId: last.about_sitting_id ?? last.sitting_id, rejected: last.rejected } : {}),
  })
  await joinList(ctx, person, { id, care, ...(eventId ? { eventId } : {}) })
  keepRescreensOf(ctx, resident, entry, id, care.colour)
}
