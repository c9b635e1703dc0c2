import {
  breathe,
  callNumber,
  choose,
  count,
  type Module,
  muscles,
  pick,
  rate,
  say,
  senses,
  write,
} from '../define.ts'

export const mood: Module = {
  ...{ code: 'M01', need: 'low', minutes: [1, 1], rated: false, gate: null, leaf: null },
  steps: [
    choose('weather', { sun: 'bright', cloud: 'bright', grey: 'even', rain: 'heavy', storm: 'heavy' }),
    say('bright', { to: 'words' }),
    say('even', { to: 'words' }),
    say('heavy'),
    pick('words', { most: 4 }),
    pick('topics', { most: 3 }),
    write('note'),
    say('kept'),
  ],
}

export const breathing: Module = {
  ...{ code: 'M02', need: 'calm', minutes: [3, 5], rated: true, gate: null, leaf: null },
  steps: [
    say('sit'),
    // left out, it goes the gentle way
    choose('lungs', { no: 'how', yes: 'gentle' }, { to: 'gentle' }),
    say('how', { to: 'breathe' }),
    say('gentle'),
    breathe('breathe', 10),
    say('after'),
  ],
}

export const grounding: Module = {
  ...{ code: 'M03', need: 'calm', minutes: [3, 3], rated: true, gate: null, leaf: null },
  steps: [say('eyes'), say('feet'), senses('senses'), say('place'), say('press'), say('here')],
}

export const relaxing: Module = {
  ...{ code: 'M04', need: 'calm', minutes: [10, 10], rated: true, gate: null, leaf: null },
  steps: [say('sit'), say('skip'), say('how'), muscles('muscles'), count('rest', 60), say('after')],
}

export const panic: Module = {
  ...{ code: 'M13', need: 'calm', minutes: [5, 5], rated: true, gate: null, leaf: null },
  steps: [
    choose('first', { first: 'call', known: 'wave', unsure: 'call' }),
    callNumber('call', '120'),
    choose('checked', { checked: null, waiting: 'company' }),
    say('wave'),
    say('stay'),
    breathe('out', 8),
    rate('now'),
    say('again'),
    write('noticed', { to: 'end' }),
    say('company'),
    say('end'),
  ],
}
