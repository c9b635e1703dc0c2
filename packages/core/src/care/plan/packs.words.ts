import type { PackCode } from './packs.ts'

/**
 * 各组问题的名称与一句说明，居民看得到。不写病名，不写诊断。
 * 作者：安心小屋项目组。审阅：待临床审阅。
 */
export interface PackWords {
  readonly title: string
  readonly about: string
}

export const packWords: Readonly<Record<'zh' | 'en', Readonly<Record<PackCode, PackWords>>>> = {
  zh: {
    quick: { title: '心情小测', about: '几个问题，看看这两周过得怎么样。' },
    community: { title: '身心状态自评', about: '心情、精神和与人来往，完整一些。' },
    post_disaster: { title: '经历大事之后', about: '看看身体和心里这一个月的反应。' },
    elder: { title: '老人家的心情', about: '大字，可以读给您听。' },
    bereaved: { title: '想念一个人', about: '亲人离开之后，慢慢说。' },
    frontline: { title: '一线的您', about: '照顾别人的人，也看看自己。单位看不到。' },
    minor_12_17: { title: '同学，你最近怎么样', about: '心情和担心，答案不告诉老师同学。' },
    minor_8_11: { title: '小朋友的心情', about: '看看小脸，选一选。' },
    perinatal: { title: '孕产期的心情', about: '怀孕和产后这段日子。' },
    crisis: { title: '安全的几个问题', about: '由工作人员陪着问。' },
    mood: { title: '这两周的心情', about: '回访时由工作人员陪着问。' },
  },
  en: {
    quick: { title: 'A quick check', about: 'A few questions about the last two weeks.' },
    community: { title: 'How am I doing', about: 'Mood, energy and company, a little fuller.' },
    post_disaster: { title: 'After something big', about: 'How body and mind reacted this month.' },
    elder: { title: 'For older people', about: 'Large type; it can be read aloud.' },
    bereaved: { title: 'Missing somebody', about: 'After a loss, at your own pace.' },
    frontline: {
      title: 'For those who care for others',
      about: 'A look at yourself. Your employer sees nothing.',
    },
    minor_12_17: {
      title: 'How have you been',
      about: 'Mood and worries; teachers and classmates are not told.',
    },
    minor_8_11: { title: 'How children feel', about: 'Look at the faces and choose.' },
    perinatal: { title: 'Around a birth', about: 'Pregnancy and the time after.' },
    crisis: { title: 'A few questions about safety', about: 'Asked by a member of staff.' },
    mood: { title: 'Mood of these two weeks', about: 'Asked by a member of staff at a follow-up.' },
  },
}
