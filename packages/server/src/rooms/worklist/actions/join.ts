import { safetyNoteHours } from '@anxin/core/care/calls.ts'
import { type Colour, colours, isMoreUrgent, type Tier } from '@anxin/core/care/colour.ts'
import type { CareRecommendation } from '@anxin/core/care/recommend.ts'
import { serviceLevelOf, type Term } from '@anxin/core/care/sla.ts'
import type { RuleId } from '@anxin/core/care/table.ts'
import { dueAt, isServiceTime } from '@anxin/core/care/working-days.ts'
import type { Id } from '@anxin/core/ids.ts'
import type { DayExceptions } from '@anxin/core/working-days.ts'
import { type Ctx, minutesLater, newId } from '../../../platform/ctx.ts'
import { seal } from '../../../platform/privacy.ts'
import { readDayExceptions } from '../../../platform/working-days.ts'
import { type DueWhat, type EntryRow, keep, type Mode } from '../tables.ts'

/** Whom the list is about. */
export interface OnList {
  readonly tenantId: Id
  readonly residentId: Id
  readonly unitId: Id
  readonly entry: EntryRow | undefined
  /** Somebody could be called: registered, or left a number. An anonymous finding without one is the alert's. */
  readonly reachable: boolean
  readonly mode: Mode | null
  /** As sealed on the resident's own row. */
  readonly nameSealed: Uint8Array | null
  readonly minor: boolean
}
export interface Found {
  readonly id: Id
  readonly care: Pick<CareRecommendation, 'rule' | 'colour' | 'tier'>
  readonly eventId?: Id
  readonly worse?: boolean
  /** A safety question was skipped and no rule speaks for it: somebody asks, whatever the colour. */
  readonly safetyNote?: boolean
  /** A worker's own decision, which may also lower; the database asks for its certificates. */
  readonly byWorker?: boolean
}

/** Order of the list: colour first; somebody who became worse while waiting goes before their like. */
export const urgencyOf = (colour: Colour, worse: boolean): number => colours.indexOf(colour) * 2 - (worse ? 1 : 0)

/** When this is owed; undefined where nothing of the kind is promised. @source domain specification 2.4 */
export function owed(
  now: Date,
  colour: Colour,
  rule: RuleId,
  what: DueWhat | 'meeting',
  calendar: DayExceptions,
): Date | undefined {
  const level = serviceLevelOf(colour, rule)
  if (!level) return undefined
  const contact = isServiceTime(now, calendar) ? level.contact : (level.contactOffHours ?? level.contact)
  const assessment = level.riskAssessment === 'during_contact' ? contact : level.riskAssessment
  const meeting = level.meeting === 'emergency_services' ? undefined : level.meeting
  const terms: Partial<Record<DueWhat | 'meeting', Term | undefined>> = {
    meeting,
    acknowledge: level.acknowledge,
    contact,
    assessment,
    decision: assessment,
  }
  const term = terms[what]
  return term && dueAt(now, term, calendar)
}

/** Until when they are to be met at this level, counted from now. */
export function meetingOwed(
  now: Date,
  colour: Colour,
  rule: RuleId,
  calendar: DayExceptions,
): Pick<EntryRow, 'meet_by' | 'meet_look_at' | 'meet_missed'> {
  const by = owed(now, colour, rule, 'meeting', calendar) ?? null
  return { meet_by: by, meet_look_at: by, meet_missed: 0 }
}

/** Adds a line to what was done about an entry. */
export function addStep(
  ctx: Ctx,
  entry: Pick<EntryRow, 'id' | 'tenant_id' | 'resident_id'>,
  what: string,
  by: { readonly id: Id | null; readonly name: string },
  text: string | null = null,
  id: Id = newId(ctx),
): void {
  keep.insert(
    ctx,
    'worklist_step',
    {
      ...{ id, tenant_id: entry.tenant_id, resident_id: entry.resident_id, entry_id: entry.id, what },
      ...{ staff_id: by.id, by_name: by.name, at: ctx.now },
      text_sealed: text === null ? null : seal(ctx, 'worklist_step.text', id, text),
    },
    'on conflict (id) do nothing',
  )
}

