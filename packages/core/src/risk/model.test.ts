import { describe, expect, it } from 'vitest'
import { Gate } from './gate.ts'
import { clausesOf, heaviestClause } from './model.ts'
import { screen } from './screen.ts'

describe('gate', () => {
  it('finds what the patterns find', () => {
    const patterns = [/想(?:去)?死|(?<!不)活够/g, /[刀绳]{1,2}|药?片/g, /\d+楼/g]
    const given = new Gate(patterns)
    for (const text of ['想去死，活够了', '不活够', '刀绳刀', '三片药片', '住18楼', '天气好']) {
      const found = given.matches(text)
      patterns.forEach((pattern, i) => {
        const here = (found.get(i) ?? []).map((match) => `${match.index}:${match[0]}`)
        expect(here).toEqual([...text.matchAll(pattern)].map((match) => `${match.index}:${match[0]}`))
      })
    }
  })
})

describe('model', () => {
  it('shows the clause that weighed most', () => {
    const text = '早上买了菜，闹钟我都关掉了反正轮不到我用，天气好'
    expect(clausesOf(text)).toHaveLength(3)
    const [from, to] = heaviestClause(text)
    expect(text.slice(from, to)).toContain('轮不到我用')
  })

  it('gives its own evidence when it raises', () => {
    const given = screen('会员我都退了，以后轮不到我用')
    expect(given.score >= 0.5).toBe(given.level >= 'L2')
    for (const item of given.evidence.filter((one) => one.cue === 'model')) expect(item.quote).not.toBe('')
  })

  it('never clears a plain or imminent cue', () => {
    for (const text of ['笑死，不过我想自杀', '电影里说的，但我现在站在楼顶要跳了'])
      expect(screen(text).level >= 'L3', text).toBe(true)
  })
})
