import type { Colour } from './colour.ts'

/**
 * 测评结果给居民看的话。出自规格 2.6，不写颜色，不写诊断，不写分数。
 * 作者：安心小屋项目组。审阅：待临床审阅。
 */
export interface ResultWords {
  readonly title: string
  /** `{hours}` is filled with the hours of this person's service level. */
  readonly body: string
  /** One primary button; several only where each is a number to dial. */
  readonly buttons: readonly string[]
}

const red: ResultWords = {
  title: '您的安全最重要',
  body: '请先到有人的地方，离开危险。我们正在联系值班人员。',
  buttons: ['120', '110', '12356'],
}

/** @source domain specification 2.6; RED-E has the words of RED */
export const resultWords: Readonly<Record<Colour, ResultWords>> = {
  GREEN: {
    title: '目前状态平稳',
    body: '这两周您整体还好。可以看看小贴士，想聊随时来。',
    buttons: ['看看自助内容'],
  },
  'GREEN+': {
    title: '最近有些累',
    body: '有一些压力的信号，很多人都会这样。这里有一套小练习，两周后我们再看看。',
    buttons: ['开始练习'],
  },
  YELLOW: {
    title: '建议和人聊聊',
    body: '您最近不太容易。社工会在{hours}小时内联系您，您也可以现在预约。这是筛查，不是诊断。',
    buttons: ['预约社工'],
  },
  ORANGE: {
    title: '我们想尽快联系您',
    body: '谢谢您说出来。值班人员会在{hours}小时内联系您；如果撑不住，请现在拨打。',
    buttons: ['现在联系真人', '12356'],
  },
  RED: red,
  'RED-E': red,
}

/** In place of the words of YELLOW for somebody nobody could reach: nothing is promised before a number is left. */
export const yellowWithoutNumber =
  '您最近不太容易。留下电话，社工会在{hours}小时内联系您；也可以自己来小屋，或现在找真人。这是筛查，不是诊断。'

/** Stands under every result. @source domain specification 1.1 rule 5 */
export const screeningNotDiagnosis = '这是筛查，不是诊断'

/** Said before the first safety question. @source domain specification 1.5 */
export const beforeSafetyQuestion = '我们会先关心您的安全，必要时会联系能帮助您的人'
