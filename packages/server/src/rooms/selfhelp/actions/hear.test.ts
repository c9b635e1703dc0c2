import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'

const screener = '@anxin/core/risk/screen.ts'
type Screener = typeof import('@anxin/core/risk/screen.ts')
let screen: Screener['screen']
let { hear, hearTexts, soundsRisky } = {} as typeof import('./hear.ts')

// the files of a run share what is loaded: this one loads its own, with a screener that can break, and leaves none of it
beforeAll(async () => {
  vi.resetModules()
  vi.doMock(screener, async (original) => {
    const real = await original<Screener>()
    return { ...real, screen: vi.fn(real.screen) }
  })
  ;({ hear, hearTexts, soundsRisky } = await import('./hear.ts'))
  ;({ screen } = await import('@anxin/core/risk/screen.ts'))
})
afterEach(() => vi.mocked(screen).mockClear())
afterAll(() => {
  vi.doUnmock(screener)
  vi.resetModules()
})

describe('what is heard in one request', () => {
  it('is the gravest of all its texts, with the words of every dangerous one', () => {
    const heard = hearTexts(['今天买了菜', '我不想活了', '药都准备好了，今晚就吃', null, ''])
    expect(heard.level).toBe('L4')
    expect(heard.quotes.join()).toContain('不想活')
    expect(heard.quotes.join()).not.toContain('买了菜')
    expect(hearTexts([]).level).toBe('L0')
  })

  it('counts as L3 when the screener breaks, with the words as they stand', () => {
    vi.mocked(screen).mockImplementationOnce(() => {
      throw new Error('broken')
    })
    expect(hearTexts(['随便一句'])).toMatchObject({ level: 'L3', fault: true, quotes: ['随便一句'] })
  })

  it('is screened once, at the door, wherever the words stand', () => {
    const body = { fields: { thought: '我想死', feeling: 80, done: true, other: null } }
    expect(soundsRisky(body)).toBe(true)
    hear(body)
    expect(screen).toHaveBeenCalledTimes(1)
    expect(soundsRisky({ note: '想吃烤红薯' })).toBe(false)
    expect(soundsRisky({ reason: '我不想活了' })).toBe(true)
    expect(soundsRisky({ step: '我不想活了' })).toBe(true)
  })
})
