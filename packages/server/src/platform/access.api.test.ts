import { randomUUID } from 'node:crypto'
import { duties, type Endpoint, type StaffRole, staffRoles } from '@anxin/contract/endpoint.ts'
import { allEndpoints } from '@anxin/contract/rooms.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openHouse, type TestHouse } from '../testing.ts'
import type { Visitor } from '../visitor.ts'

let house: TestHouse
let eventId: string
beforeAll(async () => {
  house = await openHouse({ street: true })
  const resident = house.visitor()
  await resident.must('POST /api/companion/messages', { body: { id: randomUUID(), text: '我不想活了' } })
  eventId = (await (await house.as('林晓安')).must('GET /api/crisis/board')).rows[0]!.id
})
afterAll(async () => {
  expect(house.faults).toEqual([])
  await house.close()
})

const isStream = (endpoint: Endpoint): boolean => endpoint.path.endsWith('/stream')
const ends = new Set(['identity.staff_signed_out', 'identity.resident_signed_out', 'identity.resident_deleted'])
const walkable = allEndpoints.filter((one) => !isStream(one) && !ends.has(one.audit))
const at = (endpoint: Endpoint, id: string): string =>
  endpoint.path.replace(':id', id).replace(':kind', 'sms').replace(':pack', 'quick').replace(':fileId', id)

/** Doors that open for nobody in particular must be few, and each for a reason. */
const openToAll = [
  'GET /api/health',
  'GET /api/appointment/feeds/:token',
  'GET /api/hotline/numbers',
  'GET /api/companion/conversation',
  'POST /api/companion/messages',
  'POST /api/companion/sos',
  'POST /api/complaint/complaints',
  'POST /api/complaint/looks',
  'POST /api/complaint/settlements',
  'POST /api/companion/person-requests',
  'POST /api/companion/guardian/sessions',
  'POST /api/companion/guardian/overviews',
  'DELETE /api/companion/guardian/sessions',
  'GET /api/aftercare/figures',
  'GET /api/surge/notice',
  'POST /api/drill/callers',
  'GET /api/assessment/offers',
  'GET /api/assessment/packs/:pack',
  'GET /api/assessment/invitations/:code',
  'POST /api/assessment/sittings',
  'PUT /api/kiosk/sittings/:id',
  'DELETE /api/kiosk/tablets',
  'GET /api/identity/resident',
  'POST /api/identity/resident/phone-codes',
  'POST /api/identity/resident/sessions',
  'POST /api/identity/resident/registrations',
  'POST /api/identity/first-administrator',
  'POST /api/identity/staff/sign-ins',
  'POST /api/identity/staff/sessions',
  'POST /api/identity/invitations',
  'POST /api/identity/staff/passkey-challenges',
  'POST /api/identity/staff/passkey-sessions',
  'GET /api/identity/resident/wechat',
  'POST /api/identity/resident/wechat-requests',
  'POST /api/identity/resident/wechat-sessions',
  'GET /api/identity/staff/oidc',
  'POST /api/identity/staff/oidc-requests',
  'POST /api/identity/staff/oidc-sessions',
  'GET /api/identity/demo/people',
  'POST /api/identity/demo/sessions',
  'POST /api/outside/receipts',
  'POST /api/record/feedback',
  'POST /api/safeguard/reports',
  'POST /api/safeguard/receipts',
  'POST /api/partner/handovers',
  'POST /api/plan/shared',
  'POST /api/referral/link/openings',
  'POST /api/referral/link/answers',
  'POST /api/bureau/looks',
  'POST /api/bureau/people',
]

const refusedAtTheDoor = (refused: string | undefined): boolean =>
  refused === 'SIGN_IN_FIRST' || refused === 'FORBIDDEN' || refused === 'CERT_REQUIRED'

const guarded = walkable.filter((one) => one.who.by !== 'anyone')

/** Knocks at every door with an empty hand: what is behind the door may say BAD_INPUT, the door itself may not open. */
async function wrongDoors(who: Visitor, mayEnter: (endpoint: Endpoint) => boolean, doors = guarded): Promise<string[]> {
  const wrong: string[] = []
  for (const endpoint of doors) {
    const { refused, status } = await who.knock(endpoint.method, at(endpoint, randomUUID()))
    const opened = !refusedAtTheDoor(refused)
    if (opened !== mayEnter(endpoint) && !(mayEnter(endpoint) && refused === 'FORBIDDEN' && status === 403)) {
      wrong.push(`${endpoint.method} ${endpoint.path}: ${status} ${refused ?? ''}`)
    }
  }
  return wrong
}

const mayStaff =
  (role: StaffRole, certified: boolean) =>
  ({ who }: Endpoint): boolean =>
    who.by === 'staff' && who.roles.includes(role) && (certified || who.duty === undefined)

