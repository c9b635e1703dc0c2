/**
 * 服务满意度六问的措辞，中英两种。作者：安心小屋项目组。审阅：待临床审阅。
 * 被尊重、听懂、有帮助、方便、会再来、推荐；1–5；自编，不是量表。@source domain specification 6.5
 */
export const satisfactionWords = {
  zh: {
    stem: '回头看这段时间的服务：',
    items: [
      '在这里，我感到被尊重',
      '我说的话，有人听懂了',
      '这段服务对我有帮助',
      '时间、地点和方式，对我方便',
      '以后有需要，我愿意再来',
      '身边的人有需要，我会推荐这里',
    ],
    options: ['完全不是', '不太是', '一半一半', '大体是', '完全是'],
  },
  en: {
    stem: 'Looking back on this time with us:',
    items: [
      'I was treated with respect here',
      'What I said was understood',
      'It helped me',
      'Time, place and way suited me',
      'I would come again if I needed to',
      'I would recommend it to people close to me',
    ],
    options: ['Not at all', 'Not really', 'Half and half', 'Mostly', 'Completely'],
  },
} as const
/** How many questions there are. */
export const satisfactionItems = 6
/** Highest answer; the lowest is 1. */
export const satisfactionMost = 5
