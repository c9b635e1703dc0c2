/** A home visit of the fictional street, on the next working day at this hour. */
export const visit = {
  resident: '桂芳',
  by: 'li',
  beside: 'meng',
  hour: 10,
  minutes: 50,
  where: '梧桐里 3 栋 202（二楼左手）',
  why: '看看一个人吃饭怎么样，带一张大字的安全计划',
  bring: ['plan', 'leaflet'],
} as const
