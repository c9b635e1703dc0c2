import { describe, expect, it } from 'vitest'
import type { StaffWho } from '../../platform/ctx.ts'
import { isInside, mustBePicture, mustBeTwo } from './policy.ts'
import type { VisitRow } from './store.ts'

const who = (role: StaffWho['grants'][number]['role'], id = 'me'): StaffWho => ({
  ...{ kind: 'staff', id, tenantId: 't', sessionId: 's', name: '', duties: [] },
  grants: [{ id: 'g', role, unitId: 'cabin', unitName: '', path: ['town', 'cabin'] }],
})
const visit = { staff_id: 'other', companion_id: 'me', path: ['town', 'cabin'] } as unknown as VisitRow
const others = { staff_id: 'other', companion_id: null, path: ['town', 'cabin'] } as unknown as VisitRow

describe('what is written of a visit', () => {
  it.each([
    ['social_worker', visit, false, true],
    ['volunteer', visit, false, false],
    ['community_worker', visit, false, false],
    ['social_worker', others, false, false],
    ['social_worker', others, true, true],
    ['supervisor', others, false, true],
    ['agency_admin', others, true, false],
  ] as const)('is read by a %s: %#', (role, row, onTeam, inside) => {
    expect(isInside(who(role), row, onTeam)).toBe(inside)
  })
})

it('nobody is sent alone where two go, and nobody goes beside themselves', () => {
  expect(() => mustBeTwo('danger', 'a', null)).toThrow('SECOND_PERSON_NEEDED')
  expect(() => mustBeTwo(undefined, 'a', 'a')).toThrow('BAD_INPUT')
  expect(() => mustBeTwo('colour', 'a', 'b')).not.toThrow()
  expect(() => mustBeTwo(undefined, 'a', null)).not.toThrow()
})

it('a picture is known by what it is', () => {
  expect(mustBePicture(Uint8Array.of(0xff, 0xd8, 0xff, 0xe0))).toBe('image/jpeg')
  expect(() => mustBePicture(Uint8Array.from([...'<svg onload=alert(1)>'].map((c) => c.charCodeAt(0))))).toThrow(
    'FILE_NOT_ALLOWED',
  )
})
