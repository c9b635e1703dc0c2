/**
 * 名单上的几位: people of the fictional street who wait for a word, or have had one. Every name, number and answer
 * is invented.
 */
import type { PackCode } from '../packages/core/src/care/plan/packs.ts'

/** One sitting with a worker: answers in the order of the items, form after form. */
export interface SeedSitting {
  readonly hoursAgo: number
  readonly by: string
  readonly pack: PackCode
  readonly mode: 'assisted' | 'interviewer' | 'proxy'
  readonly relation?: 'child' | 'spouse'
  readonly forms: readonly (readonly [instrument: string, answers: readonly number[]])[]
}
type Channel = 'phone' | 'visit' | 'cabin'
/** What was done about the entry, at its own time. */
export type SeedStep = { readonly hoursAgo: number; readonly by: string } & (
  | { readonly does: 'take' }
  | { readonly does: 'contact'; readonly channel: Channel; readonly note: string }
  | { readonly does: 'note'; readonly note: string }
  | {
      readonly does: 'profile'
      readonly populations: readonly ('hardship' | 'elder' | 'frontline' | 'general')[]
      readonly context: readonly ('financial_loss' | 'lives_alone' | 'bereaved_12m')[]
      readonly protective: readonly string[]
    }
  | { readonly does: 'decide'; readonly decision: 'counselling' | 'brief_support'; readonly reason: string }
  | { readonly does: 'false_alarm'; readonly reason: string }
  | { readonly does: 'alert' }
)
export interface SeedListed {
  readonly key: string
  readonly name: string
  readonly birthDate: string
  readonly phone?: string
  readonly elder?: true
  readonly sittings: readonly SeedSitting[]
  readonly steps: readonly SeedStep[]
}

const day = 24
const quick = (hoursAgo: number, by: string, forms: SeedSitting['forms']): SeedSitting => ({
  ...{ hoursAgo, by, forms },
  ...{ pack: 'quick', mode: 'assisted' },
})
const low = ['phq4', [2, 2, 1, 1]] as const

