import { describe, expect, it } from 'vitest'
import { colours, gradeOfColour } from './colour.ts'
import { resultWords } from './result.words.ts'
import { serviceLevelOf, serviceLevels } from './sla.ts'

describe('how soon a person comes', () => {
  it('calls within 24 hours for Y1 and within 72 for the rest of YELLOW', () => {
    expect(serviceLevelOf('YELLOW', 'Y1')?.contact).toEqual({ hours: 24 })
    expect(serviceLevelOf('YELLOW', 'Y2')?.contact).toEqual({ hours: 72 })
  })

  it('takes the terms of the new colour when circumstances raised it', () => {
    expect(serviceLevelOf('ORANGE', 'Y1')).toBe(serviceLevels.ORANGE)
    expect(serviceLevelOf('YELLOW', 'G0')?.contact).toEqual({ hours: 72 })
  })

  it('promises nothing for GREEN', () => {
    expect(serviceLevelOf('GREEN', 'G0')).toBeUndefined()
    expect(gradeOfColour('GREEN+')).toBeUndefined()
    expect(gradeOfColour('RED-E')).toBe('RED_E')
  })
})

describe('what a resident reads', () => {
  it.each(colours)('says neither colour nor label nor score (%s)', (colour) => {
    const { title, body, buttons } = resultWords[colour]
    const all = [title, body, ...buttons].join('')
    expect(all.replace('这是筛查，不是诊断', '')).not.toMatch(
      /红|橙|黄色|绿|分数|得分|抑郁|焦虑|障碍|症|诊断|患者|病人|自杀|高风险|重度|中度|轻度/,
    )
    expect(buttons.length).toBeGreaterThan(0)
  })
})
