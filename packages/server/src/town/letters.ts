import { createHash } from 'node:crypto'
import { consentText, consentVersion } from '@anxin/core/referral/consent.ts'
import { ageBand, type LetterWords, usualFields } from '@anxin/core/referral/letter.ts'
import { isOver, type ReferralState } from '@anxin/core/referral/state.ts'
import { awaitedIn, consentDays, termOf } from '@anxin/core/referral/terms.ts'
import { city, letter, places, witnesses } from '../../../../seed/town.ts'
import { sealJson } from '../platform/privacy.ts'
import { numberOf } from '../rooms/referral/actions/draft.ts'
import type { Case } from './case.ts'
import type { Dice } from './dice.ts'
import { carePlaceId } from './places.ts'
import { later, type Town } from './town.ts'

const sent: readonly ReferralState[] = ['DRAFT', 'SENT']
const seen: readonly ReferralState[] = [...sent, 'RECEIVED', 'ACCEPTED', 'APPT_SET', 'ATTENDED', 'RESULT_RETURNED']
const ways: readonly (readonly [readonly ReferralState[], number])[] = [
  [['DRAFT'], 6],
  [['DRAFT', 'CONSENT_PENDING'], 4],
  [sent, 8],
  [seen.slice(0, 3), 6],
  [seen.slice(0, 4), 6],
  [seen.slice(0, 5), 10],
  [seen.slice(0, 6), 6],
  [seen, 4],
  [[...seen, 'CLOSED'], 42],
  [[...sent, 'RECEIVED', 'DECLINED', 'CLOSED'], 5],
  [[...sent, 'WITHDRAWN'], 3],
]
/** Columns that say when a state was entered. */
const stamps: Readonly<Partial<Record<ReferralState, string>>> = {
  ...{ SENT: 'sent_at', RECEIVED: 'received_at', ACCEPTED: 'accepted_at', ATTENDED: 'seen_at' },
  ...{ RESULT_RETURNED: 'result_at', CLOSED: 'closed_at', WITHDRAWN: 'closed_at' },
}
const noStamps = Object.fromEntries(Object.values(stamps).map((column) => [column, null as Date | null]))

/** A letter of a case to another place: how far it came, what is awaited, and each step on the way. */
export function sendLetter(town: Town, one: Case): void {
  const dice = town.dice(`letter ${one.person.n}`)
  const { states, at } = one.state === 'TRANSFERRED' ? wayOver(town, one) : wayOf(town, dice)
  const [state, begun] = [states.at(-1)!, at[0]!]
  const place = dice.between(0, places.length - 1)
  const to = places[place]!
  const id = dice.id(begun)
  const [isSent, awaits] = [states.includes('SENT'), awaitedIn(state) ?? null]
  const consentId = isSent ? dice.id(begun) : null
  const entered = Object.fromEntries(states.flatMap((step, n) => (stamps[step] ? [[stamps[step], at[n]!]] : [])))
  const term = awaits && awaits !== 'attended' ? termOf(awaits, 'YELLOW').minutes / 1440 : 3
  const { tenant_id, unit_id, resident_id, case_id } = one.own
  town.sheaf.add('referral', {
    ...{ id, tenant_id, unit_id, resident_id, case_id, number: numberOf(id), channel: 'medical', colour: 'YELLOW' },
    ...{ rule: 'T2', proposed_tier: 'hospital', tier: 'hospital', need: dice.pick(to.needs), population: 'general' },
    ...{ place_id: carePlaceId(town, place), to_name: to.name, version: 2, tried: [], seq: states.length },
    letter_sealed: sealJson(town.ctx, 'referral.letter', id, wordsOf(dice, one)),
    ...{ fields: usualFields, state: 'DRAFT', sender_id: one.lead.id, consent_id: consentId, urgent: false, awaits },
    ...{ due_at: isOver(state) ? null : later(at.at(-1)!, term), calls: 0, created_at: begun },
    ...{ appt_at: states.includes('APPT_SET') ? later(at[4]!, 1) : null, ...noStamps, ...entered },
    ...{
      decline_code: states.includes('DECLINED') ? 'full' : null,
      outcome: states.length > 7 ? 'in_treatment' : null,
    },
  })
  town.sheaf.lead('referral', id, states)
  if (consentId) agreeTo(town, dice, one, { id: consentId, referralId: id, to: to.name, at: begun })
  for (const [n, step] of states.entries())
    town.sheaf.add('referral_step', {
      ...{
        id: dice.id(at[n]!),
        tenant_id,
        resident_id,
        referral_id: id,
        seq: n + 1,
        from_state: states[n - 1] ?? null,
      },
      ...{ to_state: step, what: n === 0 ? 'begun' : 'moved', by_kind: 'staff', by_id: one.lead.id },
      ...{ by_name: one.lead.name, at: at[n]! },
    })
}

interface Way {
  readonly states: readonly ReferralState[]
  /** When each was entered. */
  readonly at: readonly Date[]
}

function wayOf(town: Town, dice: Dice): Way {
  const states = dice.weighed(ways)
  const ago = states.length * 2 + (isOver(states.at(-1)!) ? dice.between(5, 300) : dice.between(0, 6))
  return { states, at: states.map((_, n) => later(town.now, n * 2 - ago)) }
}

/** The letter by which a case ended elsewhere: sent from the intake, accepted in the hour in which the case was over. */
function wayOver(town: Town, { when }: Case): Way {
  const from = when('INTAKE').getTime()
  const step = (when('TRANSFERRED').getTime() - from) / seen.indexOf('ACCEPTED')
  const at = [...seen, 'CLOSED'].map((_, n) => new Date(from + n * step)).filter((moment) => moment <= town.now)
  return { states: [...seen, 'CLOSED' as const].slice(0, at.length), at }
}

const wordsOf = (dice: Dice, { person }: Case): LetterWords => ({
  ...{ calledName: person.name, reason: dice.pick(letter.reason), asked: dice.pick(letter.asked) },
  ...{ ageBand: ageBand(person.age), observed: dice.pick(letter.observed), safetyPlan: '没有', language: '普通话' },
  contact: city.agency,
})

interface Yes {
  readonly id: string
  readonly referralId: string
  readonly to: string
  readonly at: Date
}
function agreeTo(town: Town, dice: Dice, { own, lead }: Case, { id, referralId, to, at }: Yes): void {
  town.sheaf.add('referral_consent', {
    ...{ id, tenant_id: own.tenant_id, resident_id: own.resident_id, referral_id: referralId, recipient: to },
    ...{ purpose: 'referral', fields: usualFields, way: 'spoken', given_by: 'person', recorded_by: lead.id },
    ...{
      witness: dice.pick(witnesses),
      text_version: consentVersion,
      given_at: at,
      expires_at: later(at, consentDays),
    },
    text_hash: createHash('sha256').update(consentText.zh(to)).digest('hex'),
  })
}
