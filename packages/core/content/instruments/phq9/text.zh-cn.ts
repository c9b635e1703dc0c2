/** PHQ-9, official Simplified-Chinese form. Not under the licence of the code: see LICENSE beside this file. */
export const phq9Text = {
  stem: '在过去两个星期里，您有多少时间受到以下任何问题所困扰？',
  options: ['完全不会', '好几天', '一半以上的天数', '几乎每天'],
  items: [
    '做事时提不起劲或没有兴趣',
    '感到心情低落、沮丧或绝望',
    '入睡困难、睡不安稳或睡眠过多',
    '感觉疲倦或没有活力',
    '食欲不振或吃太多',
    '觉得自己很糟——或觉得自己很失败，或让自己或家人失望',
    '对事物专注有困难，例如阅读报纸或看电视时',
    '动作或说话速度缓慢到别人已经察觉？或正好相反——烦躁或坐立不安、动来动去的情况更胜于平常',
    '有不如死掉或用某种方式伤害自己的念头',
  ],
  /** Wording certainty MEDIUM. */
  difficulty: '如果您勾选了任何问题，这些问题使您做事、处理家务或与人相处有多困难？',
  difficultyOptions: ['毫无困难', '有点困难', '非常困难', '极度困难'],
} as const
