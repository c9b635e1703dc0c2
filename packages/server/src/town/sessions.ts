import { noteModes } from '@anxin/contract/record.ts'
import type { Id } from '@anxin/core/ids.ts'
import { notes } from '../../../../seed/town.ts'
import { sealJson } from '../platform/privacy.ts'
import { noteHash } from '../rooms/record/actions/note.ts'
import type { Case } from './case.ts'
import type { Dice } from './dice.ts'
import { takeHour } from './places.ts'
import { dayMs, later, type Town } from './town.ts'

type NoteMode = (typeof noteModes)[number]
/** What a session is called in the calendar. */
const inCalendar: Readonly<Record<NoteMode, string>> = {
  ...{ face: 'cabin', home: 'home', phone: 'voice', text: 'text', video: 'video' },
}
const minutes = 50
const endOf = (at: Date): Date => new Date(at.getTime() + minutes * 60_000)

/**
 * The sessions of a case: each in the calendar, and each that was held with its signed note; and those that are to
 * come. @returns when they were held
 */
export function holdSessions(town: Town, dice: Dice, one: Case): Date[] {
  const held: Date[] = []
  if (!one.reached('ACTIVE')) return held
  const begins = one.when('ACTIVE')
  for (let n = 0; n < one.life.sessions; n += 1) {
    const at = takeHour(town, one.lead, later(begins, n * 7))
    if (endOf(at) > town.now) break
    const missed = dice.chance(0.06)
    const mode = modeOf(dice, one)
    if (dice.chance(0.8)) book(town, dice, one, { at, mode, states: missed ? ['CONFIRMED', 'NO_SHOW'] : attended })
    if (missed) continue
    held.push(at)
    writeNote(town, dice, one, {
      at,
      mode,
      draft: n === one.life.sessions - 1 && one.state === 'ACTIVE' && dice.chance(0.15),
    })
  }
  if (one.state === 'ACTIVE' && !one.life.quiet) comeAgain(town, dice, one)
  if (one.state === 'CLOSED' && dice.chance(0.3)) say(town, dice, one)
  return held
}

const attended = ['CONFIRMED', 'CHECKED_IN', 'DONE']

const modeOf = (dice: Dice, { lead }: Case): NoteMode =>
  lead.roomId && dice.chance(0.75) ? 'face' : dice.pick(noteModes.filter((mode) => mode !== 'face'))

/** The next two weeks and the one after. */
function comeAgain(town: Town, dice: Dice, one: Case): void {
  for (let week = 0; week < 3; week += 1) {
    if (!dice.chance(0.6)) continue
    const at = takeHour(town, one.lead, later(town.now, week * 7 + dice.between(0, 6)))
    if (at.getTime() - town.now.getTime() < 40 * dayMs)
      book(town, dice, one, { at, mode: modeOf(dice, one), states: ['CONFIRMED'] })
  }
  // nothing leaves the house for somebody who does not exist
  town.sheaf.add('reminder_wish', {
    ...{ resident_id: one.person.id, tenant_id: town.tenantId, wish: 'none', quiet_from: 0, quiet_to: 0 },
    changed_at: one.openedAt,
  })
}

interface Booked {
  readonly at: Date
  readonly mode: NoteMode
  readonly states: readonly string[]
}
function book(town: Town, dice: Dice, { own, lead }: Case, { at, mode, states }: Booked): void {
  const made = new Date(Math.min(later(at, -6).getTime(), later(town.now, -0.5).getTime()))
  const id = dice.id(made)
  const { case_id, tenant_id, unit_id, resident_id } = own
  town.sheaf.add('appointment', {
    ...{ id, tenant_id, unit_id, case_id, resident_id, staff_id: lead.id, mode: inCalendar[mode] },
    ...{ room_id: mode === 'face' ? lead.roomId : null, starts_at: at, ends_at: endOf(at), state: 'CONFIRMED' },
    ...{ booked_by: dice.pick(['resident', 'staff', 'staff']), created_at: made, changed_at: made },
  })
  town.sheaf.lead('appointment', id, states)
}

interface Written {
  readonly at: Date
  readonly mode: NoteMode
  readonly draft: boolean
}
function writeNote(town: Town, dice: Dice, { own, lead }: Case, { at, mode, draft }: Written): void {
  const saved = later(endOf(at), 0.05)
  const id: Id = dice.id(saved)
  const { said, seen, thought, plan, next, problems } = notes
  const fields = {
    ...{ said: dice.pick(said), seen: dice.pick(seen), thought: dice.pick(thought), plan: dice.pick(plan) },
    ...{ next: dice.pick(next), mood: dice.between(2, 8), riskWords: '' },
    problems: [{ name: dice.pick(problems), value: dice.between(2, 8) }],
  }
  const kept = {
    ...{ id, author_id: lead.id, format: dice.pick(['dap', 'soap'] as const), mode, minutes, goals: [] },
    ...{ attendance: 'came' as const, risk: 'none' as const, session_at: at, measured: true },
  }
  town.sheaf.add('case_note', {
    ...{ ...kept, ...own, author_name: lead.name, revision: dice.between(1, 5), saved_at: saved },
    fields_sealed: sealJson(town.ctx, 'case_note.fields', id, fields),
    ...{ signed_at: draft ? null : saved, signed_hash: draft ? null : noteHash(kept, JSON.stringify(fields)) },
  })
}

/** Three answers after the last session. */
function say(town: Town, dice: Dice, { own, when, state }: Case): void {
  const at = when(state)
  const named = dice.chance(0.5)
  town.sheaf.add('session_feedback', {
    ...{ id: dice.id(at), tenant_id: own.tenant_id, unit_id: own.unit_id, case_id: named ? own.case_id : null },
    ...{ resident_id: named ? own.resident_id : null, heard: dice.between(3, 5), mine: dice.between(3, 5) },
    ...{ better: dice.between(2, 5), on_day: new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 10) },
  })
}