export const listed: readonly SeedListed[] = [
  {
    ...{ key: 'jianping', name: '罗建平', birthDate: '1981-04-17', phone: '13900000111' },
    sittings: [
      quick(84 * day, 'li', [low, ['phq9', [3, 3, 2, 3, 2, 2, 2, 2, 0]], ['function', [2, 1, 0, 2]]]),
      quick(56 * day, 'li', [low, ['phq9', [2, 3, 2, 3, 2, 2, 2, 2, 0]], ['function', [1, 1, 0, 2]]]),
      quick(28 * day, 'li', [low, ['phq9', [1, 2, 2, 2, 1, 2, 1, 1, 0]], ['function', [1, 1, 0, 3]]]),
      quick(1.5, 'li', [low, ['phq9', [1, 2, 1, 2, 1, 1, 1, 1, 0]], ['function', [1, 0, 0, 3]]]),
    ],
    steps: [
      { hoursAgo: 84 * day - 2, by: 'li', does: 'take' },
      {
        ...{ hoursAgo: 84 * day - 3, by: 'li', does: 'profile', populations: ['hardship'] },
        ...{ context: ['financial_loss'], protective: ['妻子每天一起吃晚饭', '想等女儿高考完'] },
      },
      {
        ...{ hoursAgo: 84 * day - 4, by: 'li', does: 'contact', channel: 'phone' },
        note: '厂子停了三个月，夜里睡不着。愿意来小屋谈。',
      },
      {
        ...{ hoursAgo: 84 * day - 5, by: 'li', does: 'decide', decision: 'counselling' },
        reason: '约好每周三下午来谈一次，四周后再填一次。',
      },
      { hoursAgo: 56 * day - 1, by: 'li', does: 'take' },
      {
        ...{ hoursAgo: 56 * day - 2, by: 'li', does: 'decide', decision: 'counselling' },
        reason: '咨询刚开始，接着谈。',
      },
      { hoursAgo: 28 * day - 1, by: 'li', does: 'take' },
      {
        ...{ hoursAgo: 28 * day - 2, by: 'li', does: 'decide', decision: 'counselling' },
        reason: '睡眠好转，找到临时工，改成两周一次。',
      },
    ],
  },
  {
    ...{ key: 'xiaoyan', name: '谭小燕', birthDate: '1995-09-08', phone: '13900000112' },
    sittings: [
      quick(16 * day, 'li', [low, ['phq9', [1, 2, 1, 1, 1, 0, 0, 0, 0]], ['function', [0, 0, 0, 0]]]),
      quick(22, 'li', [low, ['phq9', [1, 2, 1, 2, 1, 1, 0, 0, 0]], ['function', [1, 1, 0, 1]]]),
      quick(2, 'li', [low, ['phq9', [2, 3, 2, 2, 2, 2, 2, 1, 0]], ['function', [2, 2, 1, 1]]]),
    ],
    steps: [
      { hoursAgo: 20, by: 'li', does: 'take' },
      { hoursAgo: 19, by: 'li', does: 'note', note: '孩子四个月，白天一个人带。下午再打一次。' },
    ],
  },
  {
    ...{ key: 'yumei', name: '韩玉梅', birthDate: '1950-02-20', phone: '13900000113', elder: true },
    sittings: [
      {
        ...{ hoursAgo: 3, by: 'chen', pack: 'elder', mode: 'proxy', relation: 'child' },
        forms: [
          ['gds15', [0, 1, 1, 1, 0, 1, 0, 1, 1, 1, 1, 0, 1, 0, 0]],
          ['function', [1, 2, 0, 3]],
        ],
      },
    ],
    steps: [],
  },
  {
    ...{ key: 'zhiqiang', name: '方志强', birthDate: '1974-11-03', phone: '13900000114' },
    sittings: [quick(0.6, 'lin', [low, ['phq9', [2, 2, 2, 2, 2, 2, 2, 2, 2]], ['asq', [0, 0, 0, 0, 0]]])],
    steps: [
      { hoursAgo: 0.55, by: 'lin', does: 'take' },
      { hoursAgo: 0.5, by: 'lin', does: 'alert' },
    ],
  },
  {
    ...{ key: 'pengli', name: '彭丽', birthDate: '1988-06-15', phone: '13900000115' },
    sittings: [
      quick(26, 'li', [
        ['phq4', [1, 1, 2, 2]],
        ['gad7', [2, 2, 2, 2, 2, 2, 2]],
        ['function', [1, 1, 0, 2]],
      ]),
    ],
    steps: [
      { hoursAgo: 24, by: 'li', does: 'take' },
      {
        ...{ hoursAgo: 5, by: 'li', does: 'contact', channel: 'phone' },
        note: '换了岗位以后老担心出错，晚上反复想。愿意学放松练习。',
      },
    ],
  },
  {
    ...{ key: 'shilei', name: '石磊', birthDate: '1996-01-28', phone: '13900000116' },
    sittings: [
      {
        ...{ hoursAgo: 4, by: 'lin', pack: 'quick', mode: 'interviewer' },
        forms: [low, ['phq9', [1, 1, 2, 2, 1, 1, 1, 0, 0]], ['function', [2, 1, 0, 1]]],
      },
    ],
    steps: [],
  },
  {
    ...{ key: 'xiaoyu', name: '姚小雨', birthDate: '1999-12-12', phone: '13900000117' },
    sittings: [
      quick(5 * day, 'li', [low, ['phq9', [3, 3, 1, 1, 1, 1, 1, 1, 0]], ['function', [0, 0, 0, 0]]]),
    ],
    steps: [
      { hoursAgo: 5 * day - 3, by: 'li', does: 'take' },
      {
        ...{ hoursAgo: 5 * day - 4, by: 'li', does: 'false_alarm' },
        reason: '电话核对：把“几乎每天”看成了“完全不会”，这两周挺好。',
      },
    ],
  },
]

/** What the community worker saw. */
export const seen = {
  ...{ hoursAgo: 2.5, by: 'meng', name: '邓伯', birthYear: 1948, where: '5 幢 1 单元 101' },
  signs: ['very_low_or_tearful', 'not_seen_for_days'],
  words: '以前每天下楼下棋，这几天没见。敲门应了一声，说不想见人。',
} as const

/** A campaign that runs: some began, fewer than ten have finished. */
export const campaign = {
  ...{ by: 'wu', title: '入冬身心状态自评', pack: 'quick' as const, invitations: 60, begun: 11, finished: 4 },
  ...{ daysAgo: 3, daysLong: 21 },
  consentText:
    '填不填由您自己定，中途可以停。结果只有您和小屋的社工看得到，社区只知道一共有多少人填完。如果答案让我们担心您的安全，社工会联系您。',
} as const
