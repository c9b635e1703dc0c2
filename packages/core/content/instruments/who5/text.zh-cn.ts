/** WHO-5, WHO's own Chinese wording, verbatim. CC BY-NC-SA 3.0 IGO, not the code licence: see LICENSE beside. */
export const who5Text = {
  stem: '过去两周…',
  /** By value, 0 first. */
  options: ['从未有过', '有时候', '少于一半的时间', '超过一半的时间', '大部分时间', '所有时间'],
  items: [
    '我感觉快乐、心情舒畅',
    '我感觉宁静和放松',
    '我感觉充满活力、精力充沛',
    '我睡醒时感到清新、得到了足够休息',
    '我每天生活充满了有趣的事情',
  ],
} as const
