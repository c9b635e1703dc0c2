import type { MemoryWords } from './words.zh.ts'

export const en: MemoryWords = {
  about:
    'Small things you said; the companion comes back to them next time. Only you can see them. What was said in danger is never kept here, nor anybody’s name.',
  kinds: {
    topic: 'What it is about',
    who: 'Who you spoke of',
    what: 'Your words',
    since: 'Since when',
    helped: 'What helped',
    plan: 'What you meant to do',
  },
  empty: 'Nothing is remembered yet. After a talk there will be a few lines here.',
  off: 'Nothing is remembered now. What there was has been erased.',
  edited: 'put right by you',
  edit: 'Change',
  erase: 'Erase',
  save: 'Save',
  label: 'Change to',
  clear: 'Erase everything',
  sure: 'This cannot be undone. Erase everything?',
  stop: 'Remember nothing',
  start: 'You may remember',
  done: 'Done',
}
