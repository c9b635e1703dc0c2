import type { Colour } from '../colour.ts'
import type { ResultWords } from '../result.words.ts'

/**
 * 给不满十八岁的人看的结果：短句，叫“你”，没有颜色，没有分数。
 * 作者：安心小屋项目组。审阅：待临床审阅。
 * @source domain specification 1.1 rule 5; feature A10
 */
interface YoungWords {
  readonly titles: Readonly<Record<Colour, ResultWords>>
  readonly withoutNumber: string
  readonly next: Readonly<Record<Colour, string>>
  readonly note: string
}

const redZh: ResultWords = {
  title: '你的安全最要紧',
  body: '现在先去有大人在的地方，离开会让你受伤的东西。我们正在找值班的大人来帮你。',
  buttons: ['120', '110', '12356'],
}
const redEn: ResultWords = {
  title: 'You being safe comes first',
  body: 'Go where a grown-up is now, away from anything that could hurt you. We are finding a grown-up on duty to help you.',
  buttons: ['120', '110', '12356'],
}

const zh: YoungWords = {
  titles: {
    GREEN: {
      title: '这阵子还不错',
      body: '看起来这两周你过得还可以。想聊聊，或者想做个小练习，随时来。',
      buttons: ['看看小练习'],
    },
    'GREEN+': {
      title: '最近有点累',
      body: '最近好像有点累，有点烦。很多人都会这样。可以试试小练习，过两周再来看看。',
      buttons: ['开始练习'],
    },
    YELLOW: {
      title: '找个大人聊聊吧',
      body: '这阵子你不太容易，这不是你的错。小屋里会帮人的大人会在{hours}小时内找你聊聊，你也可以现在就说想聊。',
      buttons: ['请大人联系我'],
    },
    ORANGE: {
      title: '我们想快点找到你',
      body: '谢谢你说出来，你很勇敢。值班的大人会在{hours}小时内找你。难受得撑不住，现在就打电话，或者去找一个你信得过的大人。',
      buttons: ['现在联系真人', '12356'],
    },
    RED: redZh,
    'RED-E': redZh,
  },
  withoutNumber:
    '这阵子你不太容易，这不是你的错。留个电话，小屋里的大人会在{hours}小时内找你聊聊；也可以自己来小屋，或者现在就找真人。',
  next: {
    'RED-E': '先走到有大人的地方，打 120 或 110，或者请大人帮你打。',
    RED: '先走到有大人的地方，等值班的大人找你。',
    ORANGE: '今天先别一个人待着，等电话，或者现在就找真人。',
    YELLOW: '想一想：有没有一个你信得过的大人，可以先跟他说说？',
    'GREEN+': '今天慢慢呼吸一次，过两周再来看看。',
    GREEN: '照你现在的样子过，想聊随时来。',
  },
  note: '这只是看看你过得怎么样，不是考试，也不会记在学校里。这是筛查，不是诊断。',
}

const en: YoungWords = {
  titles: {
    GREEN: {
      title: 'Things look all right',
      body: 'It looks as if these two weeks were all right for you. Come and talk, or try a small exercise, any time.',
      buttons: ['See the exercises'],
    },
    'GREEN+': {
      title: 'A bit tired lately',
      body: 'You seem a bit tired or fed up lately. Many people are. Try a small exercise, and look in again in two weeks.',
      buttons: ['Begin an exercise'],
    },
    YELLOW: {
      title: 'Let us talk with a grown-up',
      body: 'It has not been easy for you, and it is not your fault. A grown-up who helps here will reach you within {hours} hours, or say now that you want to talk.',
      buttons: ['Ask a grown-up to call me'],
    },
    ORANGE: {
      title: 'We want to find you soon',
      body: 'Thank you for telling us; that was brave. A grown-up on duty will reach you within {hours} hours. If it is too much, call now, or go to a grown-up you trust.',
      buttons: ['Reach a person now', '12356'],
    },
    RED: redEn,
    'RED-E': redEn,
  },
  withoutNumber:
    'It has not been easy for you, and it is not your fault. Leave a number and a grown-up here will reach you within {hours} hours; or come by, or reach a person now.',
  next: {
    'RED-E': 'Go where a grown-up is; call 120 or 110, or ask them to call.',
    RED: 'Go where a grown-up is, and wait for the one on duty.',
    ORANGE: 'Do not be alone today; wait for our call, or reach a person now.',
    YELLOW: 'Think of one grown-up you trust. Could you tell them first?',
    'GREEN+': 'Breathe slowly once today, and look in again in two weeks.',
    GREEN: 'Go on as you do; come and talk any time.',
  },
  note: 'This only looks at how you are. It is no exam, and your school does not get it. This is a screening, not a diagnosis.',
}

export const youngWords: Readonly<Record<'zh' | 'en', YoungWords>> = { zh, en }
