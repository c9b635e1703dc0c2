import fs from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { runs } from './named-tests.ts'
import { root } from './sources.ts'

interface Rule {
  readonly of: string
  readonly file: string
  readonly title: string
}

const page = fs.readFileSync(path.join(root, 'docs/clinical/safety-rules.md'), 'utf8')
const lines = page.split('\n').filter((line) => /^\| [0-9AB]/.test(line))
const rules = lines.map((line): Rule => {
  const [, rule = '', , test = ''] = line.split(' | ').length === 3 ? ['', ...line.split(' | ')] : []
  const [, file = '', title = ''] = /`([^`]+)` “(.+)” \|$/.exec(test) ?? []
  return { of: rule.replace('| ', '').split(' ')[0]!, file, title }
})

describe('the page of safety rules', () => {
  it('names a test for every rule, and each of these tests is there and runs', () => {
    const missing = rules.filter(({ file, title }) => {
      const where = path.join(root, file)
      return !file || !fs.existsSync(where) || !runs(fs.readFileSync(where, 'utf8'), title)
    })
    expect(missing).toEqual([])
  })

  it('covers every section of the protocol and every promise of reliability', () => {
    const named = new Set(rules.map((rule) => rule.of))
    const sections = Array.from({ length: 11 }, (_, n) => `3.${n + 1}`)
    const promises = [...Array.from({ length: 9 }, (_, n) => `A${n + 1}`), 'A13', 'B16']
    expect([...sections, ...promises].filter((one) => !named.has(one))).toEqual([])
  })

  it('would notice a test that is gone, and one that is skipped', () => {
    expect(runs(`it('is heard', async () => {})`, 'is heard')).toBe(true)
    expect(runs(`it('is heard at once', async () => {})`, 'is heard')).toBe(false)
    expect(runs(`it.skip('is heard', async () => {})`, 'is heard')).toBe(false)
  })
})
