import fs from 'node:fs'
import path from 'node:path'
import { caseStates, caseSteps } from '@anxin/core/casework/state.ts'
import { describe, expect, it } from 'vitest'
import { root } from './sources.ts'

describe('the way of a case', () => {
  it('is the same in core and in the database', () => {
    const sql = fs.readFileSync(path.join(root, 'packages/server/migrations/0016_casework.sql'), 'utf8')
    const inSql = [...sql.matchAll(/'([A-Z_]+)>([A-Z_]+)'/g)].map(([, from, to]) => `${from}>${to}`).sort()
    const inCore = caseStates.flatMap((from) => caseSteps[from].map((to) => `${from}>${to}`)).sort()
    expect(inSql).toEqual(inCore)
  })
})
