import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { wordsOf } from './draft.ts'
import { clausesOf, Features, featuresIn, windowsOf } from './features.ts'
import { weights } from './lexicon/weights.ts'
import { judge } from './model.ts'
import { normalise } from './normalise.ts'
import { readByRules } from './rules.ts'
import { harmlessCases, veiledCases } from './screen.cases.ts'
import { screen } from './screen.ts'

describe('the stretches that the model judges', () => {
  it('are whole clauses', () => {
    const view = normalise('早上买了菜，闹钟我都关掉了反正轮不到我用。天气好')
    expect(clausesOf(view.codes, view.length).map(([from, to]) => wordsOf(view, from, to))).toEqual([
      '早上买了菜',
      '闹钟我都关掉了反正轮不到我用',
      '天气好',
    ])
  })

  it('cover every clause, in order', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 30 }), (lengths) => {
        let at = 0
        const clauses = lengths.map((length) => {
          const from = at
          at += length + 1
          return [from, from + length] as const
        })
        const covered = new Set<number>()
        for (const [first, last] of windowsOf(clauses)) for (let i = first; i <= last; i += 1) covered.add(i)
        expect(covered.size).toBe(clauses.length)
      }),
    )
  })
})

describe('model', () => {
  it('judges a stretch by the very features it learnt from', () => {
    const { bias, scale, data } = weights.risk
    const values = Int8Array.from(Buffer.from(data, 'base64'))
    for (const text of [...harmlessCases, ...veiledCases.map(([one]) => one)]) {
      const { view, concepts, facts } = readByRules(text)
      const { risk, span } = judge(view, concepts, facts)
      const features = new Features()
      featuresIn(view, concepts, span, facts, features)
      let sum = 0
      for (let i = 0; i < features.count; i += 1) sum += values[features.at[i]!]! * features.value[i]!
      expect(bias + sum * scale, text).toBeCloseTo(risk, 3)
    }
  })

  it('shows the stretch that it judged when it raises', () => {
    const given = screen('会员我都退了，以后轮不到我用')
    expect(given.score >= 0.5).toBe(given.level >= 'L2')
    for (const item of given.evidence.filter((one) => one.cue === 'model')) expect(item.quote).not.toBe('')
  })

  it('never clears a plain or imminent cue', () => {
    for (const text of ['笑死，不过我想自杀', '电影里说的，但我现在站在楼顶要跳了'])
      expect(screen(text).level >= 'L3', text).toBe(true)
    // ordinary talk around it, which the model takes for harmless: it alone would have cleared each of these
    for (const text of [
      '抑郁症复诊，医生说好转了，我想自杀，明天体育课打羽毛球',
      '辞职了，终于解脱了，下周去旅游，我想自杀，明天体育课打羽毛球',
      '热得要命，空调还坏了，吃了四十多片，头开始晕了，明天体育课打羽毛球',
    ]) {
      const { view, concepts, facts } = readByRules(text)
      expect(judge(view, concepts, facts).risk, text).toBeLessThan(0)
      expect(screen(text).level >= 'L3', text).toBe(true)
    }
  })
})
