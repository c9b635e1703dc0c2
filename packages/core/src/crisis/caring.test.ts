import { describe, expect, it } from 'vitest'
import { answeredFor, formOfHours } from './caring.ts'

const at = (day: number) => new Date(Date.UTC(2026, 2, day))

describe('the form of a call', () => {
  it('is the five questions on the seventh day and mood on the thirtieth', () => {
    expect([24, 72, 168, 720].map(formOfHours)).toEqual([undefined, undefined, 'asq', 'phq9'])
  })

  it('was answered when it was, from two days before the call on; another form or an older time is none', () => {
    const call = { hours: 720, dueAt: at(30) }
    const said = (instrument: string, day: number) => ({ instrument, at: at(day) })
    expect(answeredFor(call, [said('phq9', 20), said('asq', 30)])).toBeUndefined()
    expect(answeredFor(call, [said('phq9', 31), said('phq9', 29)])).toEqual(at(29))
    expect(answeredFor({ hours: 72, dueAt: at(3) }, [said('asq', 3)])).toBeUndefined()
  })
})
