import type { Colour } from '../care/colour.ts'
import type { ReferralState } from './state.ts'

/** What is awaited next of a referral. */
export const awaited = [
  'consent',
  'received',
  'accepted',
  'appointment',
  'attended',
  'result',
  'loop_call',
  'no_show_call',
] as const
export type Awaited = (typeof awaited)[number]

/** A length of time in minutes; `working` runs on working days only. */
export interface Term {
  readonly minutes: number
  readonly working?: true
}
type Pace = 'RED' | 'ORANGE' | 'YELLOW'

const hour = 60
const day = 24 * hour

/** How long a step may take, by colour. @source domain specification 5.3 (table of timers) */
const terms: Readonly<Record<Exclude<Awaited, 'attended'>, Readonly<Record<Pace, Term>>>> = {
  consent: { RED: { minutes: 15 }, ORANGE: { minutes: 4 * hour }, YELLOW: { minutes: 72 * hour } },
  received: {
    RED: { minutes: 15 },
    ORANGE: { minutes: 4 * hour },
    YELLOW: { minutes: 2 * day, working: true },
  },
  accepted: { RED: { minutes: hour }, ORANGE: { minutes: day }, YELLOW: { minutes: 5 * day, working: true } },
  appointment: { RED: { minutes: 12 * hour }, ORANGE: { minutes: 2 * day }, YELLOW: { minutes: 14 * day } },
  result: { RED: { minutes: day }, ORANGE: { minutes: 7 * day }, YELLOW: { minutes: 21 * day } },
  loop_call: { RED: { minutes: day }, ORANGE: { minutes: 3 * day }, YELLOW: { minutes: 7 * day } },
  no_show_call: { RED: { minutes: hour }, ORANGE: { minutes: day }, YELLOW: { minutes: day } },
}

export const paceOf = (colour: Colour): Pace =>
  colour === 'RED' || colour === 'RED-E' ? 'RED' : colour === 'ORANGE' ? 'ORANGE' : 'YELLOW'

const next: Readonly<Partial<Record<ReferralState, Awaited>>> = {
  DRAFT: 'consent',
  CONSENT_PENDING: 'consent',
  SENT: 'received',
  RECEIVED: 'accepted',
  NEED_INFO: 'accepted',
  ACCEPTED: 'appointment',
  APPT_SET: 'attended',
  NO_SHOW: 'no_show_call',
  ATTENDED: 'result',
  RESULT_RETURNED: 'loop_call',
}

/** What is awaited in a state; undefined where nothing is. A refusal or a silence awaits the sender. */
export const awaitedIn = (state: ReferralState): Awaited | undefined => next[state]

/** The term of what is awaited; an appointment has its own day, and a day more to hear of it. */
export const termOf = (what: Exclude<Awaited, 'attended'>, colour: Colour): Term =>
  terms[what][paceOf(colour)]
/** So long after an appointment somebody asks whether the person was there. */
export const attendedTerm: Term = { minutes: day }

/** A hospital that does not take a person in danger within half an hour: a second one, and the duty leader. @source journey J9 */
export const urgentAcceptMinutes = 30
/** Calls after somebody did not come, before it is looked at anew. @source domain specification 5.3 */
export const noShowCalls = 3
/** A consent for one recipient ends by itself. @source domain specification 5.4 */
export const consentDays = 90
/** A link for a recipient without an account. @source domain specification 5.4 */
export const linkHours = 72
/** Break-glass ends by itself; a week later somebody has looked at it. @source feature C09 */
export const glassHours = 3
export const glassReviewDays = 7
/** Nothing is said about groups smaller than this. @source domain specification 6.5 (k ≥ 10) */
export const leastGroup = 10
/** A receiver that let so many letters in a row pass without a word is reported. @source feature C11; number: 安心小屋项目组, awaiting review */
export const silentInARow = 3
