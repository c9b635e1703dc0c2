import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { colours } from '../care/colour.ts'
import { isEnough, whoAgrees } from './consent.ts'
import { ageBand, leaving, letterFields, lintLetter, missingIn, urgentFields, usualFields } from './letter.ts'
import { type Candidate, distanceKm, matchPlaces, type Wish } from './match.ts'
import { allSteps, isOver, isStep, referralStates, stepsFrom } from './state.ts'
import { awaitedIn, termOf } from './terms.ts'
import { mayRefer, proposeTier } from './tier.ts'

const calm = { danger: false, possibleDisorder: false, ordinaryNeeds: false }

describe('whose yes a letter needs', () => {
  it.each([
    [13, 'guardian'],
    [14, 'both'],
    [17, 'both'],
    [18, 'person'],
    [undefined, 'person'],
  ] as const)('at %s: %s', (age, who) => expect(whoAgrees(age)).toBe(who))
  it('is not a child’s alone, nor a guardian’s alone once the child is fourteen', () => {
    expect(isEnough('guardian', { by: 'person', assent: true })).toBe(false)
    expect(isEnough('guardian', { by: 'guardian', assent: false })).toBe(true)
    expect(isEnough('both', { by: 'person', assent: true })).toBe(false)
    expect(isEnough('both', { by: 'guardian', assent: false })).toBe(false)
    expect(isEnough('both', { by: 'guardian', assent: true })).toBe(true)
    expect(isEnough('person', { by: 'person', assent: false })).toBe(true)
  })
})

describe('which tier is proposed', () => {
  it('is a hospital where life is in danger or a doctor should look, whatever else', () => {
    expect(proposeTier({ ...calm, colour: 'RED', tier: 2, danger: true })).toMatchObject({
      rule: 'T1',
      channel: 'emergency',
    })
    expect(proposeTier({ ...calm, colour: 'YELLOW', tier: 2, possibleDisorder: true })).toMatchObject({
      rule: 'T2',
      tier: 'hospital',
    })
  })
  it('follows the tier of the triage table otherwise', () => {
    expect(proposeTier({ ...calm, colour: 'ORANGE', tier: 3 }).tier).toBe('counselling')
    expect(proposeTier({ ...calm, colour: 'YELLOW', tier: 2 }).tier).toBe('social_work')
    expect(proposeTier({ ...calm, colour: 'GREEN', tier: 0 }).tier).toBe('self')
  })
  it('lets a volunteer pass somebody to a social worker and never to a hospital', () => {
    expect(mayRefer(['volunteer'], 'social_work')).toBe(true)
    expect(mayRefer(['volunteer', 'community_worker'], 'hospital')).toBe(false)
    expect(mayRefer(['social_worker'], 'hospital')).toBe(true)
    expect(mayRefer(['community_manager'], 'self')).toBe(false)
  })
})

describe('the states of a referral', () => {
  it('close only after an outcome or a documented refusal', () => {
    const before = referralStates.filter((state) => isStep(state, 'CLOSED'))
    expect(before).toEqual(
      ['NO_SHOW', 'RESULT_RETURNED', 'DECLINED', 'EXPIRED'].sort(
        (a, b) => referralStates.indexOf(a as never) - referralStates.indexOf(b as never),
      ),
    )
  })
  it('let the resident take it back from everywhere until it is over', () => {
    for (const state of referralStates) expect(isStep(state, 'WITHDRAWN')).toBe(!isOver(state))
  })
  it('await something, or somebody’s decision, in every state that is not over', () => {
    for (const state of referralStates.filter((one) => !isOver(one)))
      expect(awaitedIn(state) !== undefined || ['DECLINED', 'EXPIRED'].includes(state), state).toBe(true)
  })
  it('reach every state from a draft', () => {
    const seen = new Set<string>(['DRAFT'])
    for (let grew = true; grew; ) {
      const more = allSteps.filter(([from, to]) => seen.has(from) && !seen.has(to))
      for (const [, to] of more) seen.add(to)
      grew = more.length > 0
    }
    expect(seen.size).toBe(referralStates.length)
    expect(stepsFrom('RE_ROUTED')).toEqual([])
  })
})

