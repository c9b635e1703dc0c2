import { describe, expect, it } from 'vitest'
import { atLeast } from '../risk/level.ts'
import { screen } from '../risk/screen.ts'
import { moduleCodes } from './codes.ts'
import { type Module, type ModuleBook, type Step, type StepWords, stepKinds } from './define.ts'
import { admit } from './gate.ts'
import { moduleOf, modules } from './modules/registry.ts'
import { sessions } from './programme.ts'
import { programmeEn } from './programme.words.en.ts'
import { programmeZh } from './programme.words.zh.ts'
import { trackCodes, trackFor, tracks, wayOf } from './tracks.ts'
import { trackWords } from './tracks.words.ts'
import { moduleWordsEn } from './words/en.words.ts'
import { moduleWordsZh } from './words/zh.words.ts'

const books = { zh: moduleWordsZh, en: moduleWordsEn }
const phases = ['emergency', 'reconstruction', 'routine'] as const

/** What nobody in need should read; see also the phrases of the dialogue. */
const forbidden = [
  ...['想想父母', '别想太多', '想开点', '别难过', '要坚强', '没什么大不了', '会好起来', '一定会好', '比你惨'],
  ...['不值得', '解脱', '天堂', '绝对保密', '马上就到', '保证不', '答应我', '别走', '不要离开我', '你应该'],
  ...[
    '您应该',
    '何必',
    '矫情',
    '懦弱',
    '自私',
    '哈哈',
    '亲爱的',
    '宝贝',
    '打卡',
    '坚持',
    '连续',
    '加油',
    '必须',
  ],
]
const forbiddenEn = ['think of your parents', 'cheer up', 'be strong', 'it will be fine', 'commit suicide']
const more = [
  'selfish',
  'i promise',
  'promise me',
  'streak',
  'in a row',
  'you should',
  'you must',
  'don’t give up',
]

const linesOf = (words: StepWords): string[] =>
  typeof words === 'string' ? [words] : [words.say, words.hint ?? '', ...(words.options ?? [])]

function* everyLine(book: ModuleBook): Generator<readonly [string, string]> {
  for (const [code, words] of Object.entries(book.modules)) {
    for (const key of ['title', 'when', 'dose', 'consent'] as const) yield [`${code}.${key}`, words[key]]
    for (const [id, step] of Object.entries(words.steps))
      for (const line of linesOf(step)) yield [`${code}.${id}`, line]
    for (const line of words.real) yield [`${code}.real`, line]
  }
}

const optionCount = (step: Step): number | null => {
  if (step.kind === 'choose') return Object.keys(step.leads ?? {}).length
  if (step.kind === 'senses') return 5
  return step.kind === 'muscles' ? 7 : null
}

/** What is wrong with the steps of an exercise; empty when it is whole. */
function faultsIn(module: Module): string[] {
  const ids = module.steps.map(({ id }) => id)
  const at = (id: string): number => ids.indexOf(id)
  const faults = ids.filter((id, n) => at(id) !== n).map((id) => `${id} twice`)
  module.steps.forEach((step, n) => {
    if (!stepKinds.includes(step.kind)) faults.push(`${step.id}: no such kind`)
    for (const to of [step.to, ...Object.values(step.leads ?? {})])
      if (to && at(to) <= n) faults.push(`${step.id} leads to ${to}, which is not later`)
    if ((step.kind === 'open' || step.kind === 'call') && !step.where) faults.push(`${step.id}: nowhere`)
    if ((step.kind === 'count' || step.kind === 'breathe') && !step.size) faults.push(`${step.id}: no size`)
  })
  for (const id of module.leaf?.fields ?? []) if (at(id) < 0) faults.push(`leaf: ${id}`)
  const reached = new Set<string>()
  const walk = (n: number): void => {
    const step = module.steps[n]
    if (!step || reached.has(step.id)) return
    reached.add(step.id)
    const leads = Object.values(step.leads ?? { on: null })
    // left out, a choice leads on like any other screen
    for (const lead of [...leads, null]) walk(lead ? at(lead) : step.to ? at(step.to) : n + 1)
  }
  walk(0)
  return [...faults, ...ids.filter((id) => !reached.has(id)).map((id) => `${id} is never shown`)]
}

