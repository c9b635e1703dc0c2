/**
 * What holds at this minute. Author 安心小屋项目组; reviewer 待临床审阅.
 */
export const nowWords = {
  zh: {
    label: '此刻',
    alone: '现在没有值班人员。着急的时候，请先打：',
    full: '小屋现在存不下新的话，也叫不到人。着急的时候，请先打：',
    kept: '您写的话留在这部手机上，小屋能存了就自己送到。',
    hotline: '12356 心理热线',
    ambulance: '120 急救',
    police: '110 报警',
    still: '在这里说的话照样会送到，有人上班就看。',
  },
  en: {
    label: 'Right now',
    alone: 'Nobody is on duty right now. If it is urgent, call first:',
    full: 'The house cannot store anything new right now, and cannot call anybody. If it is urgent, call first:',
    kept: 'What you write stays on this phone and is sent by itself as soon as the house can store it.',
    hotline: '12356 support line',
    ambulance: '120 ambulance',
    police: '110 police',
    still: 'What you write here still arrives, and is read as soon as somebody is on duty.',
  },
} as const
