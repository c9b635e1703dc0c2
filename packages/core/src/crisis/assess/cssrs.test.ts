import { describe, expect, it } from 'vitest'
import type { Answers } from '../../scale/answers.ts'
import { isComplete, itemsAsked } from '../../scale/asked.ts'
import { mustFindInstrument } from '../../scale/registry.ts'
import type { TriageLevel } from '../triage.ts'
import { answersDue, screenerFound, withScreener } from './cssrs.ts'

const definition = mustFindInstrument('cssrs')
const found = (answers: Answers) => screenerFound(definition, answers)
const no = { '1': 0, '2': 0, '6': 0 }

/** Every way the seven items can be answered: yes, no, not answered. */
const everyWay = (): Answers[] =>
  definition.items.reduce<Answers[]>(
    (ways, { id }) => ways.flatMap((way) => [way, { ...way, [id]: 0 }, { ...way, [id]: 1 }]),
    [{}],
  )

describe('the licensed screener on the desk', () => {
  it.each([
    ['nothing', no, 'LOW_0'],
    ['items 1 and 2', { '1': 1, '2': 1, '3': 0, '4': 0, '5': 0, '6': 0 }, 'LOW'],
    ['item 3', { '1': 1, '2': 1, '3': 1, '4': 0, '5': 0, '6': 0 }, 'MODERATE'],
    ['behaviour long ago', { ...no, '6': 1, '6a': 0 }, 'MODERATE'],
    ['item 4', { '1': 1, '2': 1, '3': 1, '4': 1, '5': 0, '6': 0 }, 'HIGH'],
    ['item 5', { '1': 1, '2': 1, '3': 1, '4': 0, '5': 1, '6': 0 }, 'HIGH'],
    ['behaviour within three months', { ...no, '6': 1, '6a': 1 }, 'HIGH'],
  ] as const)('%s', (_, answers, level) => {
    expect(found(answers).level).toBe(level)
    expect(found(answers).missing).toEqual([])
  })

  it('finds what the scoring finds, in every way it can be answered to the end', () => {
    const levels: Record<string, TriageLevel> = {
      none: 'LOW_0',
      LOW: 'LOW',
      MODERATE: 'MODERATE',
      HIGH: 'HIGH',
    }
    const whole = everyWay()
      .map((way) => answersDue(definition, way))
      .filter((way) => isComplete(definition, way))
    expect(whole.length).toBeGreaterThan(300)
    for (const way of whole) expect(found(way).level, JSON.stringify(way)).toBe(levels[found(way).band!])
  })

  it('never takes a question without an answer as no, and keeps every yes beside it', () => {
    expect(found({ '1': 0, '2': null, '3': null, '4': null, '5': null, '6': 0 })).toMatchObject({
      ...{ level: 'LOW', band: null, missing: ['2', '3', '4', '5'] },
      triggers: ['ASK_HUMAN'],
    })
    const danger = found({ '1': null, '2': 1, '3': null, '4': 1, '5': null, '6': null })
    expect(danger).toMatchObject({ level: 'HIGH', band: null })
    expect(danger.triggers).toEqual(expect.arrayContaining(['SAFETY', 'MIN_RED', 'ASK_HUMAN']))
    for (const way of everyWay())
      for (const id of ['4', '5', '6a']) if (way[id] === 1) expect(found(way).level).toBe('HIGH')
  })

  it('asks 3 to 5 only after a yes to 2, and when only after a yes to 6', () => {
    const ids = (answers: Answers) => itemsAsked(definition, answers).map((one) => one.id)
    expect(ids({ '2': 0 })).toEqual(['1', '2', '6'])
    expect(ids({ '2': 1, '6': 1 })).toEqual(['1', '2', '3', '4', '5', '6', '6a'])
    expect(answersDue(definition, { '2': 0, '4': 1, '6': 0, '6a': 1 })).toEqual({ '2': 0, '6': 0 })
  })

  it('only raises what the five questions found', () => {
    expect(withScreener('HIGH', found(no))).toBe('HIGH')
    expect(withScreener('LOW', found({ ...no, '2': 1, '4': 1 }))).toBe('HIGH')
    expect(withScreener('LOW', undefined)).toBe('LOW')
  })
})
