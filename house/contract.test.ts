import fs from 'node:fs'
import path from 'node:path'
import { refusals } from '@anxin/contract/refusal.ts'
import { allEndpoints } from '@anxin/contract/rooms.ts'
import { refusalsEn } from '@anxin/kit/refusals.en.ts'
import { refusalsZh } from '@anxin/kit/refusals.zh.ts'
import { describe, expect, it } from 'vitest'
import { houseRoutes } from '../packages/server/src/house.ts'
import { root } from './sources.ts'

const name = (e: { method: string; path: string }): string => `${e.method} ${e.path}`

describe('the contract', () => {
  it('is answered by exactly one route for each doorway', () => {
    const served = [...houseRoutes.routes, ...houseRoutes.streams].map((one) => name(one.endpoint)).sort()
    expect(served).toEqual([...new Set(served)])
    expect(served).toEqual(allEndpoints.map(name).sort())
  })

  it('gives every doorway an audit line of its own', () => {
    const lines = allEndpoints.map((e) => e.audit)
    expect(lines.filter((line, i) => lines.indexOf(line) !== i)).toEqual([])
    for (const line of lines) expect(line).toMatch(/^[a-z]+\.[a-z0-9_]+$/)
  })

  it('has words in both languages for every no', () => {
    for (const code of [...Object.keys(refusals), 'FAULT', 'OFFLINE'] as (keyof typeof refusalsZh)[]) {
      expect(refusalsZh[code]?.length, code).toBeGreaterThan(3)
      expect(refusalsEn[code]?.length, code).toBeGreaterThan(3)
    }
  })

  it('has a row wall on every table that carries an agency or a person', () => {
    const sql = fs
      .readdirSync(path.join(root, 'packages/server/migrations'))
      .sort()
      .map((file) => fs.readFileSync(path.join(root, 'packages/server/migrations', file), 'utf8'))
      .join('\n')
    const tables = sql
      .split(/;\s*\n/)
      .flatMap((one) =>
        [...(/create table (\w+) \(([\s\S]*)/.exec(one) ?? [])].slice(1, 2).map((table) => ({ table, one })),
      )
    const personal = tables.filter(({ one }) => /tenant_id|resident_id/.test(one)).map(({ table }) => table)
    const walled = personal.filter((table) =>
      new RegExp(`alter table ${table} enable row level|'${table}'`).test(sql),
    )
    expect(personal.length).toBeGreaterThan(20)
    expect(personal.filter((table) => !walled.includes(table))).toEqual([])
  })
})
