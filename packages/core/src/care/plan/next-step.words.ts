import type { Colour } from '../colour.ts'

/** One next step, in the words of the person's language. Author 安心小屋项目组; clinical review pending. */
export const nextStep: Readonly<Record<'zh' | 'en', Readonly<Record<Colour, string>>>> = {
  zh: {
    'RED-E': '先走到有人的地方，把门打开，打 120 或 110。',
    RED: '先走到有人的地方，等值班人员联系您。',
    ORANGE: '今天先别一个人待着，等电话，或现在就找真人。',
    YELLOW: '留意电话；在那之前，先做一次慢呼吸。',
    'GREEN+': '今天做一次慢呼吸，两周后再来看看。',
    GREEN: '照您现在的样子过日子，想聊随时来。',
  },
  en: {
    'RED-E': 'Go where other people are, open the door, call 120 or 110.',
    RED: 'Go where other people are and wait for the person on duty.',
    ORANGE: 'Please do not stay alone today; wait for our call, or reach a person now.',
    YELLOW: 'Keep your phone near; until then, breathe slowly for a few minutes.',
    'GREEN+': 'Breathe slowly once today, and look in again in two weeks.',
    GREEN: 'Go on as you do; come and talk any time.',
  },
}

/** Words for how it went since the time before; undefined where nothing may be said. */
export const changeWords = {
  zh: { better: '比上一次好了一些。', worse: '比上一次更不容易了。', same: '和上一次差不多。' },
  en: {
    better: 'A little better than last time.',
    worse: 'Harder than last time.',
    same: 'Much like last time.',
  },
} as const