describe('every exercise', () => {
  it('is there once, by its number', () => {
    expect(modules.map(({ code }) => code)).toEqual([...moduleCodes])
    for (const book of Object.values(books))
      expect(Object.keys(book.modules).sort()).toEqual([...moduleCodes])
  })

  it('leads on to its end, every screen by some way', () => {
    for (const module of modules) expect(faultsIn(module), module.code).toEqual([])
  })

  it('has every word in both languages, as many choices as ways, and none left over', () => {
    for (const [language, book] of Object.entries(books))
      for (const module of modules) {
        const { steps, real } = book.modules[module.code]
        const where = `${language} ${module.code}`
        expect(Object.keys(steps).sort(), where).toEqual(module.steps.map(({ id }) => id).sort())
        expect(real.length, where).toBe(3)
        for (const step of module.steps) {
          const words = steps[step.id]!
          const options = typeof words === 'string' ? [] : (words.options ?? [])
          const count = optionCount(step)
          if (count !== null) expect(options.length, `${where} ${step.id}`).toBe(count)
          if (step.kind === 'pick') expect(options.length, `${where} ${step.id}`).toBeGreaterThanOrEqual(3)
          expect(new Set(options).size, `${where} ${step.id}`).toBe(options.length)
        }
      }
  })

  it('offers the same number of choices in both languages', () => {
    for (const module of modules)
      for (const { id } of module.steps) {
        const [zh, en] = [moduleWordsZh, moduleWordsEn].map((book) =>
          linesOf(book.modules[module.code].steps[id]!),
        )
        expect(en!.length, `${module.code} ${id}`).toBe(zh!.length)
      }
  })

  it('says one short thing a screen and asks at most one question', () => {
    for (const [where, line] of everyLine(moduleWordsZh)) {
      expect(line.length, `${where}: ${line}`).toBeLessThanOrEqual(62)
      expect(line.match(/？/g)?.length ?? 0, `${where}: ${line}`).toBeLessThanOrEqual(1)
    }
    for (const [where, line] of everyLine(moduleWordsEn))
      expect(line.length, `${where}: ${line}`).toBeLessThanOrEqual(190)
  })

  it('holds no forbidden word, no picture letter, no guilt and no counting of days', () => {
    for (const [where, line] of everyLine(moduleWordsZh)) {
      for (const word of forbidden) expect(line, where).not.toContain(word)
      expect(line, where).not.toMatch(/\p{Extended_Pictographic}/u)
    }
    for (const [where, line] of everyLine(moduleWordsEn))
      for (const word of [...forbiddenEn, ...more]) expect(line.toLowerCase(), where).not.toContain(word)
  })

  it('speaks politely to adults and simply to the young', () => {
    for (const [where, line] of everyLine(moduleWordsZh)) {
      const young = /^M2[12]/.test(where)
      if (young) expect(line, where).not.toContain('您')
      // lines to be said to somebody else by the person may say 你
      else if (!/message|echo|repair|reply|script|phrase|ask|story|share|kind|thanks|listen/.test(where))
        expect(line, where).not.toContain('你')
    }
  })

  it('names its author and reviewer, and is read again within 24 months', () => {
    for (const book of [...Object.values(books), programmeZh, programmeEn]) {
      expect(book.author).not.toBe('')
      expect(book.reviewer).toMatch(/待临床审阅|awaiting clinical review/)
      const months = (Date.parse(book.reviewBy) - Date.parse(book.reviewedAt)) / (365.25 / 12) / 86_400_000
      expect(months).toBeGreaterThan(0)
      expect(months).toBeLessThanOrEqual(24)
    }
  })

  it('is never itself heard as danger, but for what asks about safety', () => {
    const asks =
      /^(M10\.care|M11\.help|M11\.ask|M11\.talk|M12\.unsafe|M14\.|M15\.|M19\.temper|M20\.|M21\.|M22\.|M13\.)/
    for (const [where, line] of everyLine(moduleWordsZh))
      if (!asks.test(where)) expect(atLeast(screen(line).level, 'L3'), `${where}: ${line}`).toBe(false)
  })

  it('is caught when it leads back, nowhere, or past a screen', () => {
    const base = moduleOf('M02')
    const broken = (steps: readonly Step[]): string[] => faultsIn({ ...base, steps })
    expect(
      broken([
        { id: 'a', kind: 'say' },
        { id: 'b', kind: 'say', to: 'a' },
      ]),
    ).not.toEqual([])
    expect(broken([{ id: 'a', kind: 'say', to: 'x' }])).not.toEqual([])
    expect(
      broken([
        { id: 'a', kind: 'say', to: 'c' },
        { id: 'b', kind: 'say' },
        { id: 'c', kind: 'say' },
      ]),
    ).toEqual(['b is never shown'])
    expect(broken([{ id: 'a', kind: 'open' }])).not.toEqual([])
  })
})

