import { describe, expect, it } from 'vitest'
import { levelRank } from '../../risk/level.ts'
import { screen } from '../../risk/screen.ts'
import { acts, type PhraseBook } from './acts.ts'
import { phrasesEn } from './en.phrases.ts'
import { residentLines, topicLines } from './residents-read.ts'
import { phrasesZh } from './zh.phrases.ts'

const forbidden = [
  '想想父母',
  '想想你的家人',
  '想想孩子',
  '别想太多',
  '想开点',
  '别难过',
  '要坚强',
  '坚强一点',
  '没什么大不了',
  '会好起来',
  '一定会好',
  '比你惨',
  '不值得',
  '解脱',
  '天堂',
  '自杀成功',
  '自杀未遂',
  '未遂失败',
  '绝对保密',
  '一定保密',
  '替您保密',
  '马上就到',
  '分钟内到',
  '保证不',
  '答应我',
  '承诺不',
  '别走',
  '不要离开我',
  '你应该',
  '您应该',
  '何必',
  '矫情',
  '懦弱',
  '自私',
  '哈哈',
  '亲爱的',
  '宝贝',
]
const forbiddenEn = [
  'think of your parents',
  'cheer up',
  'be strong',
  'it will be fine',
  'promise me',
  'commit suicide',
  'better place',
  'selfish',
  'i promise',
]

function allTexts(book: PhraseBook): string[] {
  return [
    ...Object.values(book.lines).flat(),
    ...Object.values(book.feelings),
    ...Object.values(book.matters),
    ...Object.values(book.choices),
    ...Object.values(book.human),
  ]
}
describe('phrases', () => {
  it('name an author and a reviewer', () => {
    for (const book of [phrasesZh, phrasesEn]) {
      expect(book.author).not.toBe('')
      expect(book.reviewer).not.toBe('')
    }
  })

  it('hold none of the forbidden words, no emoji, no unsafe promise', { timeout: 60_000 }, () => {
    for (const text of [...allTexts(phrasesZh), ...topicLines('zh')]) {
      for (const word of forbidden) expect(text).not.toContain(word)
      expect(text).not.toMatch(/\p{Extended_Pictographic}/u)
    }
    for (const text of [...allTexts(phrasesEn), ...topicLines('en')])
      for (const word of forbiddenEn) expect(text.toLowerCase()).not.toContain(word)
  })

  it('are written in the polite form, with at most one question each and no line twice', () => {
    for (const [act, lines] of Object.entries(phrasesZh.lines)) {
      for (const line of lines) {
        if (!act.includes('minor') && act !== 'other_guide') expect(line, line).not.toContain('你')
        expect(line.match(/？/g)?.length ?? 0, line).toBeLessThanOrEqual(1)
      }
    }
    for (const book of [phrasesZh, phrasesEn]) {
      const lines = Object.values(book.lines).flat()
      expect(new Set(lines).size).toBe(lines.length)
    }
  })

  it('offer eight paraphrases for each common act in Chinese and three for every act in English', () => {
    const common = [
      'greet',
      'reflect',
      'reflect_content',
      'attend',
      'ask_open',
      'encourage',
      'validate',
      'thanked',
      'permission',
      'offer_human',
      'breathing',
      'handover',
      'close',
      'repair',
      'unsure',
      'refuse_diagnosis',
      'direct',
      'after_no',
      'after_skip',
      'crisis_thanks',
      'ask_alone',
      'ask_plan',
      'stay',
      'step',
      'other_ask',
    ] as const
    for (const act of common) expect(phrasesZh.lines[act].length, act).toBeGreaterThanOrEqual(8)
    for (const act of acts) expect(phrasesEn.lines[act].length, act).toBeGreaterThanOrEqual(3)
  })

  it('have lines short enough for elders in every act', () => {
    for (const act of acts) {
      for (const line of phrasesZh.lines[act]) expect(line.length, line).toBeLessThanOrEqual(60)
      expect(phrasesZh.lines[act].filter((line) => line.length <= 40).length, act).toBeGreaterThanOrEqual(2)
    }
  })

  it('are as short, as polite and as single in their questions in every topic and note', () => {
    for (const line of topicLines('zh')) {
      expect(line, line).not.toContain('你')
      expect(line.match(/？/g)?.length ?? 0, line).toBeLessThanOrEqual(1)
      expect(line.length, line).toBeLessThanOrEqual(60)
    }
    for (const line of topicLines('en')) expect(line.length, line).toBeLessThanOrEqual(200)
  })

  it('offer eight paraphrases of every act in Chinese', () => {
    const few = acts.filter((act) => phrasesZh.lines[act].length < 8)
    // a warning, a sign or an idea is said once in a talk, and each has several lines of its own
    expect(
      few.filter(
        (act) => !/^(?:idea_|flag_|remind_|offer_human_dep|dependence_cap|minor_|no_secret)/.test(act),
      ),
    ).toEqual([])
  })

  it('name nothing one could use against oneself, and send nobody to a window', () => {
    const means = /割腕|上吊|烧炭|跳楼|农药|煤气|绳子|安眠药|剂量是|去窗边|到窗边|阳台/
    for (const line of residentLines('zh')) expect(line, line).not.toMatch(means)
  })

  it('never read as risk talk to the screener when the program only listens', () => {
    for (const act of [
      'attend',
      'encourage',
      'validate',
      'ask_open',
      'greet',
      'thanked',
      'close',
      'reflect',
    ] as const) {
      for (const line of phrasesZh.lines[act]) expect(levelRank(screen(line).level), line).toBeLessThan(2)
    }
  })
})