describe('every door', () => {
  it('has a rule, and those open to all are these and no others', () => {
    const open = allEndpoints.filter((one) => one.who.by === 'anyone').map((one) => `${one.method} ${one.path}`)
    expect(open.sort()).toEqual([...openToAll].sort())
  })

  it('stays shut for a stranger', async () => {
    expect(await wrongDoors(house.visitor(), () => false)).toEqual([])
  })

  it('opens for a resident only where residents go', async () => {
    const anonymous = house.visitor()
    await anonymous.must('GET /api/companion/conversation')
    expect(await wrongDoors(anonymous, ({ who }) => who.by === 'resident' && !who.registered)).toEqual([])
  })

  for (const role of staffRoles) {
    it(`opens for ${role} exactly where the contract says, with a certificate and without`, async () => {
      // a certificate takes nothing away: without one, only the doors that ask for it can answer differently
      const asking = guarded.filter(({ who }) => who.by === 'staff' && who.duty !== undefined)
      expect(await wrongDoors(await house.colleague(role), mayStaff(role, false), asking)).toEqual([])
      const certified = await house.colleague(role, 'here', duties)
      expect(await wrongDoors(certified, mayStaff(role, true))).toEqual([])
    })
  }
})

describe('the wall between agencies', () => {
  it('hides an event of another agency as if it were not there', async () => {
    for (const role of ['crisis_worker', 'supervisor', 'agency_admin'] as const) {
      const stranger = await house.colleague(role, 'elsewhere', ['C-CRISIS', 'C-SUPERVISE'])
      for (const endpoint of walkable.filter(
        (one) => /^\/api\/(crisis|plan|rescue)\/events\/:id/.test(one.path) && one.who.by === 'staff',
      )) {
        const roles = endpoint.who.by === 'staff' ? endpoint.who.roles : []
        if (!roles.includes(role)) continue
        const { refused } = await stranger.knock(endpoint.method, at(endpoint, eventId), bodies[endpoint.audit] ?? {})
        expect(refused, `${role} ${endpoint.audit}`).toBe('NOT_FOUND')
      }
      expect((await stranger.must('GET /api/crisis/board')).rows).toEqual([])
    }
  })

  it('shows people, notices and audit lines of the own agency only', async () => {
    const admin = await house.colleague('agency_admin', 'elsewhere')
    const names = (await admin.must('GET /api/network/people')).people.map((one) => one.name)
    expect(names.every((name) => name.startsWith('同事'))).toBe(true)
    expect((await admin.must('GET /api/outside/outbox', { params: {} })).notices).toEqual([])
    const auditor = await house.colleague('auditor', 'elsewhere')
    const { lines } = await auditor.must('GET /api/audit/lines', { params: {} })
    expect(lines.some((line) => line.line.startsWith('companion.'))).toBe(false)
  })
})

const id = randomUUID()
const bodies: Record<string, unknown> = {
  'crisis.grade_changed': { id, to: 'RED', reason: '看看' },
  'crisis.lowering_decided': { agree: true, reason: '看看' },
  'plan.sheet_edited': { edits: [{ id, field: 'reasonToLive', base: 0, value: '看看' }] },
  'plan.sheet_settled': { clashId: id, choice: 'both' },
  'rescue.whispered': { id, text: '看看' },
  'rescue.board_opened': { id },
  'crisis.event_labelled': { label: 'right', level: null },
  'crisis.event_taken_over': { reason: 'x' },
  'crisis.contact_recorded': { id, channel: 'phone', outcome: 'reached', note: '' },
  'crisis.event_assessed': {
    id,
    fields: {
      ...{
        asq: ['no', 'no', 'no', 'no', 'no'],
        plan: false,
        intent: 0,
        meansAtHand: [],
        lastBehaviourDays: null,
      },
      ...{ withWhom: '', location: '', protective: '', triggers: '', decision: 'x', rationale: 'x' },
    },
  },
  'crisis.event_stabilised': { note: 'x' },
  'crisis.plan_saved': {
    id,
    fields: {
      ...{
        warningSigns: [],
        innerCoping: [],
        peoplePlaces: [],
        trustedContacts: [],
        professionals: [],
        saferEnvironment: [],
      },
      ...{ reasonToLive: '', likelihoodOfUse: null },
    },
  },
  'crisis.emergency_called': { service: '120', note: 'x' },
  'crisis.event_handed_over': { unit: '某院', receiver: '某人', at: '2026-01-01T00:00:00.000Z' },
  'crisis.false_alarm_found': { reason: 'x' },
  'crisis.note_added': { id, note: 'x' },
  'crisis.follow_up_done': { taskId: id, reached: false, distress: null, note: '' },
  'crisis.follow_up_decided': { taskId: id, decision: 'again', reason: 'x' },
  'crisis.close_asked': { summary: 'x' },
  'crisis.event_closed': { note: 'x' },
  'crisis.message_sent': { id, text: 'x' },
  'crisis.death_recorded': { reason: 'x' },
  'crisis.postvention_done': { taskId: id, note: 'x' },
}
