/**
 * 自助与同伴引导: two people of the fictional street in the five sessions with a volunteer beside them, one who waits
 * for somebody, and a few moods, two of them shown. Every word is invented.
 */
import type { contactKinds, contactOutcomes } from '../packages/contract/src/selfhelp-staff.ts'

export interface SeedMood {
  readonly hoursAgo: number
  readonly value: 1 | 2 | 3 | 4 | 5
  readonly words?: readonly ('calm' | 'tired' | 'anxious' | 'sad' | 'lonely' | 'hopeful' | 'grateful')[]
  readonly topics?: readonly ('income_job' | 'family' | 'grief' | 'neighbours')[]
  readonly note?: string
  /** To whom of the staff it is shown. */
  readonly shownTo?: string
}
export interface SeedContact {
  readonly hoursAgo: number
  readonly kind: (typeof contactKinds)[number]
  readonly minutes: number
  readonly outcome: (typeof contactOutcomes)[number]
  readonly note: string | null
  /** Hours from now. */
  readonly nextInHours: number | null
}
export interface SeedWalker {
  /** One of the street's residents, by key. */
  readonly resident: string
  readonly begunHoursAgo: number
  readonly takenHoursAgo: number
  readonly sessions: readonly { readonly hoursAgo: number; readonly problem: number }[]
  readonly contacts: readonly SeedContact[]
  readonly moods: readonly SeedMood[]
}

const day = 24

/** The volunteer who accompanies both. */
export const helper = 'he'

export const walkers: readonly SeedWalker[] = [
  {
    ...{ resident: 'acheng', begunHoursAgo: 22 * day, takenHoursAgo: 21 * day },
    sessions: [
      { hoursAgo: 20 * day, problem: 8 },
      { hoursAgo: 13 * day, problem: 6 },
      { hoursAgo: 6 * day, problem: 5 },
    ],
    contacts: [
      {
        ...{ hoursAgo: 19 * day, kind: 'call', minutes: 18, outcome: 'reached', nextInHours: -12 * day },
        note: '第一次通话。白天跑单，晚上九点后方便。愿意试试把睡前刷手机换成慢呼吸。',
      },
      {
        hoursAgo: 12 * day,
        kind: 'call',
        minutes: 15,
        outcome: 'reached',
        note: null,
        nextInHours: -5 * day,
      },
      {
        ...{ hoursAgo: 5 * day, kind: 'message', minutes: 6, outcome: 'reached', nextInHours: 2 * day },
        note: '做完第三节，说这周有两晚一点前睡着了。',
      },
    ],
    moods: [
      { hoursAgo: 9 * day, value: 2, words: ['tired'], topics: ['income_job'] },
      { hoursAgo: 8 * day, value: 3 },
      { hoursAgo: 6 * day, value: 2, words: ['tired', 'anxious'], topics: ['income_job'] },
      { hoursAgo: 4 * day, value: 3, words: ['calm'] },
      {
        ...{ hoursAgo: 2 * day, value: 4, words: ['calm', 'hopeful'], shownTo: 'he' },
        note: '下雨没接单，在桥下看了会儿水，居然觉得挺好。',
      },
      { hoursAgo: 1 * day, value: 3, topics: ['family'] },
    ],
  },
  {
    ...{ resident: 'guifang', begunHoursAgo: 26 * day, takenHoursAgo: 25 * day },
    sessions: [{ hoursAgo: 24 * day, problem: 7 }],
    contacts: [
      {
        ...{ hoursAgo: 18 * day, kind: 'visit', minutes: 40, outcome: 'reached', nextInHours: -11 * day },
        note: '上门坐了坐，一起翻了相册。字要调到最大，语音读给她听更好。',
      },
      {
        hoursAgo: 11 * day,
        kind: 'call',
        minutes: 2,
        outcome: 'not_reached',
        note: null,
        nextInHours: -4 * day,
      },
    ],
    moods: [
      { hoursAgo: 3 * day, value: 2, words: ['lonely'], topics: ['grief'] },
      {
        ...{ hoursAgo: 2, value: 3, words: ['sad', 'grateful'], topics: ['grief'], shownTo: 'li' },
        note: '把老头子的相片擦了擦，心里静一点。',
      },
    ],
  },
]

/** Somebody a worker wrote down who has begun and waits for a helper. */
export const waiting = {
  ...{ name: '苏晴', birthDate: '1985-10-09', phone: '13900000121', writtenDownBy: 'li' },
  ...{ begunHoursAgo: 3 * day, sessions: [{ hoursAgo: 2 * day, problem: 6 }] },
} as const
