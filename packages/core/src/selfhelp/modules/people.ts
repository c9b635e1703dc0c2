import { callNumber, choose, count, type Module, open, pick, rate, say, write } from '../define.ts'

export const anger: Module = {
  ...{ code: 'M14', need: 'people', minutes: [10, 15], rated: true, gate: null },
  leaf: { kind: 'sentence', fields: ['need', 'sentence', 'repair'] },
  steps: [
    choose('hurt', { no: null, afraid: 'police', self: 'away' }),
    rate('heat'),
    say('body'),
    pick('timeout', { most: 1, own: true }),
    count('cool', 120),
    pick('need', { most: 2, own: true }),
    write('sentence'),
    pick('repair', { most: 1, own: true }),
    choose('helper', { no: 'end', yes: null }),
    say('mediate', { to: 'end' }),
    say('away', { to: 'talk' }),
    callNumber('police', '110'),
    say('safety'),
    open('talk', '/chat'),
    say('end'),
  ],
}

export const family: Module = {
  ...{ code: 'M15', need: 'people', minutes: [10, 15], rated: true, gate: null },
  leaf: { kind: 'talk', fields: ['when', 'thanks', 'ask'] },
  steps: [
    choose('safe', { yes: null, no: 'unsafe' }),
    say('quarter'),
    write('when'),
    say('listen'),
    pick('echo', { most: 1 }),
    write('thanks'),
    pick('ask', { most: 1, own: true }),
    say('pause', { to: 'end' }),
    callNumber('unsafe', '110'),
    open('person', '/chat'),
    say('end'),
  ],
}

export const burnout: Module = {
  ...{ code: 'M17', need: 'work', minutes: [10, 15], rated: true, gate: null },
  leaf: { kind: 'work', fields: ['takes', 'gives', 'rest', 'phrase', 'buddy'] },
  steps: [
    pick('takes', { most: 4, own: true }),
    pick('gives', { most: 4, own: true }),
    say('balance'),
    choose('hours', { fine: 'rest', long: null, verylong: null }),
    say('hours_heard'),
    pick('rest', { most: 1, own: true }),
    pick('phrase', { most: 1, own: true }),
    write('buddy'),
    say('seen'),
    say('end'),
  ],
}

export const afterIllness: Module = {
  ...{ code: 'M18', need: 'people', minutes: [10, 15], rated: true, gate: null },
  leaf: { kind: 'reply', fields: ['reply', 'tell', 'energy'] },
  steps: [
    say('yours'),
    choose('met', { avoided: null, asked: null, blamed: null, self: 'inside' }),
    pick('reply', { most: 1, own: true }),
    pick('tell', { most: 4, own: true }),
    say('little', { to: 'energy' }),
    say('inside'),
    write('kind'),
    choose('energy', { low: null, middle: null, good: null }),
    say('pace'),
    say('end'),
  ],
}

export const carer: Module = {
  ...{ code: 'M19', need: 'work', minutes: [10, 15], rated: true, gate: null },
  leaf: { kind: 'care', fields: ['needs', 'respite', 'who', 'script'] },
  steps: [
    say('two'),
    pick('needs', { most: 4, own: true }),
    choose('guilt', { often: null, some: null, no: 'respite' }),
    say('guilt_heard'),
    pick('respite', { most: 1, own: true }),
    write('who'),
    pick('script', { most: 1, own: true }),
    choose('temper', { no: 'end', yes: null }),
    say('temper_heard'),
    open('talk', '/chat'),
    say('end'),
  ],
}
