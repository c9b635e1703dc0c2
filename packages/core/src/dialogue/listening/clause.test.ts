import { describe, expect, it } from 'vitest'
import type { Screening } from '../../risk/level.ts'
import { reply } from '../reply.ts'
import { type Locale, openingState } from '../state.ts'
import { clauseOf, isUnfinished } from './clause.ts'
import { isHard, readMirror } from './mirror.ts'

const noticed = (text: string, slice: string): Screening => {
  const start = text.indexOf(slice)
  expect(start, `“${slice}” stands in “${text}”`).toBeGreaterThanOrEqual(0)
  const evidence = [
    { cue: 'zh.hand_over', quote: slice, start, end: start + slice.length, level: 'L2' as const },
  ]
  return { level: 'L2', score: 0.6, subject: 'self', evidence, concerns: [], version: 'by hand' }
}

/** What the program says back between quotation marks, with each of the ways it has; undefined when it quotes nothing. */
function saidBack(text: string, slice: string, locale: Locale = 'zh'): string | undefined {
  const screening = noticed(text, slice)
  const quotes = [0, 1, 2, 3, 4, 5, 6, 7].flatMap((seed) => {
    const turn = { text, screening, level: 'L2' as const, state: openingState, locale, seed }
    const { lines, state } = reply({ ...turn, elder: false, minor: false })
    expect(state.asking, 'it asks directly, with a quotation or without').toBe('direct')
    return lines.flatMap((line) => [...line.text.matchAll(/“([^”]+)”/gu)].map((one) => one[1]!))
  })
  expect(new Set(quotes).size, quotes.join(' | ')).toBeLessThanOrEqual(1)
  return quotes[0]
}

describe('what was said is said back whole', () => {
  it.each([
    ['我把猫送给邻居了', '把猫送给', '我把猫送给邻居了'],
    ['这两天收拾屋子，我把猫送给楼下邻居了，它会过得好的', '把猫送给', '我把猫送给楼下邻居了'],
    ['东西都整理好了，银行卡交给我姐了', '银行卡交给', '银行卡交给我姐了'],
    ['我想把狗托付给楼下的阿姨', '把狗托付', '我想把狗托付给楼下的阿姨'],
    ['我把养了五年的多肉都送人了', '多肉都送人', '我把养了五年的多肉都送人了'],
    ['如果明天醒不过来就好了', '醒不过来就好', '如果明天醒不过来就好了'],
    ['想睡过去就不要再醒来', '想睡过去就不要再', '想睡过去就不要再醒来'],
    ['觉得自己是个累赘，拖累家里人', '自己是个累赘', '觉得自己是个累赘'],
    ['我是多余的，没人需要我', '没人需要', '没人需要我'],
    ['这个家没有我会更好', '没有我会更', '这个家没有我会更好'],
    ['好累，不想撑了', '不想撑', '不想撑了'],
    ['少了我太阳照样升', '少了我太阳照样', '少了我太阳照样升'],
    ['活着真没意思，每天就是熬', '活着真没意思', '活着真没意思'],
    ['没来过这世上就好了啊', '没来过这世上', '没来过这世上就好了'],
    ['我走了对谁都好', '我走了', '我走了对谁都好'],
    ['只有我不在了这个家才能缓过来', '我不在了这个家才', '只有我不在了这个家才能缓过来'],
    ['晚上睡不着 我把猫送给邻居了 明天出差', '把猫送给', '我把猫送给邻居了'],
  ])('%s', (text, slice, quote) => {
    expect(saidBack(text, slice)).toBe(quote)
  })

  it.each([
    // left unfinished by the person
    ['我把猫送给', '把猫送给'],
    ['东西都整理好了，银行卡交给', '银行卡交给'],
    ['我想把狗托付给 楼下的阿姨', '把狗托付'],
    // too long to stand in a question
    ['我把我养了整整八年半的那只老猫送给住在三楼的陈阿姨家的小儿子了', '老猫送给'],
    // by what, and where: never repeated
    ['路过阳台边就想迈出去', '就想迈出去'],
    ['要是从窗户出去也就算了', '出去也就算了'],
    ['走到桥上看水看了好久', '看水看了好久'],
    // half of an “if”
    ['我妈那时候如果没生我', '没生我'],
    // a number by which somebody is found
    ['手机13800000000留给你们', '留给你们'],
  ])('nothing is quoted of “%s”', (text, slice) => {
    expect(saidBack(text, slice)).toBeUndefined()
  })

  it('a clause begins and ends where the person paused, also at a space', () => {
    const of = (text: string, noticed: string, locale: Locale = 'zh'): string | undefined => {
      const start = text.indexOf(noticed)
      return clauseOf(
        text,
        { start, end: start + noticed.length },
        { locale, most: locale === 'en' ? 48 : 14 },
      )
    }
    expect(of('晚上睡不着 我把猫送给邻居了 明天出差', '把猫送给')).toBe('我把猫送给邻居了')
    expect(of('其实我早就想好了要把猫送给邻居养啊', '把猫送给')).toBe('把猫送给邻居养')
    expect(of('I gave my cat to the neighbour, it is fine', 'gave my cat', 'en')).toBe(
      'I gave my cat to the neighbour',
    )
    expect(of('I gave my cat to', 'gave my cat', 'en')).toBeUndefined()
  })

  it.each([
    ...[
      '把猫送给',
      '银行卡交给',
      '我跟',
      '他总是',
      '我觉得',
      '我想要',
      '她非常',
      '他让',
      '我不',
      '那天晚上在',
    ],
    ...['我妈不让我去的时候', '她走了以后', '要是他没走'],
  ])('“%s” is heard as unfinished, and is not turned round either', (text) => {
    expect(isUnfinished(text, 'zh')).toBe(true)
    expect(readMirror(text, 'zh')).toBeUndefined()
  })

  it.each([
    ...[
      '我撑不下去',
      '我一直没有',
      '他什么都不要',
      '没人要',
      '我睡不着',
      '她舍不得',
      '要是他在就好了',
      '没有以后了',
    ],
    ...[
      '我把猫送给邻居了',
      '我妈半夜老喊我',
      '他三年没回来',
      '妈妈一个人在家',
      '我每天在图书馆坐十二个小时',
      '我去问问居委会',
      '我妈没做到',
      '一进门没有它叫',
    ],
  ])('“%s” is heard as whole', (text) => {
    expect(isUnfinished(text, 'zh')).toBe(false)
  })

  it('of a very long message no clause is said back that was cut off in front', () => {
    const long = `${'今天也是平常的一天，'.repeat(20)}我妈半夜老喊我起来给她倒水喝水`
    const cut = `我领导昨天又在会上当着所有人的面骂我，${'嗯'.repeat(290)}`
    expect(readMirror(long, 'zh')?.text ?? '').not.toMatch(/^(?:夜|老|喊)/)
    expect(readMirror(cut, 'zh')).toBeUndefined()
  })

  it.each(['是我发现得太晚', '我没照顾好她', '都怪我没拦住他', '我不该跟他吵'])(
    'blame of oneself is not handed back: “%s”',
    (text) => {
      expect(readMirror(text, 'zh')).toBeUndefined()
    },
  )

  it('who cried with somebody said something good', () => {
    expect(isHard.test('朋友陪您哭过')).toBe(false)
    expect(isHard.test('您一个人哭了一夜')).toBe(true)
  })
})
