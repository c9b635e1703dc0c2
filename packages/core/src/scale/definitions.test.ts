import fs from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { problemsOf } from './check.ts'
import type { Definition } from './definition.ts'
import { phq9 } from './definitions/mood.ts'
import { whyNotOffered } from './offer.ts'
import { definitions, mustFindInstrument } from './registry.ts'

const content = fileURLToPath(new URL('../../content/instruments', import.meta.url))

describe('an instrument', () => {
  it.each(definitions.map((one) => [one.id, one] as const))(
    '%s has licence, source, bands without a gap and worked examples that hold',
    (_, definition) => {
      expect(problemsOf(definition)).toEqual([])
    },
  )

  it.each(definitions.filter((one) => one.textFrom.length > 0).map((one) => [one.id, one] as const))(
    '%s shows a text whose licence lies beside it',
    (_, { textFrom, licence }) => {
      for (const folder of textFrom) {
        const file = path.join(content, folder, 'LICENSE')
        expect(fs.existsSync(file), file).toBe(true)
        expect(fs.readFileSync(file, 'utf8')).toContain(licence.notice)
      }
    },
  )

  it('of somebody else ships its text only with a licence folder', () => {
    const bare = definitions.filter(
      (one) => one.textFrom.length === 0 && one.wording !== 'scoring_only' && one.wording !== 'own',
    )
    expect(bare.map((one) => one.id)).toEqual([])
  })

  it('has an id and a version of its own', () => {
    const keys = definitions.map((one) => `${one.id} ${one.version}`)
    expect(new Set(keys).size).toBe(keys.length)
  })
})

describe('a definition that lacks something cannot be published', () => {
  const broken: readonly [string, Definition][] = [
    ['licence notice', { ...phq9, licence: { ...phq9.licence, notice: ' ' } }],
    ['licence address', { ...phq9, licence: { ...phq9.licence, url: '' } }],
    ['source', { ...phq9, source: '' }],
    ['worked examples', { ...phq9, golden: [] }],
    ['a true worked example', { ...phq9, golden: [{ ...phq9.golden[0]!, total: 1 }] }],
    ['a band', { ...phq9, bands: phq9.bands.slice(1) }],
    ['permission for its text', { ...phq9, licence: { ...phq9.licence, status: 'permission_required' } }],
    ['a text', { ...phq9, items: [{ id: '1' }, ...phq9.items.slice(1)] }],
    ['the mark of a draft', { ...phq9, wording: 'LOW' }],
    ['an item a trigger names', { ...phq9, items: phq9.items.slice(0, 8) }],
  ]
  it.each(broken)('%s', (_, definition) => {
    expect(problemsOf(definition)).not.toEqual([])
  })
})

describe('the register', () => {
  it.each([
    ['PHQ-9', 'phq9'],
    ['phq9', 'phq9'],
    ['UCLA-3', 'ucla3'],
    ['PC-PTSD-5', 'pcptsd5'],
    ['AUDIT-C', 'auditc'],
    ['CES-DC', 'cesdc'],
    ['WHODAS 2.0 (12)', 'whodas12'],
    ['ProQOL 5', 'proqol5'],
    ['PG-13-R', 'pg13r'],
    ['C-SSRS screener', 'cssrs'],
  ])('knows %s as %s', (name, id) => {
    expect(mustFindInstrument(name).id).toBe(id)
  })

  it.each(['SCL-90', 'SCL-90-R', 'SDQ', 'PSQI', 'SAS', 'SDS', 'BDI-II', 'HADS', 'HAMD', 'IES-R', 'SCI'])(
    'refuses %s by name',
    (name) => {
      expect(() => mustFindInstrument(name)).toThrow(/is not shipped/)
    },
  )

  it.each(['', 'phq', 'gds', 'constructor', '__proto__', 'phq99'])(
    'does not guess what "%s" means',
    (name) => {
      expect(() => mustFindInstrument(name)).toThrow(/unknown instrument/)
    },
  )
})

describe('what a site may offer', () => {
  const why = (name: string, site = {}) => whyNotOffered(mustFindInstrument(name), site)

  it('is off for non-commercial packs until somebody signs', () => {
    expect(why('WHO-5')).toBe('needs_signatory')
    expect(why('WHO-5', { nonCommercialSignatory: ' ' })).toBe('needs_signatory')
    expect(why('WHO-5', { nonCommercialSignatory: '机构负责人' })).toBeUndefined()
  })

  it('is off for packs nobody turned on and for scales whose text is not loaded', () => {
    expect(why('EPDS', { nonCommercialSignatory: '机构负责人', loadedTexts: ['epds'] })).toBe('pack_off')
    expect(why('ISI')).toBe('text_not_loaded')
    expect(why('ISI', { enabled: ['isi'] })).toBe('text_not_loaded')
    expect(why('ISI', { loadedTexts: ['isi'] })).toBe('pack_off')
    expect(why('ISI', { enabled: ['isi'], loadedTexts: ['isi'] })).toBeUndefined()
    expect(why('PHQ-9')).toBeUndefined()
  })
})
