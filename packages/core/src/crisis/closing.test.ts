import { describe, expect, it } from 'vitest'
import { type Closing, missingToClose } from './closing.ts'

const ready: Closing = {
  ...{ assessed: true, planned: true, safer: true, scheduled: true, debriefed: true },
  ...{ wasEmergency: true, handedOver: true, distress: [7, 4], reached: 2, planSeen: true, owed: [] },
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
    ['a look at the plan when they were last reached', { planSeen: false }, ['plan_seen']],
    ['what other rooms owe: a guardian, a search', { owed: ['guardian', 'search'] }, ['guardian', 'search']],
  ] as const)('is not, without %s', (_, part, missing) => {
    expect(missingToClose({ ...ready, ...part })).toEqual(missing)
  })
})
