/**
 * 桥东: a second fictional agency of the same city, so that cases can be handed over in the demo; and a judicial office
 * that sends people. Every person, number and place is invented.
 */
export const neighbours = {
  agency: '桥东社会工作站',
  cabin: '桥东小屋',
  cabinPhone: '027-00000020',
  staff: [
    {
      ...{
        key: 'heqiao',
        name: '贺桥',
        loginName: 'heqiao',
        about: '桥东社会工作站 · 督导',
        phone: '13900000021',
      },
      ...{ roles: ['supervisor', 'agency_admin'], certificates: ['C-CRISIS', 'C-SUPERVISE'] },
    },
    {
      ...{
        key: 'youqing',
        name: '尤青',
        loginName: 'youqing',
        about: '桥东社会工作站 · 社工',
        phone: '13900000022',
      },
      ...{ roles: ['social_worker'], certificates: ['C-CASE', 'C-CRISIS', 'C-MINOR'] },
    },
  ],
} as const

const office = { worker: '郝办', workerPhone: '027-00000055' } as const
/** Whom the office sent: one nobody has taken yet, one who signed and chose one of two days. */
export const sent = {
  office: '梧桐司法所',
  people: [
    {
      ...{ key: 'yue', name: '小岳', phone: '13900000301', asked: '晚上睡不好，想有人说说话', ...office },
      ...{
        taken: true,
        witness: '姐姐',
        days: [
          { daysAgo: 9, share: true },
          { daysAgo: 2, share: false },
        ],
      },
    },
    {
      ...{ key: 'liang', name: '小梁', phone: '13900000302', asked: '想找份工作，有点没底', ...office },
      ...{ taken: false, witness: '', days: [] },
    },
  ],
} as const
