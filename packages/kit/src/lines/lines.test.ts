import { allEndpoints } from '@anxin/contract/rooms.ts'
import { describe, expect, it } from 'vitest'
import { linesEn } from './lines.en.ts'
import { linesZh } from './lines.zh.ts'

describe('what a line of the audit says', () => {
  it('is said in both languages for every door, for a resident reads there who opened their record', () => {
    const codes = [...new Set(allEndpoints.map(({ audit }) => audit))]
    expect(codes.filter((code) => !linesZh[code])).toEqual([])
    expect(codes.filter((code) => !linesEn[code])).toEqual([])
    expect(Object.keys(linesEn).sort()).toEqual(Object.keys(linesZh).sort())
  })
})
