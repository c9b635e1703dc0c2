import { describe, expect, it } from 'vitest'
import { type Closing, missingToClose, mustBeAnother, mustBeOpen, mustOwn, mustStep } from './policy.ts'
import type { EventRow } from './tables.ts'

const ready: Closing = {
  ...{ assessed: true, planned: true, safer: true, scheduled: true, debriefed: true },
  ...{ wasEmergency: true, handedOver: true, distress: [7, 4], reached: 2 },
}

describe('closing an event', () => {
  it('is ready when everything on the list was done', () => {
    expect(missingToClose(ready)).toEqual([])
    expect(missingToClose({ ...ready, wasEmergency: false, handedOver: false })).toEqual([])
  })

  it.each([
    ['an assessment', { assessed: false }, ['assessment']],
    ['a plan', { planned: false }, ['plan']],
    ['a step that makes home safer', { safer: false }, ['means_step']],
    ['caring contacts in the diary', { scheduled: false }, ['schedule']],
    ['a talk offered to those who worked on it', { debriefed: false }, ['debrief']],
    ['who received the person', { handedOver: false }, ['handover']],
    ['a second contact that reached them', { reached: 1 }, ['two_contacts']],
    ['scores that fall', { distress: [4, 4] }, ['falling_scores']],
    ['two scores', { distress: [2] }, ['falling_scores']],
  ] as const)('is not, without %s', (_, part, missing) => {
    expect(missingToClose({ ...ready, ...part })).toEqual(missing)
  })
})

describe('who may do what to an event', () => {
  const who = { id: 'lin', grants: [], duties: [] } as never
  const event = (part: Partial<EventRow>): EventRow => part as EventRow

  it('is only its owner, while it is open, by steps of the protocol', () => {
    expect(() => mustOwn(who, event({ owner_id: 'lin' }))).not.toThrow()
    expect(() => mustOwn(who, event({ owner_id: 'zhou' }))).toThrow('ALREADY_TAKEN')
    expect(() => mustOwn(who, event({ owner_id: null }))).toThrow('ALREADY_TAKEN')
    expect(() => mustBeOpen(event({ state: 'CLOSED' }))).toThrow('WRONG_STATE')
    expect(() => mustBeOpen(event({ state: 'DECEASED' }))).toThrow('WRONG_STATE')
    expect(() => mustStep(event({ state: 'PAGED' }), 'CLOSED')).toThrow('WRONG_STATE')
  })

  it('is another person where two are asked for', () => {
    expect(() => mustBeAnother(who, 'lin')).toThrow('SECOND_PERSON_NEEDED')
    expect(() => mustBeAnother(who, 'zhou')).not.toThrow()
  })
})
