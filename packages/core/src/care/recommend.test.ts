import { describe, expect, it } from 'vitest'
import { mustFindInstrument } from '../scale/registry.ts'
import { scoreAnswers } from '../scale/score.ts'
import { edges } from './cases/edges.cases.ts'
import { goldenVignettes, linesIn, sweeps, type Vignette } from './cases/vignettes.cases.ts'
import { type CareInput, contexts, histories, observations } from './input.ts'
import { recommendCare } from './recommend.ts'
import { rejectEvidence, rejectionOf, rejectionsThatHold } from './reject.ts'

const said = (input: CareInput): string => {
  const { rule, colour, tier } = recommendCare(input)
  return `${rule} ${colour} ${tier}`
}
const judge = ([name, input, expected, lines]: Vignette): void => {
  it(name, () => {
    expect(said(input)).toBe(expected)
    if (lines !== undefined) expect(linesIn(recommendCare(input), lines)).toBe(lines)
  })
}

describe('the 25 vignettes of the specification', () => {
  goldenVignettes.forEach(judge)

  it('24 is scored from its answers', () => {
    const answers = { 1: 2, 2: 2, 4: 2, 5: 3, 6: 2, 8: 3, 9: 0 }
    const { total, prorated } = scoreAnswers(mustFindInstrument('phq9'), answers)
    expect({ total, prorated }).toEqual({ total: 18, prorated: true })
  })

  it('25 has no total to judge by', () => {
    const { valid, total, band } = scoreAnswers(mustFindInstrument('gad7'), { 1: 1, 2: 1, 3: 1, 4: 1, 5: 1 })
    expect({ valid, total, band }).toEqual({ valid: false, total: null, band: null })
  })
})

describe('every total of every scale', () => {
  sweeps.forEach(judge)
})

describe('where rules meet', () => {
  edges.forEach(judge)

  it('has well over three hundred vignettes, each of its own', () => {
    const all = [...goldenVignettes, ...sweeps, ...edges]
    expect(all.length).toBeGreaterThanOrEqual(300)
    expect(new Set(edges.map(([name]) => name)).size).toBe(edges.length)
  })

  it('uses every word of the vocabulary', () => {
    const all = [...goldenVignettes, ...sweeps, ...edges].map(([, input]) => input)
    const used = (list: 'context' | 'history' | 'observed'): Set<string> =>
      new Set(all.flatMap((one) => [...(one[list] ?? [])]))
    expect(contexts.filter((one) => !used('context').has(one))).toEqual([])
    expect(histories.filter((one) => !used('history').has(one))).toEqual([])
    expect(observations.filter((one) => !used('observed').has(one))).toEqual([])
  })
})

describe('evidence', () => {
  it('names the finding in the words it came in', () => {
    const { evidence } = recommendCare({ chat: 'L3', age: 15 })
    expect(evidence).toEqual([
      { rule: 'O1', line: 'O1.chat', tier: 3, findings: [{ fact: 'chat', value: 'L3' }] },
      {
        rule: 'O3',
        line: 'O3.vulnerable',
        tier: 3,
        findings: [
          { fact: 'chat', value: 'L3' },
          { fact: 'context.minor', value: true },
        ],
      },
    ])
  })

  it('can be rejected, and the level is worked out again', () => {
    const input: CareInput = {
      chat: 'L3',
      function: 'moderate',
      observed: ['not_eating_48h'],
      scales: { gad7: { total: 12 } },
    }
    expect(said(input)).toBe('O1 ORANGE 4')
    expect(said(rejectEvidence(input, ['chat']))).toBe('O2 ORANGE 4')
    expect(said(rejectEvidence(input, ['chat', 'observed.not_eating_48h']))).toBe('Y2 YELLOW 3')
    expect(said(rejectEvidence(input, ['chat', 'observed.not_eating_48h', 'gad7.total']))).toBe('Y3 YELLOW 2')
    expect(said(rejectEvidence(input, ['chat', 'observed.not_eating_48h', 'gad7.total', 'function']))).toBe(
      'G0 GREEN 0',
    )
  })

  it('rejected of a safety item leaves it unknown, not zero', () => {
    const input: CareInput = { scales: { phq9: { total: 12, item9: 2 } } }
    expect(said(rejectEvidence(input, ['phq9.item9']))).toBe('Y1 YELLOW 2')
  })

  it('stays rejected for the very answer, and for no changed or newer one', () => {
    const input = {
      scales: { phq9: { total: 9, item9: 1 }, asq: { q1_4: 'yes' as const } },
      chat: 'L2' as const,
    }
    const here = { sittingId: 's1', chatAt: 't1' }
    const kept = ['phq9.item9', 'asq.q1_4', 'chat'].map((fact) => rejectionOf(input, fact, here, '甲')!)
    const holds = (found: typeof input & object, source = here) =>
      rejectionsThatHold(found, kept, source).map((one) => one.fact)
    expect(holds(input)).toEqual(['phq9.item9', 'asq.q1_4', 'chat'])
    expect(holds(input, { sittingId: 's2', chatAt: 't1' })).toEqual(['chat'])
    expect(holds(input, { sittingId: 's1', chatAt: 't2' })).toEqual(['phq9.item9', 'asq.q1_4'])
    const worse = {
      ...input,
      scales: { phq9: { total: 9, item9: 2 }, asq: { q1_4: 'yes' as const, q5: 'yes' } },
    }
    expect(holds(worse as typeof input)).toEqual(['chat'])
    expect(rejectionOf(input, 'phq9.item9', { sittingId: null, chatAt: null }, '甲')).toBeUndefined()
  })

  it('rejected of the ASQ takes the whole ASQ away', () => {
    expect(said(rejectEvidence({ scales: { asq: { q1_4: 'yes', q5: 'yes' } } }, ['asq.q5']))).toBe(
      'G0 GREEN 0',
    )
  })

  it('rejected of an abuse flag counts as reviewed', () => {
    expect(said(rejectEvidence({ context: ['abuse_or_dv'] }, ['abuse_unreviewed']))).toBe('G0 GREEN 0')
  })
})
