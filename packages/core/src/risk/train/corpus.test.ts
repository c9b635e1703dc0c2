import { describe, expect, it } from 'vitest'
import { buildCorpus } from './corpus.ts'
import { kinOf } from './kin.ts'

describe('corpus', () => {
  const corpus = buildCorpus()

  // Fifty thousand lines are put together once more, which a busy machine takes its time for.
  it('is the same at every run', { timeout: 60_000 }, () => {
    expect(JSON.stringify(buildCorpus()) === JSON.stringify(corpus)).toBe(true)
  })

  it('holds a family back whole or not at all', () => {
    const held = new Map<string, boolean>()
    for (const line of corpus) {
      expect(held.get(line.family) ?? line.held, line.family).toBe(line.held)
      held.set(line.family, line.held)
    }
  })

  it('holds back about a fifth', () => {
    const share = corpus.filter((line) => line.held).length / corpus.length
    expect(share).toBeGreaterThan(0.15)
    expect(share).toBeLessThan(0.3)
  })
})

describe('kin', () => {
  it('keeps together lines that read alike', () => {
    expect(kinOf(['我把猫送给邻居了', '我把猫送给楼下邻居了', '今天下雨没带伞'])).toEqual([
      ['我把猫送给邻居了', '我把猫送给楼下邻居了'],
      ['今天下雨没带伞'],
    ])
  })
})