export const program = { id: null, name: '程序' } as const

/**
 * Puts somebody on the list, or lets what was found join the entry that stands open: it rises with what is
 * worse and never falls by itself. @returns the entry's id, or undefined when nobody needs to see to them
 */
export async function joinList(ctx: Ctx, person: OnList, found: Found): Promise<Id | undefined> {
  if (person.entry) return rise(ctx, person.entry, found)
  const waits = isMoreUrgent(found.care.colour, 'GREEN+')
  if (!person.reachable || !(waits || found.safetyNote)) return undefined
  const calendar = await readDayExceptions(ctx)
  const { rule, colour, tier } = found.care
  const id = newId(ctx)
  const entry = { id, tenant_id: person.tenantId, resident_id: person.residentId }
  keep.insert(ctx, 'worklist_entry', {
    ...entry,
    ...{ name_sealed: person.nameSealed, minor: person.minor },
    ...{ unit_id: person.unitId, colour, urgency: urgencyOf(colour, found.worse ?? false), tier, rule },
    ...{ decision_id: found.id, mode: person.mode, worse: found.worse ?? false, event_id: found.eventId ?? null },
    ...(waits
      ? { due_what: 'acknowledge', due_at: owed(ctx.now, colour, rule, 'acknowledge', calendar) ?? ctx.now }
      : { due_what: 'safety_question', due_at: minutesLater(ctx.now, safetyNoteHours * 60) }),
    ...(waits ? meetingOwed(ctx.now, colour, rule, calendar) : {}),
    opened_at: ctx.now,
  })
  addStep(ctx, entry, 'worklist.entry_opened_by_finding', program)
  if (found.safetyNote) addStep(ctx, entry, 'worklist.safety_unanswered', program)
  return id
}

async function rise(ctx: Ctx, entry: EntryRow, found: Found): Promise<Id> {
  const { rule, colour, tier } = found.care
  const higher = isMoreUrgent(colour, entry.colour)
  const worse = entry.worse || (found.worse ?? false)
  // the same found again stands on the newest, fullest evidence
  const same = colour === entry.colour && rule === entry.rule
  const moves = higher || same || found.byWorker === true
  const nextColour = moves ? colour : entry.colour
  const calendar = higher ? await readDayExceptions(ctx) : new Map<string, boolean>()
  const sooner = higher
    ? owed(ctx.now, colour, rule, entry.due_what === 'acknowledge' ? 'acknowledge' : 'contact', calendar)
    : undefined
  const becameWorse = found.worse === true && !entry.worse
  const soon = becameWorse ? minutesLater(ctx.now, 24 * 60) : undefined
  const ask = found.safetyNote ? minutesLater(ctx.now, safetyNoteHours * 60) : undefined
  const due = [entry.due_at, sooner, soon, ask]
    .filter((one) => one !== undefined)
    .sort((a, b) => a.getTime() - b.getTime())[0]!
  keep.change(
    ctx,
    'worklist_entry',
    { id: entry.id },
    {
      ...(moves ? { colour, rule, decision_id: found.id } : {}),
      ...{
        urgency: urgencyOf(nextColour, worse),
        tier: (moves && found.byWorker ? tier : Math.max(tier, entry.tier)) as Tier,
      },
      ...{ worse, due_at: due },
      ...(higher ? meetingOwed(ctx.now, colour, rule, calendar) : {}),
      ...(becameWorse ? { untold: 'worse' as const } : {}),
      ...(found.eventId ? { event_id: found.eventId } : {}),
    },
  )
  if (higher) addStep(ctx, entry, 'worklist.level_raised_by_finding', program, `${entry.colour}>${colour}`)
  if (becameWorse) addStep(ctx, entry, 'worklist.became_worse', program)
  if (found.safetyNote) addStep(ctx, entry, 'worklist.safety_unanswered', program)
  return entry.id
}
