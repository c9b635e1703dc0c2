import { describe, expect, it } from 'vitest'
import { optionsOf } from '../answers.ts'
import { formIn } from '../form-in.ts'
import { formShown } from '../form-shown.ts'
import { definitions, mustFindInstrument } from '../registry.ts'
import { englishOf } from './english.ts'

const both = definitions.flatMap((definition) => {
  const english = englishOf(definition)
  return english ? [[definition.id, definition, english] as const] : []
})
const chinese = /[\u4e00-\u9fff]/

describe('a form that can be read in English', () => {
  it('is every form of the quick set, and the questions about safety that may follow it', () => {
    const ids = both.map(([id]) => id)
    for (const id of ['phq9', 'phq4', 'phq2', 'gad7', 'gad2', 'function', 'asq']) expect(ids).toContain(id)
  })

  it.each(both)(
    '%s has the same questions, and a label for each of their answers',
    (_, definition, english) => {
      expect(Object.keys(english.items).sort()).toEqual(definition.items.map((one) => one.id).sort())
      for (const item of definition.items) {
        const options = optionsOf(definition, item)
        const own = english.items[item.id]!.options
        if (item.options) expect(own?.length, item.id).toBe(options.length)
        // numbers need no words
        else if (options.some((one) => one.label))
          expect((own ?? english.options)?.length, item.id).toBe(options.length)
      }
    },
  )

  it.each(both)('%s says no Chinese word in English but the name of the project', (_, definition) => {
    const { instrument, ...shown } = formIn(formShown(definition), 'en')
    const { english: _english, ...words } = shown
    expect(instrument).toBe(definition.id)
    expect(words.language).toBe('en')
    expect(JSON.stringify(words).replaceAll('安心小屋', '')).not.toMatch(chinese)
  })

  it.each(both)('%s asks for the same values in both languages', (_, definition) => {
    const values = (language: 'zh' | 'en') =>
      formIn(formShown(definition), language).items.map(({ id, safety, options }) => [
        id,
        safety,
        options.map((one) => one.value),
      ])
    expect(values('en')).toEqual(values('zh'))
  })

  it('is asked in Chinese where there is no English, or where its version is a newer one', () => {
    expect(formIn(formShown(mustFindInstrument('who5')), 'en')).toMatchObject({
      language: 'zh',
      english: null,
    })
    expect(englishOf({ id: 'phq9', version: '1.0.1' })).toBeUndefined()
    expect(englishOf({ id: 'toString', version: '1.0.0' })).toBeUndefined()
  })

  it('says yes and no to the right value', () => {
    const gds = formIn(formShown(mustFindInstrument('gds15')), 'en')
    expect(gds.items[0]!.options).toEqual([
      { value: 0, label: 'No' },
      { value: 1, label: 'Yes' },
    ])
    const asq = formIn(formShown(mustFindInstrument('asq')), 'en')
    expect(asq.items[4]!.options.map((one) => `${one.value} ${one.label}`)).toEqual([
      '0 No',
      '1 Yes',
      '2 I would rather not say',
    ])
  })
})
