import type { StaffRole } from '@anxin/contract/endpoint.ts'
import { Refusal } from '@anxin/contract/refusal.ts'
import type { Id } from '@anxin/core/ids.ts'
import { type Held, mustMayTalk } from '../../platform/access.ts'
import type { StaffWho } from '../../platform/ctx.ts'
import type { ContactRow, PathRow, VisitRow } from './tables.ts'

export const pathRoles: readonly StaffRole[] = ['social_worker', 'clinician', 'crisis_worker', 'supervisor']
export const observerRoles: readonly StaffRole[] = [
  'community_worker',
  'social_worker',
  'counsellor',
  'clinician',
  'crisis_worker',
  'supervisor',
]

/** Who may be the second of the two at a door. */
export const goerRoles: readonly StaffRole[] = [...pathRoles, 'counsellor', 'community_worker', 'volunteer']
export const mayGoFirst = (one: Held): boolean => pathRoles.some((role) => one.roles.includes(role))

/**
 * Two who work at the place: the first answers for the path, the second may come along; a volunteer has learnt it.
 * @throws Refusal BAD_INPUT for somebody who is not of the place or has left, CERT_REQUIRED naming what is missing
 * @source domain specification 5.5, 7.3 (home-call)
 */
export function mustBePair(goers: readonly Held[], firstId: Id, secondId: Id | null): void {
  const [first, second] = [firstId, secondId].map((id) => goers.find((one) => one.id === id))
  if (!first || !mayGoFirst(first)) throw new Refusal('BAD_INPUT', { field: 'firstId' })
  if (secondId === null) return
  if (!second) throw new Refusal('BAD_INPUT', { field: 'secondId' })
  mustMayTalk(second, 'secondId')
}

/** Terms of the path, in minutes. Author 安心小屋项目组; reviewer 待临床审阅. @source journey J9; domain specification 5.5 */
export const terms = {
  visit: 72 * 60,
  visitInDanger: 60,
  level: 24 * 60,
  refer: 15,
  /** Whether the hospital took the person in is asked after so long. */
  admission: 24 * 60,
} as const
/** What is overdue is called for again: danger every half hour, the rest once a day. */
export const againMinutes = { refer: 30, calm: 24 * 60 } as const

/**
 * What keeps a path from ending: a contact that is due or that only comes once, or a person who was not steady when
 * somebody last looked. A follow-up or check-up that lies ahead of somebody steady is the health centre's to keep.
 * @source domain specification 5.5
 */
function holdsOpen(contacts: readonly ContactRow[], now: Date): boolean {
  const owed = contacts.filter((one) => !one.done_at)
  const made = contacts.filter((one) => one.done_at && one.steady !== null)
  const last = made.sort((a, b) => a.done_at!.getTime() - b.done_at!.getTime()).at(-1)
  const ahead = ({ kind, due_at }: ContactRow): boolean => (kind === 'follow_up' || kind === 'yearly') && due_at > now
  return !owed.every(ahead) || (owed.length > 0 && last?.steady !== true)
}

export type PathMay = 'visit' | 'visited' | 'level' | 'refer' | 'admitted' | 'discharged' | 'contact' | 'end'

/** What somebody may do on a path now. */
export function mayOf(
  who: StaffWho,
  path: PathRow,
  known: { visits: readonly VisitRow[]; contacts: readonly ContactRow[]; urgent: boolean; waiting: boolean; now: Date },
): PathMay[] {
  const leads = who.grants.some((grant) => grant.role === 'supervisor')
  const open = known.visits.some((one) => !one.done_at)
  const seen = known.visits.some((one) => one.outcome === 'seen')
  const owed = known.contacts.some((one) => !one.done_at)
  const all: readonly (readonly [PathMay, boolean])[] = [
    ['visit', !open],
    ['visited', open],
    ['level', seen],
    [
      'refer',
      known.urgent && (path.state === 'levelled' || path.state === 'not_admitted' || path.state === 'following'),
    ],
    ['admitted', path.state === 'referred'],
    ['discharged', path.state === 'admitted'],
    ['contact', owed],
    [
      'end',
      leads &&
        !holdsOpen(known.contacts, known.now) &&
        !known.waiting &&
        path.state !== 'referred' &&
        path.state !== 'admitted',
    ],
  ]
  return path.state === 'ended' ? [] : all.filter(([, is]) => is).map(([may]) => may)
}

/** @throws Refusal WRONG_STATE */
export function mustBeIn(path: PathRow, ...states: PathRow['state'][]): void {
  if (!states.includes(path.state)) throw new Refusal('WRONG_STATE', { detail: { state: path.state } })
}
