import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { wordsOf } from './draft.ts'
import { clausesOf, windowsOf } from './features.ts'
import { bytesOf, characterUnit, factUnit, hiddenSize, unitCount } from './hidden.ts'
import { hidden, weights } from './lexicon/weights.ts'
import { judge } from './model.ts'
import { normalise } from './normalise.ts'
import { allCues, readByRules } from './rules.ts'
import { harmlessCases, veiledCases } from './screen.cases.ts'
import { screen } from './screen.ts'
import { stretchOf } from './train/example.ts'

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
  it('judges a stretch by the very features and units it learnt from', () => {
    const { bias, scale, data } = weights.risk
    const values = bytesOf(data)
    const rows = bytesOf(hidden.rows)
    for (const text of [...harmlessCases, ...veiledCases.map(([one]) => one)]) {
      const reading = readByRules(text)
      const { risk, span } = judge(reading.view, reading.concepts, reading.facts)
      const clauses = clausesOf(reading.view.codes, reading.view.length)
      const { at, value, units, share } = stretchOf(
        reading,
        clauses.filter(([from, to]) => from >= span[0] && to <= span[1]),
      )
      let sum = 0
      at.forEach((bucket, i) => {
        sum += values[bucket]! * value[i]! * scale
      })
      hidden.heads.risk.forEach((weight, h) => {
        let lit = hidden.bias[h]!
        for (const unit of units) lit += rows[unit * hiddenSize + h]! * hidden.scale * share
        sum += weight * Math.max(0, lit)
      })
      expect(bias + sum, text).toBeCloseTo(risk, 3)
    }
  })

  it('has a row for every unit', () => {
    expect(bytesOf(hidden.rows).length).toBe(unitCount * hiddenSize)
    expect(hidden.bias.length).toBe(hiddenSize)
    for (const text of [...harmlessCases, ...veiledCases.map(([one]) => one)])
      for (const fact of readByRules(text).facts) expect(factUnit(fact)).toBeLessThan(characterUnit(0))
    expect(factUnit(100 + allCues.length)).toBeLessThan(characterUnit(0))
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
