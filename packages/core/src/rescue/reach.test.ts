import { describe, expect, it } from 'vitest'
import { beatSeconds, reachUsual, waysLeft } from './reach.ts'
import { rescueRoles, seenBy, writtenBy } from './roles.ts'

describe('reaching back', () => {
  it('hears a page at least twice before it counts as gone', () => {
    expect(reachUsual.silentAfterSeconds).toBeGreaterThanOrEqual(2 * beatSeconds)
  })
  it('names the ways not tried yet: call, text, contact', () => {
    expect(waysLeft([])).toEqual(['phone', 'sms', 'emergency_contact'])
    expect(waysLeft(['phone', 'phone'])).toEqual(['sms', 'emergency_contact'])
    expect(waysLeft(['phone', 'sms', 'emergency_contact'])).toEqual([])
  })
})

describe('the parts of a search', () => {
  it('leads nobody but the commander to the conversation, and lets nobody else seat people or end it', () => {
    for (const role of rescueRoles) {
      if (role === 'commander') continue
      expect(seenBy[role]).not.toContain('conversation')
      expect(writtenBy[role]).not.toContain('seat')
      expect(writtenBy[role]).not.toContain('close')
    }
  })
  it('shows the recorder no person and no place', () => {
    expect(seenBy.recorder).toEqual(['log', 'seats'])
  })
})
