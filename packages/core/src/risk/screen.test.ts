import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { accumulate } from './accumulate.ts'
import { compact } from './compact.ts'
import { wordsOf } from './draft.ts'
import { atLeast, levelRank, maxLevel, riskLevels } from './level.ts'
import { normalise } from './normalise.ts'
import {
  englishCases,
  explicitCases,
  harmlessCases,
  obfuscatedCases,
  otherCases,
  veiledCases,
} from './screen.cases.ts'
import { allCues, screen } from './screen.ts'

describe('levels', () => {
  it('are ordered', () => {
    expect(atLeast('L3', 'L2')).toBe(true)
    expect(atLeast('L1', 'L2')).toBe(false)
    expect(maxLevel('L1', 'L4', 'L2')).toBe('L4')
    expect(maxLevel()).toBe('L0')
  })
})

describe('normalise', () => {
  it.each([
    ['我想ＳＩ', '我想死'],
    ['自 殺', '自杀'],
    ['想\u200b死', '想死'],
    ['去🌉上', '去桥上'],
    ['zì shā', '自杀'],
    ['紫砂壶', '紫砂壶'],
  ])('%s → %s', (from, to) => {
    expect(wordsOf(normalise(from))).toBe(to)
  })

  it('leads every character back to the original', () => {
    const source = '好 想 自*鲨。🔪'
    const { length, starts, ends } = normalise(source)
    for (let i = 0; i < length; i += 1) expect(source.slice(starts[i], ends[i])).not.toBe('')
    expect(source.slice(starts[length - 1], ends[length - 1])).toBe('🔪')
  })

  it.each([
    ['我想自，杀', '我想自杀'],
    ['自、杀', '自杀'],
    ['今天天气好，出去走走', undefined],
  ])('%s with its words put together: %s', (from, to) => {
    const tight = compact(normalise(from), from)
    expect(tight === undefined ? undefined : wordsOf(tight)).toBe(to)
  })
})

describe('risk is found', () => {
  it.each(explicitCases)('said plainly: %s', (text, level) => {
    expect(atLeast(screen(text).level, level), screen(text).level).toBe(true)
  })
  it.each(veiledCases)('veiled: %s', (text, level) => {
    expect(atLeast(screen(text).level, level), screen(text).level).toBe(true)
  })
  it.each(obfuscatedCases)('disguised: %s', (text, level) => {
    expect(atLeast(screen(text).level, level), screen(text).level).toBe(true)
  })
  it.each(englishCases)('English: %s', (text, level) => {
    expect(atLeast(screen(text).level, level), screen(text).level).toBe(true)
  })
  it.each(otherCases)('about somebody else: %s', (text, level) => {
    const given = screen(text)
    expect(atLeast(given.level, level), given.level).toBe(true)
    expect(given.subject).toBe('other')
  })
  it('a denial after the disclosure does not lower it', () => {
    expect(screen('我想自杀。算了，我开玩笑的，没事').level).toBe('L3')
  })
})

describe('words told, denied or feared', () => {
  it.each([
    '值机时间记录表第七栏填主诉，不要写“想死”，写来电者原话加引号',
    '自伤？没有过，我连打耳洞都怕疼',
    '累和想死不是一回事，休年假去了',
    '我以为要见阎王了，现在停服务区手还抖',
    '刚吃完降压药',
  ])('are not the danger they name: %s', (text) => {
    expect(atLeast(screen(text).level, 'L2'), screen(text).level).toBe(false)
  })

  it.each([
    '头一次跟人说“我不想活了”',
    '您好，我怕我今天晚上会伤害自己，我可以跟您聊聊吗',
    '为什么死的不是我，他那么好的一个人',
    '刚吃了一瓶降压药',
  ])('are danger when they are one’s own: %s', (text) => {
    expect(atLeast(screen(text).level, 'L3'), screen(text).level).toBe(true)
  })
})

describe('short answers', () => {
  it.each([
    '没人帮忙的',
    '大门锁了才睡的',
    '我给她递了张纸条',
    '一闭眼就是考场',
    '一直寻求不到帮助',
    '手机放下就睡',
    '他们没人信',
    '你们是他们的人吗',
  ])('of ordinary life stay below L2: %s', (text) => {
    expect(atLeast(screen(text).level, 'L2'), JSON.stringify(screen(text).evidence)).toBe(false)
  })

  it.each([
    '药攒够了',
    '只想一闭眼就过去',
    '没死成，真可惜',
    '门反锁了，药吃下去了',
    '绳子挂好了',
    '不想醒了',
  ])('that say danger are found: %s', (text) => {
    expect(atLeast(screen(text).level, 'L2'), screen(text).level).toBe(true)
  })
})

