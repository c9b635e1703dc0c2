import type { LabelWords } from './words.zh.ts'

export const labelEn: LabelWords = {
  title: 'Supervisor’s label',
  about:
    'Tells the screener whether it was right. Only where the resident allows it do these words, without identity, teach the screener of this agency.',
  none: 'No label yet.',
  act: 'Label this alert',
  again: 'Change the label',
  before: 'Before it was changed',
  line: 'Label this line',
  names: { right: 'Right', false_alarm: 'False alarm', missed: 'Not heard' },
  nameOfLine: { right: 'Rightly heard', false_alarm: 'False alarm', missed: 'Should have been heard' },
  which: 'How was it',
  level: 'Which level it was',
  levelHint: 'May be left open',
  levels: { L2: 'L2 passive or unclear', L3: 'L3 active thoughts', L4: 'L4 about to act' },
  dialog: (number) => `Label ${number}`,
  dialogLine: 'Label this line',
  by: (name, at) => `${name} · ${at}`,
  aLine: 'a line',
  yes: 'Keep',
  done: 'Kept',
}
