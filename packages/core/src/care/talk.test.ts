import { describe, expect, it } from 'vitest'
import { recommendCare } from './recommend.ts'
import { type Rejection, rejectEvidence, rejectionOf } from './reject.ts'
import { gravestTalk, talkCountsSince, withTalk } from './talk.ts'

const at = (day: number, hour = 0): string => new Date(Date.UTC(2026, 10, day, hour)).toISOString()
const now = new Date(at(26))
const said = (words: object, rejected: readonly Rejection[] = [], since = talkCountsSince(now)) => {
  const found = gravestTalk(words, rejected, since)
  return found && `${found.chat} ${found.chatAt.slice(8, 10)}`
}
const rejected = (chat: 'L2' | 'L3' | 'L4', chatAt: string): Rejection =>
  rejectionOf({ chat, chatAt }, 'chat', { sittingId: null, chatAt }, '甲')!

describe('words of the talk beside a form', () => {
  it('count by the gravest, not by the newest', () => {
    expect(said({ L2: at(25), L3: at(22) })).toBe('L3 22')
    expect(said({ L4: at(20, 1), L2: at(25) })).toBe('L4 20')
  })

  it('count for seven days, each level for itself', () => {
    expect(said({ L3: at(19), L2: at(25) })).toBe('L2 25')
    expect(said({ L3: at(19, 1), L2: at(25) })).toBe('L3 19')
    expect(said({ L2: at(19) })).toBeUndefined()
    expect(said({})).toBeUndefined()
  })

  it('that were rejected do not count; lesser and newer ones do', () => {
    const no = [rejected('L3', at(22))]
    expect(said({ L3: at(22) }, no)).toBeUndefined()
    expect(said({ L3: at(22), L2: at(21) }, no)).toBe('L2 21')
    expect(said({ L3: at(23), L2: at(21) }, no)).toBe('L3 23')
    expect(said({ L4: at(22) }, no)).toBe('L4 22')
  })

  it('said before a moment do not count after it', () => {
    expect(said({ L3: at(22), L2: at(25) }, [], new Date(at(24)))).toBe('L2 25')
  })

  it('take the place of earlier ones, and never of something graver a colleague saw', () => {
    const talk = { chat: 'L2', chatAt: at(25) } as const
    expect(withTalk({ chat: 'L3', chatAt: at(20), age: 40 }, talk)).toEqual({ ...talk, age: 40 })
    expect(withTalk({ chat: 'L3', chatAt: at(20) }, undefined)).toEqual({})
    expect(withTalk({ chat: 'L3' }, talk)).toEqual({ chat: 'L3' })
    expect(withTalk({ chat: 'L2' }, talk)).toEqual(talk)
    expect(withTalk({ chat: 'L3' }, undefined)).toEqual({ chat: 'L3' })
  })

  it('say in the evidence when they were said, and go with their time when they are rejected', () => {
    const input = { chat: 'L3', chatAt: at(22) } as const
    expect(recommendCare(input).evidence[0]!.findings).toEqual([{ fact: 'chat', value: 'L3', at: at(22) }])
    expect(rejectEvidence(input, ['chat'])).toEqual({})
  })
})