describe('a thing that is only named, or told of a past', () => {
  it.each(['大学时割过腕，现在当了老师，伤疤成了讲台上的故事', '老师布置我们背自杀干预的流程'])(
    'stays below L2: %s',
    (text) => {
      expect(atLeast(screen(text).level, 'L2'), JSON.stringify(screen(text).evidence)).toBe(false)
    },
  )

  it.each(['我有自杀的念头', '昨晚又割腕了', '以前想死，最近又想了', '去年吞过药，现在药又攒够了'])(
    'is L3 where it is wanted, or goes on: %s',
    (text) => {
      expect(atLeast(screen(text).level, 'L3'), screen(text).level).toBe(true)
    },
  )

  it('is heard of somebody else, as theirs', () => {
    const given = screen('我妈写了遗书放在枕头下')
    expect([given.level, given.subject]).toEqual(['L3', 'other'])
  })
})

describe('a complaint about an exercise', () => {
  it.each([
    '不要再让我做那个呼吸',
    '说过不想练习了，换一个',
    '我说了两遍不想做呼吸练习',
    '深呼吸我做烦了，别再叫我做',
  ])('is no sign: %s', (text) => {
    expect(atLeast(screen(text).level, 'L2'), JSON.stringify(screen(text).evidence)).toBe(false)
  })
  it.each(['呼吸练习没用，我还是想死', '练习我不做了，我不想活了'])('hides no danger: %s', (text) => {
    expect(atLeast(screen(text).level, 'L3'), screen(text).level).toBe(true)
  })
})

describe('ordinary talk stays below L2', () => {
  it.each(harmlessCases.map((text) => [text] as const))('%s', (text) => {
    expect(atLeast(screen(text).level, 'L2'), JSON.stringify(screen(text).evidence)).toBe(false)
  })
})

describe('danger that has begun', () => {
  it.each([
    '我骑在窗框上，半边身子都是凉的',
    '安定都吃下去了，开始犯困',
    '我数到十就松手',
    '门缝堵好了，炭烧得通红，头开始疼了',
    '两只手都割了，浴缸都红了',
    '你们别过来，上来我马上跳',
    '十分钟之后我就不在了',
  ])('%s', (text) => {
    expect(atLeast(screen(text).level, 'L3'), screen(text).level).toBe(true)
  })

  it.each([
    '我爸在楼顶修天线，我扶着梯子',
    '我是桥边的志愿者，曾经劝下一个站在桥上的人',
    '药吃完了，再去开一盒',
    '炭点着了，肉串刷上油，香',
    '数到三就松手，风筝一下子飞起来了',
  ])('ordinary talk of the same places and things is no L4: %s', (text) => {
    expect(screen(text).level).not.toBe('L4')
  })
})

describe('concerns', () => {
  it.each([
    ['我老公又打我了', 'harm_from_others'],
    ['继父半夜摸我，不让我告诉别人', 'harm_from_others'],
    ['同学把我关在厕所，还要拍视频发群里', 'harm_from_others'],
    ['我要杀了他全家', 'harm_to_others'],
    ['今晚就拿刀捅死那个人', 'harm_to_others'],
    ['胸口剧烈疼痛，喘不上气', 'medical_emergency'],
    ['孩子误食了老鼠药', 'medical_emergency'],
    ['我爸突然晕倒了叫不醒', 'medical_emergency'],
  ] as const)('%s: %s', (text, concern) => {
    expect(screen(text).concerns).toContain(concern)
  })

  it.each(['今天打车回家', '我给妈妈打电话了', '我想打羽毛球', '心里闷，想散散步'])('%s: none', (text) => {
    expect(screen(text).concerns).toEqual([])
  })

  it('anger at others is no risk to oneself', () => {
    expect(atLeast(screen('我要杀了他').level, 'L2')).toBe(false)
  })
})

describe('accumulate', () => {
  const distress = screen('快撑不住了，好难受')

  it('raises three marked-distress messages in a day to L2', () => {
    const past = [60, 600].map((minutesAgo) => ({ level: 'L1' as const, cues: ['zh.distress'], minutesAgo }))
    expect(distress.level).toBe('L1')
    expect(accumulate(past, distress)).toBe('L2')
    expect(accumulate(past.slice(0, 1), distress)).toBe('L1')
    expect(accumulate([...past.slice(0, 1), { level: 'L1', cues: [], minutesAgo: 2000 }], distress)).toBe(
      'L1',
    )
  })

  it('raises hopelessness, burden and entrapment in one session to L2', () => {
    const past = [
      { level: 'L1' as const, cues: ['zh.hopeless'], minutesAgo: 5 },
      { level: 'L0' as const, cues: ['zh.burden'], minutesAgo: 3 },
    ]
    const now = {
      ...distress,
      evidence: [{ cue: 'zh.entrapped', quote: '', start: 0, end: 0, level: 'L1' as const }],
    }
    expect(accumulate(past, now)).toBe('L2')
    expect(
      accumulate(
        past.map((item) => ({ ...item, minutesAgo: item.minutesAgo + 400 })),
        now,
      ),
    ).toBe('L1')
  })

  it('never lowers', () => {
    for (const level of riskLevels)
      expect(levelRank(accumulate([], { ...distress, level }))).toBeGreaterThanOrEqual(levelRank(level))
  })
})

