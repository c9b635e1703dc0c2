import type { twinZh } from './words.zh.ts'

export const twinEn: typeof twinZh = {
  title: 'Other cases of this person',
  line: (number, lead) => `Case ${number} · lead ${lead}`,
  under: (name) => `Written down as ${name}`,
  since: (day) => `since ${day}`,
  agree: {
    title: 'Two cases in work: who leads both?',
    about:
      'Once both leads name the same person, that one leads both cases, and the other stays on both teams. Until then neither sees the case of the other.',
    here: 'This case',
    there: 'The other case',
    by: (name) => `${name} leads both`,
    said: (name) => `This side named ${name}`,
    theySaid: (name) => `The other side named ${name}`,
    waiting: 'Waiting for the other side',
    unsaid: 'Nobody named yet',
  },
}
