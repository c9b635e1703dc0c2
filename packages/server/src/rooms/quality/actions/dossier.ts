import { ageBands, type dossierGet } from '@anxin/contract/companion-dossier.ts'
import type { ReplyOf, StaffRole } from '@anxin/contract/endpoint.ts'
import { disclosureDays } from '@anxin/core/dialogue/reply.ts'
import { dependenceRules, minorMinutes, reminderMinutes } from '@anxin/core/dialogue/safety/duties.ts'
import { medianOf } from '@anxin/core/median.ts'
import { type Grouped, mayTell } from '@anxin/core/quality/bands.ts'
import { placesOf } from '../../../platform/access.ts'
import { shanghaiDay } from '../../../platform/clock.ts'
import { type Ctx, minutesLater, mustBeStaff } from '../../../platform/ctx.ts'
import { adultAge, ageToday, consentAge } from '../../../platform/identity/resident.ts'
import { readLastDay } from '../../companion/door.ts'
import { answerWorkingDays, countAnswered } from '../../complaint/door.ts'
import { fewOr } from '../policy.ts'
import * as store from '../store-dossier.ts'
import { readTakeover } from './board.ts'

type Dossier = ReplyOf<typeof dossierGet>
type Age = (typeof ageBands)[number]
type Use = Dossier['whole']

const dossierRoles: readonly StaffRole[] = ['agency_admin', 'dpo']
/** Lines are kept so long; what was longer ago cannot be counted. @source domain specification 10.3 */
const days = 90
const elderAge = 60
const longMinutes = 120

function ageOf(ctx: Ctx, one: store.Used): Age {
  const age = ageToday(ctx, one.resident_id, one.birth_sealed)
  if (age === undefined) return one.minor_told ? '14to17' : 'unknown'
  if (age < consentAge) return 'under14'
  if (age < adultAge) return '14to17'
  return age < elderAge ? '18to59' : '60up'
}

const sum = (used: readonly store.Used[], value: (one: store.Used) => number): number =>
  used.reduce((all, one) => all + value(one), 0)
const grouped = (used: readonly store.Used[], value: (one: store.Used) => number): Grouped => ({
  value: sum(used, value),
  people: used.filter((one) => value(one) > 0).length,
})

const talksOf = (one: store.Used): number => one.minutes.length
const figures = {
  people: (one: store.Used) => (talksOf(one) > 0 ? 1 : 0),
  talks: talksOf,
  reminders: (one: store.Used) => one.reminders,
  alerts: (one: store.Used) => one.alerts,
  imminent: (one: store.Used) => one.imminent,
} as const
type Figure = keyof typeof figures
const names = Object.keys(figures) as Figure[]

/** @param tells which figures may be told of this group */
function useOf(used: readonly store.Used[], tells: Readonly<Record<Figure, boolean>>): Use {
  const count = (name: Figure): number | '<10' => (tells[name] ? grouped(used, figures[name]).value : '<10')
  const talks = sum(used, talksOf)
  const shareOf = (part: number): number | '<10' | null => (talks === 0 ? null : tells.talks ? part / talks : '<10')
  const middle = medianOf(used.flatMap((one) => one.minutes))
  return {
    ...{ people: count('people'), talks: count('talks'), reminders: count('reminders') },
    ...{ alerts: count('alerts'), imminent: count('imminent') },
    medianMinutes: middle === null ? null : tells.talks ? Math.round(middle) : '<10',
    long: shareOf(sum(used, (one) => one.minutes.filter((minutes) => minutes >= longMinutes).length)),
    night: shareOf(sum(used, (one) => one.nights)),
  }
}

/** Of each figure, which of the groups may be told. */
function telling(groups: readonly (readonly store.Used[])[]): Readonly<Record<Figure, boolean>>[] {
  const by = Object.fromEntries(
    names.map((name) => [name, mayTell(groups.map((used) => grouped(used, figures[name])))]),
  )
  return groups.map(
    (_, at) => Object.fromEntries(names.map((name) => [name, by[name]?.[at] ?? false])) as Record<Figure, boolean>,
  )
}

const limits: Dossier['limits'] = {
  reminderMinutes,
  disclosureDays,
  minor: { sessionMinutes: minorMinutes.session, endMinutes: minorMinutes.sessionEnd, dayMinutes: minorMinutes.day },
  dependence: {
    days14: dependenceRules.days14,
    minutesToday: dependenceRules.minutesToday,
    nights14: dependenceRules.nights14,
  },
  consentAge,
  adultAge,
}

/** What an assessment asks about the companion: numbers of one's places, nobody's name, nothing read from fewer than ten. */
export async function readDossier(ctx: Ctx): Promise<Dossier> {
  const from = shanghaiDay(minutesLater(ctx.now, -days * 24 * 60))
  const span = { places: placesOf(mustBeStaff(ctx), dossierRoles), since: from }
  const used = await store.listUse(ctx, span)
  const groups = ageBands.map((age) => used.filter((one) => ageOf(ctx, one) === age))
  const tells = telling(groups)
  const [whole] = telling([used])
  const contacts = await store.countContacts(ctx, span)
  const complaints = await countAnswered(ctx)
  const takeover = await readTakeover(ctx, span)
  return {
    ...{ from, until: shanghaiDay(ctx.now) },
    whole: useOf(used, whole!),
    ages: ageBands.map((age, at) => ({ age, ...useOf(groups[at]!, tells[at]!) })),
    takeover: takeover.map(({ grade, raised, taken, p50Seconds, inTime }) =>
      raised > 0 && raised < 10
        ? { grade, raised: '<10' as const, taken: '<10' as const, p50Seconds: '<10' as const, inTime: '<10' as const }
        : { grade, raised, taken, p50Seconds, inTime },
    ),
    contacts: fewOr(contacts.people, contacts.all),
    complaints: {
      workingDays: answerWorkingDays,
      answered: fewOr(complaints.answered, complaints.answered),
      inTime: fewOr(complaints.answered, complaints.inTime),
      overdue: fewOr(complaints.overdue, complaints.overdue),
    },
    limits,
    lastDay: await readLastDay(ctx),
    changes: await store.listVersions(ctx, span),
  }
}
