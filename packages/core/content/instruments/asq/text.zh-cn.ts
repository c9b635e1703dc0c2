/** ASQ 翻译稿: the project's draft, to be replaced with the NIMH Mandarin sheet. Licence: see LICENSE beside. */
export const asqText = {
  items: [
    '过去几周里，你有没有希望自己已经死去？',
    '过去几周里，你有没有觉得如果你死了，你或你的家人会过得更好？',
    '过去一周里，你有没有想过要结束自己的生命？',
    '你有没有试过结束自己的生命？（什么时候、怎样）',
    '你现在有结束自己生命的想法吗？',
  ],
} as const
