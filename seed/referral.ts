import type { Need, PlaceKind } from '../packages/core/src/referral/match.ts'

/** What somebody needs, as the directory names it. */
const sees = (...needs: Need[]): Need[] => needs
const kind = (one: PlaceKind): PlaceKind => one

/** Places of the fictional street and two letters: invented names, invented numbers. */
export const places = [
  {
    ...{
      kind: kind('agency'),
      name: '梧桐里小屋（本机构）',
      needs: sees('mood', 'family'),
      phone: '027-00000000',
      lat: 30.6,
      lng: 114.3,
    },
    ...{ hours: '9:00–21:00', address: '梧桐里 1 栋', takesEmergencies: false, capacity: null, rung: true },
  },
  {
    ...{
      kind: kind('hospital'),
      name: '江城演示医院心理科',
      needs: sees('psychiatry', 'sleep', 'mood'),
      phone: '027-00000071',
      lat: 30.62,
      lng: 114.32,
    },
    ...{
      hours: '周一至周五 8:00–17:00，急诊全天',
      address: '演示路 1 号',
      takesEmergencies: true,
      capacity: 4,
      rung: true,
    },
  },
  {
    ...{
      kind: kind('hospital'),
      name: '东湖演示精神卫生中心',
      needs: sees('psychiatry', 'alcohol'),
      phone: '027-00000072',
      lat: 30.55,
      lng: 114.38,
    },
    ...{ hours: '全天', address: '演示湖边 9 号', takesEmergencies: true, capacity: 2, rung: true },
  },
  {
    ...{
      kind: kind('civil_affairs'),
      name: '梧桐区救助站',
      needs: sees('housing_money'),
      phone: '027-00000073',
      lat: 30.61,
      lng: 114.29,
    },
    ...{ hours: '全天', address: '演示街 3 号', takesEmergencies: false, capacity: null, rung: false },
  },
] as const

export const letters = [
  {
    ...{
      key: 'letter-1',
      resident: 'guifang',
      by: 'li',
      hoursAgo: 30,
      to: '江城演示医院心理科',
      need: 'sleep' as Need,
      sent: true,
    },
    words: {
      reason: '老伴走后三周睡不好',
      asked: '请看看睡眠',
      observed: '白天打盹，瘦了些，饭量小',
      contact: '李静 027-00000000',
    },
    witness: '楼下邻居',
  },
  {
    ...{
      key: 'letter-2',
      resident: 'acheng',
      by: 'li',
      hoursAgo: 5,
      to: '东湖演示精神卫生中心',
      need: 'alcohol' as Need,
      sent: false,
    },
    words: {
      reason: '夜里喝酒才能睡',
      asked: '请看看喝酒与睡眠',
      observed: '每晚半斤，白天手抖',
      contact: '李静 027-00000000',
    },
    witness: '',
  },
] as const
