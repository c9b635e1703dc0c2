import { describe, expect, it } from 'vitest'
import { formShown } from '../scale/form-shown.ts'
import { mustFindInstrument } from '../scale/registry.ts'
import { readableCopy } from './copy.ts'
import type { OwnRecord } from './own-record.ts'

const at = '2026-11-20T02:00:00.000Z'
const later = '2026-11-20T03:30:00.000Z'
/** A sign in every field, by which a field that was left out is seen. */
const record: OwnRecord = {
  exportedAt: at,
  profile: {
    ...{
      name: '于试',
      birthDate: '1958-03-12',
      phoneTail: '0101',
      wechat: true,
      cabin: { name: '试里小屋' },
    },
    emergencyContact: { name: '试儿', relation: '儿子', phoneTail: '0201' },
    guardian: { name: '试母', relation: '母亲', phoneTail: '0202' },
  },
  consents: [{ text: '同意的话', given: true, at }],
  conversations: [
    {
      beganAt: at,
      lines: [
        { at, from: 'resident', name: null, text: '本人说' },
        { at, from: 'program', name: null, text: '程序说' },
        { at: later, from: 'person', name: '试工', text: '同事说' },
      ],
    },
  ],
  ...{ remembers: true, facts: [{ text: '记得的事', at }] },
  selfHelp: {
    moods: [
      {
        day: '2026-11-20',
        value: 4,
        words: ['sad'],
        topics: ['grief'],
        note: '日记一句',
        sharedWith: [{ name: '试工' }],
      },
    ],
    exercises: [{ module: 'M02', startedAt: at, finishedAt: null, before: 7, after: 4, step: '练习里写的' }],
    leaves: [
      {
        module: 'M02',
        day: '2026-11-20',
        fields: { thought: '练习本里写的', strength: 6, on: true, none: null },
      },
    ],
    programmes: [
      {
        ...{
          startedAt: at,
          helperName: '陪的人',
          sessions: [{ number: 1, doneAt: at }],
          reasonForLeaving: '停的原因',
        },
        contacts: [{ at, by: '陪的人', kind: 'call', minutes: 12, outcome: 'reached' }],
      },
    ],
  },
  measures: [{ instrument: 'unknown-form', at: new Date(at), total: 9, answers: { q1: 2 } }],
  casework: {
    case: {
      ...{ helper: '试工', agreedAt: at, agreement: ['约定一条'] },
      goals: [{ statement: '目标一条', ownWords: '自己的话', dueOn: '2027-01-31' }],
    },
    agreed: [{ text: '个案里同意的', given: false, at }],
  },
  appointments: [
    { startsAt: at, mode: 'cabin', state: 'CONFIRMED', staffName: '约的人', unitName: '约的地方' },
  ],
  meetings: [{ beganAt: at, lines: [{ at, sender: 'staff', text: '会谈里说', file: { name: '附件.pdf' } }] }],
  letters: [
    {
      ...{ number: 'Z-1', toName: '试医院', sentAt: at, views: [{ by: '看信的人', at }] },
      leaves: [{ field: 'reason', text: '信里的原因' }],
    },
  ],
  complaints: [
    {
      about: 'waiting',
      state: 'answered',
      filedAt: at,
      text: '意见的话',
      answer: '答复的话',
      again: '再说的话',
    },
  ],
  ratings: [{ day: '2026-11-20', answers: [5, null, 3], text: '评价的话' }],
  safetyPlan: {
    ...{
      warningSigns: ['信号'],
      innerCoping: ['散步'],
      peoplePlaces: ['公园'],
      reasonToLive: '理由',
      barriers: '难处',
    },
    trustedContacts: [{ name: '老友', relation: '朋友', phone: '13900000000' }],
    professionals: [{ agency: '试门诊', phone: '000', hours: '白天' }],
    saferEnvironment: [{ step: '收起来', whoHelps: '试儿', done: true }],
    ...{ version: 2, savedAt: at },
  },
  alerts: [{ raisedAt: at, closedAt: null }],
  followUps: [{ kind: 'call', state: 'done', dueAt: at, doneAt: later }],
  accesses: [{ at, who: '打开的人', role: 'supervisor' }],
}
const nothing: OwnRecord = {
  ...record,
  ...{
    consents: [],
    conversations: [],
    remembers: false,
    facts: [],
    measures: [],
    appointments: [],
    meetings: [],
  },
  selfHelp: { moods: [], exercises: [], leaves: [], programmes: [] },
  casework: { case: null, agreed: [] },
  ...{ letters: [], complaints: [], ratings: [], safetyPlan: null, alerts: [], followUps: [], accesses: [] },
}
const when = (moment: Date | string): string => new Date(moment).toISOString().slice(0, 16)
const plain = { when, write: (text: string): string => text }
const said = (own: OwnRecord, locale: 'zh' | 'en' = 'zh'): string =>
  readableCopy(own, locale, plain)
    .parts.flatMap(({ heading, lines }) => [heading, ...lines])
    .join('\n')

/** Every text a person or a colleague wrote, wherever it stands. Codes and times are told in words. */
const written = (value: unknown): string[] => {
  if (typeof value === 'string') return /[\u4e00-\u9fff]|139/.test(value) ? [value] : []
  if (value === null || typeof value !== 'object') return []
  return Object.values(value).flatMap(written)
}

describe('the copy of a record that one reads', () => {
  it('leaves out no word that stands in the record', () => {
    const all = said(record)
    expect(written(record).length).toBeGreaterThan(45)
    expect(written(record).filter((text) => !all.includes(text))).toEqual([])
  })

  it('says codes in words, in both languages', () => {
    const [zh, en] = [said(record), said(record, 'en')]
    for (const word of [
      '多云',
      '难过',
      '想念一个人',
      '到小屋见面',
      '已约好',
      '等得太久',
      '完全是',
      '督导',
      '联系上了',
    ])
      expect(zh).toContain(word)
    for (const word of [
      'Cloudy',
      'Sad',
      'Missing somebody',
      'In the cabin',
      'Agreed',
      'Completely',
      'Supervisor',
    ])
      expect(en).toContain(word)
    // only what people wrote themselves is Chinese in the English copy
    const own = written(record)
    const left = en
      .split('\n')
      .filter((line) => /[\u4e00-\u9fff]/.test(line) && !own.some((text) => line.includes(text)))
    expect(left).toEqual([])
  })

  it('says of every part that holds nothing that there is nothing', () => {
    const { parts } = readableCopy(nothing, 'zh', plain)
    const empty = parts.filter(({ lines }) => lines.join('') === '没有').map(({ heading }) => heading)
    expect(empty).toContain('说过的话')
    expect(empty).toHaveLength(parts.length - 2)
  })

  it('is written as its reader reads, and never what somebody is called or wrote', () => {
    const write = (text: string): string => text.replaceAll('说', '說').replaceAll('试', '試')
    const { parts } = readableCopy(record, 'zh', { when, write })
    const all = parts.flatMap(({ heading, lines }) => [heading, ...lines]).join('\n')
    expect(all).toContain('說过的话')
    expect(all).toContain('称呼：于试')
    expect(all).toContain('本人说')
    expect(all).not.toContain('試')
  })

  it('names the questions and answers of a form of the house', () => {
    const { instrument, items, title } = formShown(mustFindInstrument('PHQ-2'))
    const measures = [{ instrument, at, total: 3, answers: { [items[0]!.id]: 1 } }]
    const all = said({ ...record, measures })
    expect(all).toContain(`${when(at)} · ${title} · 总分 3`)
    expect(all).toContain(`${items[0]!.text}　${items[0]!.options[1]!.label}`)
  })
})
