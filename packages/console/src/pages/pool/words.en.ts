import type { poolZh } from './words.zh.ts'

export const poolEn: typeof poolZh = {
  call: (agency, place, number) => `Your neighbour ${agency} (${place}): nobody has taken ${number}`,
  grades: { RED: 'red', RED_E: 'most urgent' },
  since: (clock) => `since ${clock}`,
  ask: 'Please ring these numbers until somebody there wakes up and opens the console. You do not see who asks for help and need not deal with it yourself.',
  noNumbers: 'They have left no numbers: please find their people any way you know.',
  take: 'I will ring',
  taken: (name) => `${name} is ringing`,
  reached: 'Somebody there takes it',
  nobody: 'Nobody answers',
  reachedDone: 'Thank you. It stands on their alert.',
  nobodyDone: 'It stands on their alert; their next rung is called at once.',
  neighbours: 'Neighbouring agencies',
  about:
    'When a red or most urgent alert is still not taken at the fourth rung (15 minutes, most urgent 6), neighbours who agreed ring our people, and we ring theirs. They see the cabin, the number of the alert and numbers whose owners agreed; never who asks for help. It holds once both have agreed.',
  none: 'There is no other agency in this house yet',
  both: 'agreed',
  onlyOurs: 'waiting for them',
  onlyTheirs: 'they would; waiting for us',
  neither: 'not agreed',
  yes: 'Help each other',
  no: 'End it',
}
