import { choose, type Module, night, people, pick, say, write } from '../define.ts'

export const activity: Module = {
  ...{ code: 'M07', need: 'low', minutes: [10, 15], rated: true, gate: null },
  leaf: { kind: 'activity', fields: ['pleasant', 'needed', 'when', 'where', 'block', 'help'] },
  steps: [
    say('link'),
    choose('last', { first: 'pleasant', did: null, partly: null, not: null }),
    say('last_heard'),
    pick('pleasant', { most: 1, own: true }),
    pick('needed', { most: 1, own: true }),
    say('tiny'),
    write('when'),
    write('where'),
    pick('block', { most: 1, own: true }),
    write('help'),
    say('end'),
  ],
}

export const sleep: Module = {
  ...{ code: 'M10', need: 'sleep', minutes: [5, 10], rated: false, gate: null },
  leaf: { kind: 'night', fields: ['night', 'care', 'rise', 'tonight'] },
  steps: [
    choose('today', { night: null, tips: 'care' }),
    night('night'),
    // left out, it goes the gentle way
    choose('care', { none: 'rise', some: 'gentle' }, { to: 'gentle' }),
    say('rise'),
    say('bed'),
    say('awake', { to: 'nap' }),
    say('gentle'),
    say('nap'),
    pick('tonight', { most: 1, own: true }),
    say('end'),
  ],
}

export const connecting: Module = {
  ...{ code: 'M16', need: 'people', minutes: [10, 15], rated: true, gate: null },
  leaf: { kind: 'people', fields: ['map', 'who', 'message', 'doing'] },
  steps: [
    say('alone'),
    people('map'),
    write('who'),
    pick('message', { most: 1, own: true }),
    choose('send', { now: null, later: null, nobody: 'cabin' }),
    pick('doing', { most: 1, own: true, to: 'end' }),
    say('cabin'),
    say('end'),
  ],
}
