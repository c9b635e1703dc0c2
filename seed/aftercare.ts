/** Two people of the street whose worst night is over: for the desk of after-care. Invented, as everything here. */
export interface SeedNight {
  readonly name: string
  readonly phone: string
  readonly birthDate: string
  readonly daysAgo: number
  readonly says: string
  /** Distress 0–10 of the caring contacts that reached them, in the order of the days. */
  readonly calls: readonly { readonly afterDays: number; readonly distress: number; readonly note: string }[]
  readonly rapid: string
  readonly review?: { readonly what: string; readonly learning: string; readonly action: string }
}

export const nights: readonly SeedNight[] = [
  {
    ...{ name: '阿梅', phone: '13900000111', birthDate: '1969-09-14', daysAgo: 29.9 },
    says: '我不想活了，药都准备好了，今晚就吃',
    calls: [
      { afterDays: 1, distress: 7, note: '女儿陪着，睡了四个钟头' },
      { afterDays: 3, distress: 5, note: '吃了饭，下楼走了走' },
      { afterDays: 7, distress: 3, note: '上门看过，药在邻居那里' },
    ],
    rapid: '夜里写下那句话，两分钟内接手。女儿到场，药交给邻居保管。',
    review: {
      what: '23 点写下那句话，值班同事两分钟内接手，通话四十分钟，女儿半小时后到。',
      learning: '登记时没有常住地，多问了三次才找到人。',
      action: '登记页补上“常住哪里”',
    },
  },
  {
    ...{ name: '老宋', phone: '13900000112', birthDate: '1955-02-03', daysAgo: 4 },
    says: '我想结束自己的生命，今晚就走',
    calls: [
      { afterDays: 1, distress: 8, note: '话不多，答应吃早饭' },
      { afterDays: 3, distress: 4, note: '老同事来看过' },
    ],
    rapid: '凌晨写下那句话，接手后十分钟联系上。老同事在旁，阳台门已锁。',
  },
]

/** What is asked and found in such a night, the same for both. */
export const found = {
  ...{ population: 'adult' as const, frequency: null, duration: null, control: null, preparation: '' },
  ...{ attempts: null, lastAttempt: '', severity: null, supports: '', reasons: '', refusesHelp: false },
  ...{
    selfHarm: 'not_asked' as const,
    psychosis: 'not_asked' as const,
    substance: 'not_asked' as const,
    agitated: 'not_asked' as const,
  },
  ...{ alone: null, screener: null, consulted: null },
  ...{ asq: ['yes', 'yes', 'yes', 'no', 'no'] as ['yes', 'yes', 'yes', 'no', 'no'], plan: true, intent: 3 },
  ...{
    meansAtHand: [],
    lastBehaviourDays: null,
    withWhom: '家人',
    location: '家里',
    protective: '家人',
    triggers: '独处',
  },
  ...{ decision: '陪到天亮，家人在旁', rationale: '有计划，愿意交出手边的东西' },
}

export const plan = {
  ...{ warningSigns: ['整夜睡不着'], innerCoping: ['慢呼吸', '听老歌'], peoplePlaces: ['楼下小公园'] },
  ...{ trustedContacts: [], professionals: [{ agency: '热线', phone: '12356', hours: '' }] },
  saferEnvironment: [{ step: '手边的东西交给邻居保管', whoHelps: '邻居', done: true }],
  ...{ reasonToLive: '想看孩子成家', likelihoodOfUse: 8, barriers: '' },
}
