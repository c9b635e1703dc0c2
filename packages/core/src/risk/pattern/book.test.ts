import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { personSources, talkSources } from '../context.ts'
import { wordsOf } from '../draft.ts'
import { idiomSources, negationSources } from '../lexicon/idioms.zh.ts'
import { signals } from '../lexicon/signals.zh.ts'
import { normalise } from '../normalise.ts'
import { allCues } from '../rules.ts'
import { explicitCases, harmlessCases, otherCases, veiledCases } from '../screen.cases.ts'
import { apart, Book } from './book.ts'
import { emptySpots } from './word-table.ts'

function read(patterns: readonly string[]): (text: string) => readonly (readonly [number, string])[] {
  const book = new Book([patterns])
  return (text) => {
    const codes = Uint16Array.from(text, (char) => char.charCodeAt(0))
    const spots = emptySpots()
    book.words.find(codes, 0, codes.length, spots)
    return apart(book.matches(0, spots, codes, codes.length), patterns.length).map(
      ({ pattern, start, end }) => [pattern, text.slice(start, end)],
    )
  }
}

describe('book of patterns', () => {
  it.each([
    ['想(?:要|去)?死', '我想去死了，也想死', ['想去死', '想死']],
    ['(?<!不)想死', '不想死', []],
    ['(?<![不没])想[^，。]{0,3}死(?!党)', '我想见死党，想这就死', ['想这就死']],
    ['药(?=没了|$)', '药还有，药没了，药', ['药', '药']],
    ['(?:笑|累)死(?:我|人)?(?:了|啦)?', '笑死我了累死啦', ['笑死我了', '累死啦']],
    ['^再见', '再见，再见', ['再见']],
    ['(?:在|去)桥(?!上[^，。]{0,4}散步)', '在桥上慢慢散步，去桥上', ['去桥']],
    ['\\d{2,}片', '吃了30片', ['30片']],
  ] as const)('%s', (pattern, text, quotes) => {
    expect(read([pattern])(text).map(([, quote]) => quote)).toEqual(quotes)
  })

  it('finds what a regular expression of the same words would find, for every cue on every case', {
    timeout: 60_000,
  }, () => {
    const patterns = [
      ...allCues.map((cue) => cue.pattern),
      ...idiomSources,
      ...negationSources,
      ...talkSources,
      ...personSources,
      ...signals.map((signal) => signal.pattern),
    ]
    const expressions = patterns.map((pattern) => new RegExp(pattern))
    const find = read(patterns)
    const cases = [...explicitCases, ...veiledCases, ...otherCases].map(([text]) => text)
    for (const text of [...cases, ...harmlessCases].map((one) => wordsOf(normalise(one)))) {
      const found = new Set(find(text).map(([pattern]) => pattern))
      expressions.forEach((expression, i) => {
        const hit = expression.exec(text)
        if (hit === null || hit[0] !== '')
          expect(found.has(i), `${patterns[i]} in ${text}`).toBe(hit !== null)
      })
    }
  })

  it('reads the same whatever stands around, for a word that looks at nothing', () => {
    const find = read(['不想活了'])
    fc.assert(
      fc.property(fc.string({ maxLength: 20 }), fc.string({ maxLength: 20 }), (before, after) => {
        expect(find(`${before}不想活了${after}`).length).toBeGreaterThan(0)
      }),
    )
  })
})