it('the graver the colour, the shorter every term', () => {
  for (const what of [
    'consent',
    'received',
    'accepted',
    'appointment',
    'result',
    'loop_call',
    'no_show_call',
  ] as const) {
    const minutes = colours.slice(1, 4).map((colour) => termOf(what, colour).minutes)
    expect(minutes).toEqual([...minutes].sort((a, b) => a - b))
  }
  expect(termOf('received', 'RED').minutes).toBe(15)
  expect(termOf('accepted', 'YELLOW')).toEqual({ minutes: 7200, working: true })
})

describe('a letter', () => {
  it('leaves out notes, chats, third persons, politics and employer unless they are ticked', () => {
    for (const field of [
      'sessionNotes',
      'chatText',
      'thirdParties',
      'politics',
      'employer',
      'group',
    ] as const)
      expect(usualFields).not.toContain(field)
  })
  it('takes along no field that was not chosen, whatever is written', () => {
    const words = Object.fromEntries(letterFields.map((field) => [field, '字']))
    fc.assert(
      fc.property(fc.subarray([...letterFields]), (chosen) => {
        expect(leaving(words, chosen).every((field) => chosen.includes(field))).toBe(true)
      }),
    )
  })
  it('says what is missing', () => {
    expect(missingIn({ calledName: '桂芳', reason: '睡不着' }, urgentFields)).toEqual(['asked', 'contact'])
  })
  it('stops at the name of an illness, and lets what was seen pass', () => {
    expect(lintLetter({ observed: '疑似抑郁症，情绪低落两周' })).toEqual([
      { field: 'observed', word: '疑似' },
      { field: 'observed', word: '抑郁症' },
    ])
    expect(lintLetter({ history: '社区矫正对象，缓刑考验期' }).map(({ word }) => word)).toEqual([
      ...['社区矫正', '缓刑'],
    ])
    expect(lintLetter({ observed: '情绪低落两周，PHQ-9 总分 16（11 月 20 日）' })).toEqual([])
  })
  it('tells an age by tens', () => {
    expect([9, 15, 18, 34, 81].map(ageBand)).toEqual([
      '14 岁以下',
      '14–17 岁',
      '18–19 岁',
      '30–39 岁',
      '80 岁及以上',
    ])
  })
})

describe('matching', () => {
  const place = (part: Partial<Candidate> & { id: string }): Candidate => ({
    ...{ kind: 'hospital', needs: ['sleep'], populations: [], dialects: [], genders: [], capacity: 2 },
    ...{ takesEmergencies: true, km: 5, fresh: true, quiet: false },
    ...part,
  })
  const wish: Wish = {
    need: 'sleep',
    kinds: ['hospital'],
    population: null,
    dialect: null,
    gender: null,
    urgent: false,
  }
  it('puts the nearer of two alike first and says why of each', () => {
    const [first, second] = matchPlaces([place({ id: 'far', km: 30 }), place({ id: 'near', km: 1 })], wish)
    expect(first!.id).toBe('near')
    expect(first!.why.map(({ reason }) => reason)).toContain('near')
    expect(first!.points).toBe(first!.why.reduce((sum, one) => sum + one.points, 0))
    expect(second!.id).toBe('far')
  })
  it('puts a full, a stale or a silent place behind', () => {
    const ids = matchPlaces(
      [place({ id: 'full', capacity: 0 }), place({ id: 'quiet', quiet: true }), place({ id: 'good' })],
      wish,
    )
    expect(ids.map(({ id }) => id)[0]).toBe('good')
  })
  it('shows in danger only those that take emergencies', () => {
    const ids = matchPlaces([place({ id: 'a', takesEmergencies: false }), place({ id: 'b' })], {
      ...wish,
      urgent: true,
    })
    expect(ids.map(({ id }) => id)).toEqual(['b'])
  })
  it('counts dialect and a wish for a woman', () => {
    const ids = matchPlaces(
      [place({ id: 'a' }), place({ id: 'b', dialects: ['wuhan'], genders: ['female'] })],
      { ...wish, dialect: 'wuhan', gender: 'female' },
    )
    expect(ids[0]!.id).toBe('b')
  })
  it('measures a distance', () => {
    expect(distanceKm({ lat: 30.59, lng: 114.3 }, { lat: 30.59, lng: 114.41 })).toBeCloseTo(10.5, 0)
  })
})
