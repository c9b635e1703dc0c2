import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { joinTies, layEcomap, mostTies, type Tie, tieKinds, tieStrengths, tieWays, zigzag } from './ecomap.ts'

const tie = fc.record({
  id: fc.uuid(),
  name: fc.string({ minLength: 1, maxLength: 12 }),
  kind: fc.constantFrom(...tieKinds),
  relation: fc.string({ maxLength: 12 }),
  way: fc.constantFrom(...tieWays),
  strength: fc.constantFrom(...tieStrengths),
  home: fc.boolean(),
})
const one = (id: string, more: Partial<Tie> = {}): Tie => ({
  ...{ id, name: id, kind: 'kin', relation: '', way: 'support', strength: 2, home: false },
  ...more,
})

describe('an ecomap', () => {
  it('has room for everybody: each box stands whole on the paper, and none on the person', () => {
    fc.assert(
      fc.property(fc.uniqueArray(tie, { selector: ({ id }) => id, maxLength: mostTies }), (ties) => {
        const map = layEcomap(ties)
        expect(map.placed.map((each) => each.tie.id).sort()).toEqual(ties.map(({ id }) => id).sort())
        for (const { at } of map.placed) {
          expect(at.x - map.box.width / 2).toBeGreaterThanOrEqual(0)
          expect(at.x + map.box.width / 2).toBeLessThanOrEqual(map.width)
          expect(at.y - map.box.height / 2).toBeGreaterThanOrEqual(0)
          expect(at.y + map.box.height / 2).toBeLessThanOrEqual(map.height)
          expect(Math.hypot(at.x - map.middle.x, at.y - map.middle.y)).toBeGreaterThan(map.radius)
        }
      }),
    )
  })

  it('keeps sixteen boxes apart, however many live in one home', () => {
    const apart = (ties: readonly Tie[]): boolean => {
      const { placed, box } = layEcomap(ties)
      return placed.every(({ at: a }, n) =>
        placed
          .slice(n + 1)
          .every(({ at: b }) => Math.abs(a.x - b.x) >= box.width || Math.abs(a.y - b.y) >= box.height),
      )
    }
    const all = Array.from({ length: mostTies }, (_, n) => one(`t${n}`, { kind: tieKinds[n % 6]! }))
    expect(apart(all)).toBe(true)
    expect(apart(all.map((each, n) => ({ ...each, home: n < 8 })))).toBe(true)
    expect(apart(all.map((each) => ({ ...each, home: true })))).toBe(true)
  })

  it('draws a line around the home only where somebody lives in it', () => {
    expect(layEcomap([one('a')]).home).toBeUndefined()
    expect(layEcomap([one('a', { home: true })]).home).toBeDefined()
  })

  it('stands people of one kind beside one another', () => {
    const order = layEcomap([
      one('a', { kind: 'service' }),
      one('b', { kind: 'kin' }),
      one('c', { kind: 'service' }),
      one('d', { kind: 'kin' }),
    ]).placed.map(({ tie: { kind } }) => kind)
    expect(order).toEqual(['kin', 'kin', 'service', 'service'])
  })

  it('draws strain to and fro, from the one end to the other', () => {
    const way = zigzag({ x: 0, y: 0 }, { x: 60, y: 0 })
    expect([way[0], way.at(-1)]).toEqual([
      { x: 0, y: 0 },
      { x: 60, y: 0 },
    ])
    expect(new Set(way.slice(1, -1).map(({ y }) => Math.sign(y)))).toEqual(new Set([1, -1]))
  })

  it('joins what two people drew: nothing of either is lost, and the own words stand', () => {
    const joined = joinTies([one('a', { name: '他的' }), one('b')], [one('a', { name: '我的' }), one('c')])
    expect(joined.map(({ id, name }) => `${id} ${name}`)).toEqual(['a 我的', 'c c', 'b b'])
  })
})
