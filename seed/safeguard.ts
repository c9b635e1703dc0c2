/** What the street has to safeguard: invented people, invented numbers. */
export const report = {
  hoursAgo: 5,
  fields: {
    relation: 'neighbour',
    seen: '桂芳阿姨两天没出门买菜，敲门说“别管我了”，声音很小',
    when: '今天上午',
    where: '在家，梧桐里 2 栋 101',
    dangerNow: 'unsure',
    mayName: false,
    person: { name: '桂芳', phone: '13900000101', howToFind: '2 栋 101', minor: 'no' },
    reporter: { name: '楼下邻居', phone: '13900000301' },
  },
} as const

export const telling = {
  hoursAgo: 4.5,
  resident: 'guifang',
  by: 'li',
  second: 'lin',
  asked: {
    situation: 'imminent_self',
    receiver: 'emergency_contact',
    imminent: false,
    consent: false,
    toldFirst: true,
    reason: '桂芳阿姨一个人在家，儿子在本市，本人知道会告诉儿子',
    words:
      '您好，这里是安心小屋。我们担心桂芳阿姨的安全，请您尽快联系或到身边陪着；看到马上有危险，请打 120 或 110。',
  },
  done: { channel: 'phone', toName: '陈伟（儿子）' },
} as const

export const numbers = [
  { code: 'child_director', name: '梧桐里儿童主任', number: '027-00000012' },
  { code: 'child_protection', name: '梧桐街道未保站', number: '027-00000013' },
] as const
