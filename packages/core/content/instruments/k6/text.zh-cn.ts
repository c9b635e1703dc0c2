/** K6, Harvard Mandarin form. Licence: see LICENSE beside this file. */
export const k6Text = {
  stem: '在过去30天中，您经常会感到……',
  /** By value, 0 first. */
  options: ['无', '偶尔', '一部分时间', '大部分时间', '全部时间'],
  items: [
    '紧张',
    '绝望',
    '不安或烦躁',
    '太沮丧以至于什么都不能让您愉快起来',
    '做每一件事情都很费劲',
    '无价值',
  ],
} as const
