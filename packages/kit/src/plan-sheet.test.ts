import { planFieldNames } from '@anxin/core/plan/fields.ts'
import { describe, expect, it } from 'vitest'
import {
  beginWriting,
  editsOf,
  emptyPlan,
  type PlanFields,
  type PlanSheet,
  receive,
  type Writing,
} from './plan-sheet.ts'

const sheet = (
  fields: Partial<PlanFields> = {},
  version = 0,
  clashes: PlanSheet['clashes'] = [],
): PlanSheet => ({
  seq: version,
  fields: { ...emptyPlan, ...fields },
  versions: Object.fromEntries(
    planFieldNames.map((name) => [name, name in fields ? version : 0]),
  ) as PlanSheet['versions'],
  authors: {},
  clashes,
  kept: null,
})
let n = 0
const newId = () => `id-${++n}`
const write = (now: Writing, part: Partial<PlanFields>): Writing => ({
  ...now,
  draft: { ...now.draft, ...part },
})

describe('the sheet on one of two faces', () => {
  it('sends only what was changed here, upon the change it was made upon', () => {
    const now = write(beginWriting(sheet({ warningSigns: ['睡不着'] }, 3)), {
      warningSigns: ['睡不着', '', ' 发呆 '],
    })
    expect(editsOf(now, newId)).toMatchObject([{ field: 'warningSigns', base: 3, value: ['睡不着', '发呆'] }])
  })
  it('a row just begun is sent to nobody and not taken away', () => {
    const now = write(beginWriting(sheet({ warningSigns: ['睡不着'] }, 3)), { warningSigns: ['睡不着', ''] })
    expect(editsOf(now, newId)).toEqual([])
    expect(receive(now, sheet({ warningSigns: ['睡不着'] }, 3)).draft.warningSigns).toEqual(['睡不着', ''])
  })
  it('follows the other where nothing was written here', () => {
    const now = receive(beginWriting(sheet()), sheet({ innerCoping: ['散步'] }, 1))
    expect(now.draft.innerCoping).toEqual(['散步'])
    expect(editsOf(now, newId)).toEqual([])
  })
  it('keeps what is being written while the other changes the same field, and sends it as upon the old one', () => {
    const now = receive(
      write(beginWriting(sheet({ reasonToLive: '女儿' }, 1)), { reasonToLive: '女儿和猫' }),
      sheet({ reasonToLive: '妈妈' }, 2),
    )
    expect(now.draft.reasonToLive).toBe('女儿和猫')
    expect(editsOf(now, newId)).toMatchObject([{ base: 1, value: '女儿和猫' }])
  })
  it('gives way once the house has kept both', () => {
    const now = write(beginWriting(sheet({ reasonToLive: '女儿' }, 1)), { reasonToLive: '女儿和猫' })
    const sent = editsOf(now, newId)
    const clash = { id: sent[0]!.id, field: 'reasonToLive' as const } as PlanSheet['clashes'][number]
    const after = receive(now, sheet({ reasonToLive: '妈妈' }, 2, [clash]), sent)
    expect(after.draft.reasonToLive).toBe('妈妈')
    expect(editsOf(after, newId)).toEqual([])
  })
  it('goes on typing after a sending: the rest is a change upon the own one', () => {
    const first = write(beginWriting(sheet()), { reasonToLive: '女' })
    const sent = editsOf(first, newId)
    const after = receive(write(first, { reasonToLive: '女儿' }), sheet({ reasonToLive: '女' }, 1), sent)
    expect(after.draft.reasonToLive).toBe('女儿')
    expect(editsOf(after, newId)).toMatchObject([{ base: 1, value: '女儿' }])
  })
})
