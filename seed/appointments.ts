/** Hours, rooms and a few appointments of the fictional street. */
export const receivers = [
  {
    login: 'li',
    gender: 'f',
    about: '睡眠、丧亲，下午和晚上有空',
    modes: ['text', 'voice', 'video', 'cabin', 'home'],
    weekly: [1, 2, 3, 4, 5].map((weekday) => ({ weekday, from: 14 * 60, to: 21 * 60 })),
  },
  {
    login: 'chen',
    gender: 'm',
    about: '家庭与工作压力，周三、周六上午',
    modes: ['video', 'cabin'],
    weekly: [3, 6].map((weekday) => ({ weekday, from: 9 * 60, to: 12 * 60 })),
  },
] as const

export const rooms = [
  { name: '谈话室', kind: 'talk', equipment: [] },
  {
    name: '静室',
    kind: 'relax',
    equipment: [{ name: '音乐放松椅', caution: '有癫痫、心脏病或怀孕，请先问工作人员' }],
  },
] as const

/** Days from today and the hour of the day in Shanghai at which somebody meets 李静. */
export const appointments = [
  { resident: '桂芳', day: 1, hour: 15, mode: 'cabin' },
  { resident: '阿诚', day: 1, hour: 20, mode: 'text' },
  { resident: '桂芳', day: 8, hour: 15, mode: 'cabin' },
] as const

/** Who waits, for what, and what they said about it. */
export const waiting = [{ resident: '小舟', mode: 'text', times: ['evening'], note: '放学以后才行' }] as const
