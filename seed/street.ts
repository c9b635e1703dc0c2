import type { Duty } from '@anxin/contract/endpoint.ts'

/**
 * 梧桐里: a fictional street for the demo and the journeys. Every person, number and place is invented;
 * phone numbers are from a range nobody is given here.
 */
export const places = [
  { kind: 'province', name: '演示省' },
  { kind: 'city', name: '江城市' },
  { kind: 'district', name: '梧桐区' },
  { kind: 'street', name: '梧桐街道' },
  { kind: 'community', name: '梧桐里社区' },
] as const

export const agency = {
  name: '梧桐里社会工作服务中心',
  cabin: '梧桐里小屋',
  cabinPhone: '027-00000000',
} as const

export interface SeedStaff {
  readonly key: string
  readonly name: string
  readonly loginName: string
  readonly about: string
  readonly phone: string
  readonly roles: readonly string[]
  /** Duties a certificate unlocks for them. */
  readonly certificates: readonly Duty[]
}

export const staff: readonly SeedStaff[] = [
  {
    key: 'lin',
    name: '林晓安',
    loginName: 'lin',
    about: '一线值班 · 危机干预员',
    phone: '13900000001',
    roles: ['crisis_worker'],
    certificates: ['C-CASE', 'C-CRISIS', 'C-MINOR'],
  },
  {
    key: 'zhou',
    name: '周敏',
    loginName: 'zhou',
    about: '二线值班 · 危机干预员',
    phone: '13900000002',
    roles: ['crisis_worker'],
    certificates: ['C-CASE', 'C-CRISIS'],
  },
  {
    key: 'li',
    name: '李静',
    loginName: 'li',
    about: '社工 · 可值班',
    phone: '13900000003',
    roles: ['social_worker'],
    certificates: ['C-CASE', 'C-CRISIS'],
  },
  {
    key: 'chen',
    name: '陈督明',
    loginName: 'chen',
    about: '督导 · 签字结案',
    phone: '13900000004',
    roles: ['supervisor'],
    certificates: ['C-CRISIS', 'C-SUPERVISE'],
  },
  {
    key: 'wang',
    name: '王理',
    loginName: 'wang',
    about: '机构管理员 · 人员与排班',
    phone: '13900000005',
    roles: ['agency_admin', 'platform_admin'],
    certificates: [],
  },
  {
    key: 'zhao',
    name: '赵苑',
    loginName: 'zhao',
    about: '小屋主任',
    phone: '13900000006',
    roles: ['cabin_manager'],
    certificates: [],
  },
  {
    key: 'sun',
    name: '孙核',
    loginName: 'sun',
    about: '审计员 · 看审计记录',
    phone: '13900000007',
    roles: ['auditor'],
    certificates: [],
  },
  {
    key: 'meng',
    name: '孟格',
    loginName: 'meng',
    about: '社区网格员 · 上报看到的',
    phone: '13900000009',
    roles: ['community_worker'],
    certificates: [],
  },
  {
    key: 'ma',
    name: '马网',
    loginName: 'ma',
    about: '社区网格员 · 上门看望',
    phone: '13900000011',
    roles: ['community_worker'],
    certificates: [],
  },
  {
    key: 'he',
    name: '何苗',
    loginName: 'he',
    about: '志愿者 · 同伴引导',
    phone: '13900000010',
    roles: ['volunteer'],
    certificates: ['C-BASE', 'C-DATA', 'C-PFA', 'C-LIS'],
  },
  {
    key: 'wu',
    name: '吴街',
    loginName: 'wu',
    about: '街道管理者 · 只看数字',
    phone: '13900000008',
    roles: ['community_manager'],
    certificates: [],
  },
]

/** Who supervises whom; 何苗 has nobody yet, as the page shows. */
export const supervision = { by: 'chen', named: 'zhao', people: ['lin', 'zhou', 'li'] } as const

export interface SeedResident {
  readonly key: string
  readonly name: string
  readonly about: string
  readonly phone: string
  readonly birthDate: string
  readonly elder: boolean
  readonly emergencyContact: {
    readonly name: string
    readonly relation: string
    readonly phone: string
  } | null
  readonly guardian: { readonly name: string; readonly relation: string; readonly phone: string } | null
}

export const residents: readonly SeedResident[] = [
  {
    ...{
      key: 'guifang',
      name: '桂芳',
      about: '68 岁，独居，用大字',
      phone: '13900000101',
      birthDate: '1958-03-12',
      elder: true,
    },
    emergencyContact: { name: '陈伟', relation: '儿子', phone: '13900000201' },
    guardian: null,
  },
  {
    ...{
      key: 'acheng',
      name: '阿诚',
      about: '34 岁，送外卖',
      phone: '13900000102',
      birthDate: '1992-07-02',
      elder: false,
    },
    emergencyContact: { name: '小梅', relation: '妻子', phone: '13900000202' },
    guardian: null,
  },
  {
    ...{
      key: 'xiaozhou',
      name: '小舟',
      about: '16 岁，高一',
      phone: '13900000103',
      birthDate: '2010-05-20',
      elder: false,
    },
    emergencyContact: null,
    guardian: { name: '舟妈妈', relation: '母亲', phone: '13900000203' },
  },
]

/** One busy week: what was said, how long ago, and how far it has come. */
export interface SeedStory {
  readonly resident: string
  readonly hoursAgo: number
  readonly says: readonly string[]
  /** Who took it, and how far they got. */
  readonly taken?: {
    readonly by: string
    readonly reached: boolean
    readonly writes: string
    /** A line of the supervisor to whoever took it. */
    readonly whispered?: { readonly by: string; readonly text: string }
  }
}

export const stories: readonly SeedStory[] = [
  { resident: 'acheng', hoursAgo: 50, says: ['最近单子多，天天熬到两点，人都麻了', '躺下又睡不着'] },
  {
    resident: 'guifang',
    hoursAgo: 6,
    says: ['老头子走了以后，我一个人吃饭都没味', '有时候想，活着也没什么意思'],
    taken: {
      by: 'li',
      reached: true,
      writes: '桂芳阿姨您好，我是社工李静，看到您的消息了，想陪您说说话。',
      whispered: { by: 'chen', text: '先问问今晚谁在家，不急着劝。' },
    },
  },
  { resident: 'xiaozhou', hoursAgo: 0.3, says: ['我不想活了', '考试又砸了，他们都觉得我没用'] },
]