describe('properties', () => {
  const anyText = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 300 }),
    fc
      .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 200 })
      .map((codes) => String.fromCharCode(...codes)),
    fc
      .array(
        fc.constantFrom(
          ...explicitCases.map(([text]) => text),
          ...harmlessCases,
          ' ',
          '，',
          '\ud800',
          '😀',
          'zs',
        ),
        { maxLength: 8 },
      )
      .map((parts) => parts.join('')),
  )

  it('never throws; every quote is the exact slice; the score keeps to its half', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const given = screen(text)
        for (const item of given.evidence) {
          expect(item.quote).toBe(text.slice(item.start, item.end))
          expect(item.end).toBeGreaterThan(item.start)
        }
        expect(given.score >= 0.5).toBe(atLeast(given.level, 'L2'))
        expect(given.score).toBeGreaterThanOrEqual(0)
        expect(given.score).toBeLessThanOrEqual(1)
      }),
      { numRuns: 400 },
    )
  }, 30_000)

  it('a full plain sentence at the end never lowers the level below L3', () => {
    fc.assert(
      fc.property(anyText, fc.constantFrom('我想自杀', '我不想活了', '我现在就想死'), (text, plain) => {
        const before = screen(text).level
        const after = screen(`${text}。${plain}`).level
        expect(atLeast(after, 'L3')).toBe(true)
        expect(atLeast(after, before)).toBe(true)
      }),
      { numRuns: 300 },
    )
  }, 30_000)

  it('blanks and invisible characters inside a plain cue do not hide it', () => {
    const spacer = fc.constantFrom('', ' ', '\u200b', '  ', '*', '\u2060', '·', '-')
    fc.assert(
      fc.property(
        fc.constantFrom('我想自杀', '我不想活了', '好想死', '想跳楼', '我要割腕'),
        fc.array(spacer, { minLength: 8, maxLength: 8 }),
        (cue, gaps) => {
          const text = [...cue].map((char, i) => char + (gaps[i] ?? '')).join('')
          expect(atLeast(screen(text).level, 'L3'), text).toBe(true)
        },
      ),
    )
  })

  const imminent = fc.constantFrom(
    '我站在楼顶要跳了',
    '我已经吃了一整瓶安眠药',
    '我现在就去死',
    '绳子套在脖子上了',
  )
  const ordinary = fc
    .array(fc.constantFrom(...harmlessCases), { minLength: 1, maxLength: 6 })
    .map((parts) => parts.join('。'))

  it('ordinary talk before and after never hides danger that has begun', () => {
    fc.assert(
      fc.property(ordinary, imminent, ordinary, (before, text, after) => {
        expect(atLeast(screen(`${before}。${text}。${after}`).level, 'L3'), before).toBe(true)
      }),
      { numRuns: 200 },
    )
  })

  it.each(['活着没意思，东西都收拾好了', '活着没意思'])(
    'a passive wish is asked about directly before anything graver is assumed: %s',
    (text) => {
      expect(screen(text).level).toBe('L2')
    },
  )

  it('signs that are spelt by more characters than they have never push a cry out of sight', () => {
    const talk = '今天天气很好，出门走走看看花。'.repeat(25)
    for (const count of [1, 60, 100, 200])
      expect(atLeast(screen(`${'⚰'.repeat(count)}${talk}我想自杀`).level, 'L3'), `${count}`).toBe(true)
  })

  it('an idiom of parting or giving away never reaches over danger told between its words', () => {
    for (const text of ['下周去旅游。我现在就去死。买一送一', '要搬家了。我站在楼顶要跳了。房子过户给儿子了'])
      expect(atLeast(screen(text).level, 'L3'), text).toBe(true)
  })

  it('wide letters and blanks between characters do not lower an imminent level', () => {
    const wide = (text: string): string =>
      text.replace(/[!-~]/g, (char) => String.fromCharCode(char.charCodeAt(0) + 0xfee0))
    fc.assert(
      fc.property(imminent, (text) => {
        const level = screen(text).level
        expect(atLeast(screen(wide(text)).level, level)).toBe(true)
        expect(atLeast(screen([...text].join(' ')).level, level)).toBe(true)
        expect(atLeast(screen([...text].join('\u200b')).level, level)).toBe(true)
      }),
    )
  })

  it('says the same of the same message, whatever was screened before', () => {
    fc.assert(
      fc.property(anyText, anyText, (text, between) => {
        const first = screen(text)
        screen(between)
        expect(screen(text)).toEqual(first)
      }),
      { numRuns: 100 },
    )
  })

  it('stays quick on long and hostile input', () => {
    for (const text of [
      '想'.repeat(10_000),
      '我'.repeat(10_000),
      '不想要'.repeat(3_300),
      '死 '.repeat(5_000),
      'want to '.repeat(1_250),
      '我朋友说'.repeat(2_500),
      '遗书。'.repeat(3_300),
    ]) {
      const started = performance.now()
      screen(text)
      expect(performance.now() - started, text.slice(0, 10)).toBeLessThan(1_000)
    }
  })

  it('has one id for each cue', () => {
    expect(new Set(allCues.map((cue) => cue.id)).size).toBe(allCues.length)
  })
})
