import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Module, Step } from './define.ts'
import { moduleOf, modules } from './modules/registry.ts'
import { fitNow } from './pick.ts'
import {
  type Answer,
  frame,
  goBack,
  goOn,
  isWorse,
  leafOf,
  nightIn,
  progressOf,
  ratingsOf,
  screenNow,
  screensOf,
  startWalk,
  type Walk,
  writtenIn,
} from './player.ts'

/** Something a person might answer on a screen, also nothing. */
function answerTo(step: Step, seed: number): Answer {
  if (seed % 5 === 4 && step.kind !== 'choose') return null
  const leads = Object.keys(step.leads ?? {})
  if (step.kind === 'choose') return leads[seed % leads.length] ?? null
  if (step.kind === 'rate') return seed % 11
  if (step.kind === 'pick') return [`pick ${seed}`]
  if (step.kind === 'night') return { bedAt: 1380, riseAt: 420, fallMin: seed % 60, awakeMin: seed % 90 }
  return step.kind === 'write' ? `words ${seed}` : null
}

const anyModule = fc.constantFrom(...modules)
const anySeeds = fc.array(fc.nat(1000), { minLength: 60, maxLength: 60 })

function walkOn(module: Module, seeds: readonly number[], steps: number): Walk {
  let walk = startWalk(module)
  for (const seed of seeds.slice(0, steps)) walk = goOn(module, walk, answerTo(screenNow(module, walk), seed))
  return walk
}

describe('walking through an exercise', () => {
  it('ends, whatever is answered, and shows no screen twice', () => {
    fc.assert(
      fc.property(anyModule, anySeeds, (module, seeds) => {
        const walk = walkOn(module, seeds, 60)
        expect(screenNow(module, walk).id).toBe(frame.end)
        expect(new Set(walk.trail).size).toBe(walk.trail.length)
        expect(progressOf(module, walk)).toBe(1)
      }),
    )
  })

  it('loses nothing going back and on again', () => {
    fc.assert(
      fc.property(anyModule, anySeeds, fc.nat(25), fc.nat(10), (module, seeds, steps, backs) => {
        const there = walkOn(module, seeds, steps)
        let walk = there
        for (let n = 0; n < backs; n += 1) walk = goBack(walk)
        expect(walk.answers).toEqual(there.answers)
        while (walk.trail.length < there.trail.length) {
          const kept = walk.answers[screenNow(module, walk).id] ?? null
          walk = goOn(module, walk, kept)
        }
        expect(walk).toEqual(there)
      }),
    )
  })

  it('always asks consent first, a real step and whether it helped last', () => {
    for (const module of modules) {
      const ids = screensOf(module).map(({ id }) => id)
      expect(ids[0]).toBe(frame.consent)
      expect(ids.slice(-3)).toEqual([frame.real, frame.useful, frame.end])
      expect(ids.includes(frame.before)).toBe(module.rated)
      expect(ids.includes(frame.after)).toBe(module.rated)
    }
  })

  it('only ever goes forward along the way', () => {
    fc.assert(
      fc.property(anyModule, anySeeds, (module, seeds) => {
        const ids = screensOf(module).map(({ id }) => id)
        const places = walkOn(module, seeds, 60).trail.map((id) => ids.indexOf(id))
        expect(places).toEqual([...places].sort((a, b) => a - b))
      }),
    )
  })
})

describe('the stop rule', () => {
  const rated = (before: number | null, after: number | null): Walk => ({
    ...startWalk(moduleOf('M02')),
    answers: { [frame.before]: before, [frame.after]: after },
  })

  it('stops at three more, not at two', () => {
    expect(isWorse(rated(4, 7))).toBe(true)
    expect(isWorse(rated(4, 6))).toBe(false)
    expect(isWorse(rated(null, 10))).toBe(false)
    expect(isWorse(rated(9, null))).toBe(false)
  })

  it('also hears a rating in the middle', () => {
    expect(isWorse({ ...rated(3, null), answers: { [frame.before]: 3, now: 6 } })).toBe(true)
  })

  it('reads the ratings and how useful it was', () => {
    const walk = { ...rated(6, 4), answers: { [frame.before]: 6, [frame.after]: 4, [frame.useful]: 'u2' } }
    expect(ratingsOf(walk)).toEqual({ before: 6, after: 4, useful: 2 })
  })
})

describe('what stays of an exercise', () => {
  it('is what was written on the way that was walked, not on one left behind', () => {
    const module = moduleOf('M05')
    const walk: Walk = {
      ...startWalk(module),
      trail: ['worry', 'solvable', 'slot', 'shelf'],
      answers: { worry: '房租', action: '给房东打电话', slot: 'noon' },
    }
    expect(leafOf(module, walk)).toEqual({ worry: '房租', slot: 'noon' })
  })

  it('is nothing when nothing was written', () => {
    expect(leafOf(moduleOf('M05'), startWalk(moduleOf('M05')))).toBeNull()
    expect(leafOf(moduleOf('M02'), startWalk(moduleOf('M02')))).toBeNull()
  })

  it('keeps a night with its numbers', () => {
    const night = { bedAt: 1390, riseAt: 380, fallMin: 40, awakeMin: 20 }
    const fields = leafOf(moduleOf('M10'), {
      ...startWalk(moduleOf('M10')),
      trail: ['night'],
      answers: { night },
    })
    expect(nightIn(fields!)).toEqual(night)
    expect(nightIn({ bed_at: '23:00' })).toBeUndefined()
  })

  it('screens what was written, not what was only chosen', () => {
    const step = (kind: Step['kind']): Step => ({ id: 'x', kind })
    expect(writtenIn(step('pick'), ['听歌', '我自己的'], ['听歌'])).toEqual(['我自己的'])
    expect(writtenIn(step('choose'), 'yes', [])).toEqual([])
    expect(writtenIn(step('write'), '累', [])).toEqual(['累'])
    expect(
      writtenIn(step('weigh'), { options: [{ text: 'a', good: 'b', hard: 'c' }], chosen: 0 }, []),
    ).toEqual(['a', 'b', 'c'])
    expect(writtenIn(step('people'), { near: '小李', sometimes: '', could: '' }, [])).toContain('小李')
  })
})

describe('what fits now', () => {
  it('puts a hard mood before the hour, and the own way before the hour', () => {
    expect(fitNow(15, 1)[0]).toBe('M03')
    expect(fitNow(15, 2)[0]).toBe('M02')
    expect(fitNow(23, null)).toEqual(['M02', 'M10', 'M04'])
    expect(fitNow(9, null, ['M11', 'M10'])).toEqual(['M11', 'M10', 'M01'])
  })

  it('offers three, none twice', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 23 }), fc.constantFrom(null, 1, 2, 3, 4, 5), (hour, mood) => {
        const fit = fitNow(hour, mood as 1 | null, ['M02', 'M01'])
        expect(new Set(fit).size).toBe(3)
      }),
    )
  })
})