describe('what keeps people safe in exercises', () => {
  const words = (code: (typeof moduleCodes)[number], id: string): string =>
    linesOf(moduleWordsZh.modules[code].steps[id]!).join('')
  const leadsOf = (code: (typeof moduleCodes)[number], id: string) =>
    moduleOf(code).steps.find((step) => step.id === id)?.leads

  it('sends a first chest pain to 120 before anything else', () => {
    expect(moduleOf('M13').steps[0]!.id).toBe('first')
    expect(leadsOf('M13', 'first')).toEqual({ first: 'call', known: 'wave', unsure: 'call' })
    expect(moduleOf('M13').steps[1]).toMatchObject({ kind: 'call', where: '120' })
  })

  it('asks about violence first, and leads away from talking things over', () => {
    expect(moduleOf('M14').steps[0]!.id).toBe('hurt')
    expect(leadsOf('M14', 'hurt')).toEqual({ no: null, afraid: 'police', self: 'away' })
    const after = moduleOf('M14').steps.findIndex(({ id }) => id === 'away')
    const path = moduleOf('M14')
      .steps.slice(after)
      .map(({ id }) => id)
    expect(path).toEqual(['away', 'police', 'safety', 'talk', 'end'])
    expect(moduleOf('M15').steps[0]!.id).toBe('safe')
    expect(words('M14', 'safety')).toContain('不是您的错')
  })

  it('never proposes to sleep less to those for whom it is not', () => {
    for (const word of ['怀着孩子', '75', '开车', '抽过风', '兴奋', '不在了'])
      expect(words('M10', 'care')).toContain(word)
    expect(leadsOf('M10', 'care')).toEqual({ none: 'rise', some: 'gentle' })
    expect(moduleOf('M10').steps.find(({ id }) => id === 'care')?.to).toBe('gentle')
    expect(words('M10', 'gentle')).toContain('别减少躺着的时间')
  })

  it('keeps the thought record away in danger, and the safety plan until a person knows', () => {
    expect(admit('M08', { danger: true, accompanied: true })).toBe('not_now')
    expect(admit('M08', { danger: false, accompanied: false })).toBe('welcome')
    expect(admit('M20', { danger: true, accompanied: false })).toBe('person_first')
    expect(admit('M20', { danger: true, accompanied: true })).toBe('welcome')
    expect(admit('M02', { danger: true, accompanied: false })).toBe('welcome')
  })

  it('sends questions four weeks after an event to somebody who looks', () => {
    expect(moduleOf('M12').steps.find(({ id }) => id === 'check')).toMatchObject({ where: '/check' })
  })
})

describe('ways through the exercises', () => {
  it('have three to six exercises for every group in every phase, none twice', () => {
    for (const track of trackCodes)
      for (const phase of phases) {
        const way = wayOf(track, phase)
        expect(way.length).toBeGreaterThanOrEqual(3)
        expect(way.length).toBeLessThanOrEqual(6)
        expect(new Set(way).size).toBe(way.length)
        expect(way).not.toContain('M20')
      }
  })

  it('are named in both languages and picked by group and phase', () => {
    for (const book of Object.values(trackWords)) expect(Object.keys(book)).toEqual([...trackCodes])
    expect(trackFor('bereaved', 'emergency')).toBe('grief')
    expect(trackFor('general', 'emergency')).toBe('isolation')
    expect(trackFor('general', 'routine')).toBe('general')
    expect(tracks.study.routine[0]).toBe('M22')
  })

  it('begin calmly in an emergency', () => {
    for (const track of trackCodes) expect(wayOf(track, 'emergency')[0]).toBe('M02')
  })
})

describe('the five sessions', () => {
  it('have texts, exercises and one real step each, in both languages', () => {
    expect(sessions.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5])
    for (const book of [programmeZh, programmeEn]) {
      expect(book.sessions).toHaveLength(5)
      for (const { lines, step, title } of book.sessions) {
        expect(lines.length).toBeGreaterThanOrEqual(3)
        expect(step + title).not.toBe('')
      }
    }
    const all = programmeZh.sessions.flatMap(({ lines, step }) => [...lines, step])
    for (const line of [...all, ...programmeZh.about]) {
      expect(line.length, line).toBeLessThanOrEqual(60)
      for (const word of forbidden) expect(line).not.toContain(word)
    }
  })

  it('use only exercises that are for everybody', () => {
    for (const { modules: codes } of sessions)
      for (const code of codes) expect(moduleOf(code).gate).toBeNull()
  })
})
