import { describe, expect, it } from 'vitest'
import { screenSafely } from './screen-safely.ts'

describe('a screening that cannot be done', () => {
  it('counts as high, and says that it failed', () => {
    const { screening, fault } = screenSafely(undefined as never)
    expect(fault).toBe(true)
    expect(screening.level).toBe('L3')
  })

  it('is told apart from one that found nothing', () => {
    expect(screenSafely('今天天气不错')).toMatchObject({ fault: false, screening: { level: 'L0' } })
  })
})
