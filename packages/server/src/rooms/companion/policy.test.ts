import { describe, expect, it } from 'vitest'
import { gradeOfTurn, type Turn } from './policy.ts'

const quiet: Turn = {
  ...{ screened: 'L0', level: 'L0', wantsPerson: false, inCrisis: false, minor: false, harmed: false },
}
const gradeOf = (turn: Partial<Turn>) => gradeOfTurn({ ...quiet, ...turn })

describe('how urgent a turn of the talk is', () => {
  it('is nobody’s affair below L2', () => {
    expect([gradeOf({}), gradeOf({ screened: 'L1', level: 'L1' })]).toEqual([undefined, undefined])
  })

  it('follows the level of the words: passive YELLOW, active ORANGE, imminent RED at once', () => {
    expect(gradeOf({ screened: 'L2', level: 'L2' })).toBe('YELLOW')
    expect(gradeOf({ screened: 'L3', level: 'L3' })).toBe('ORANGE')
    expect(gradeOf({ screened: 'L4', level: 'L4' })).toBe('RED_E')
  })

  it('takes passive words of a child as ORANGE', () => {
    expect(gradeOf({ screened: 'L2', level: 'L2', minor: true })).toBe('ORANGE')
  })

  it('is RED for a plan told in answer to a direct question, whose words alone say less', () => {
    expect(gradeOf({ screened: 'L0', level: 'L4' })).toBe('RED')
    expect(gradeOf({ screened: 'L3', level: 'L4' })).toBe('RED')
  })

  it('calls for a person who is asked for, and urgently from within the crisis screen', () => {
    expect(gradeOf({ wantsPerson: true })).toBe('YELLOW')
    expect(gradeOf({ wantsPerson: true, inCrisis: true })).toBe('RED')
  })

  it('never makes danger milder because a person is asked for as well', () => {
    expect(gradeOf({ wantsPerson: true, screened: 'L3', level: 'L3' })).toBe('ORANGE')
    expect(gradeOf({ wantsPerson: true, screened: 'L4', level: 'L4' })).toBe('RED_E')
    expect(gradeOf({ wantsPerson: true, inCrisis: true, screened: 'L2', level: 'L2' })).toBe('RED')
  })

  it('is ORANGE at least where harm is told of, RED while it happens, and no milder than the words', () => {
    expect(gradeOf({ harmed: true })).toBe('ORANGE')
    expect(gradeOf({ harmed: true, screened: 'L2', level: 'L2' })).toBe('ORANGE')
    expect(gradeOf({ harmed: true, harmedNow: true })).toBe('RED')
    expect(gradeOf({ harmed: true, screened: 'L4', level: 'L4' })).toBe('RED_E')
  })
})
