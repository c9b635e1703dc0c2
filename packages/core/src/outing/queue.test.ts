import fc from 'fast-check'
import { expect, it } from 'vitest'
import {
  countWaiting,
  type Edit,
  nothingWaits,
  taken,
  toSend,
  typed,
  type Waiting,
  type Written,
} from './queue.ts'

type Seen = Written & { field: 'seen'; value: string }
const said = (value: string): Seen => ({ field: 'seen', value })

/** What the house does with a change: once, over its base alone, else beside. */
class House {
  revision = 0
  value = ''
  readonly beside: string[] = []
  readonly known = new Set<string>()
  readonly values = new Set<string>()
  take(edit: Edit<Seen>): void {
    if (this.known.has(edit.id)) return
    this.known.add(edit.id)
    this.values.add(edit.said.value)
    if (edit.said.value === this.value) return
    if (edit.base === this.revision) {
      this.revision += 1
      this.value = edit.said.value
    } else this.beside.push(edit.id)
  }
}

it('one device alone never stands in its own way, however many answers are lost', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('type', 'send', 'lost'), { maxLength: 40 }), (acts) => {
      const house = new House()
      let now: Waiting<Seen> = nothingWaits
      let n = 0
      const newId = (): string => {
        n += 1
        return `e${n}`
      }
      const send = (lost: boolean): void => {
        const { waiting, edits } = toSend(now, newId)
        now = waiting
        for (const edit of edits) house.take(edit)
        if (!lost) now = taken(now, edits, { seen: house.revision }, house.beside)
      }
      let last = ''
      for (const [at, act] of acts.entries()) {
        if (act === 'type') {
          last = `写${at}`
          now = typed(now, said(last), house.revision, '')
        } else send(act === 'lost')
      }
      send(false)
      send(false)
      expect(countWaiting(now)).toBe(0)
      expect(house.beside).toEqual([])
      expect(house.value).toBe(last)
    }),
  )
})

it('what somebody else wrote meanwhile is stood beside, and what is typed on afterwards is not lost', () => {
  const house = new House()
  let now = typed<Seen>(nothingWaits, said('我写的'), 0, '')
  house.take({ id: 'other', base: 0, said: said('同事写的'), writtenAt: '' })
  const { waiting, edits } = toSend(now, () => 'mine')
  now = typed(waiting, said('我写的，又多了一句'), 1, '')
  for (const edit of edits) house.take(edit)
  now = taken(now, edits, { seen: house.revision }, house.beside)
  const next = toSend(now, () => 'more')
  for (const edit of next.edits) house.take(edit)
  expect(house.value).toBe('同事写的')
  expect(house.beside).toEqual(['mine', 'more'])
  expect(countWaiting(taken(next.waiting, next.edits, {}, house.beside))).toBe(0)
})
