import type { Label } from './labels.ts'

export const labelZh = {
  title: '督导标注',
  about: '告诉识别程序这次报得对不对。只有本人同意“用于改进”，这些话才会去掉身份后用来改进本机构的识别。',
  none: '还没有标注。',
  act: '标注这次预警',
  again: '改标注',
  before: '改过以前',
  line: '标注这一句',
  names: { right: '报得对', false_alarm: '误报', missed: '没听出来' } satisfies Record<
    Label['label'],
    string
  >,
  nameOfLine: { right: '这句报得对', false_alarm: '这句是误报', missed: '这句该听出来' } satisfies Record<
    Label['label'],
    string
  >,
  which: '怎么看',
  level: '该是哪一级',
  levelHint: '可以不选',
  levels: { L2: 'L2 被动或含糊', L3: 'L3 主动想法', L4: 'L4 马上会做' },
  dialog: (number: string) => `标注 ${number}`,
  dialogLine: '标注这一句',
  by: (name: string, at: string) => `${name} · ${at}`,
  aLine: '一句话',
  yes: '记下',
  done: '已记下',
}
export type LabelWords = typeof labelZh
