import { choose, count, type Module, pick, rate, say, weigh, worryMinutes, write } from '../define.ts'

export const worry: Module = {
  ...{ code: 'M05', need: 'worry', minutes: [10, 20], rated: true, gate: null },
  leaf: { kind: 'worry', fields: ['worry', 'action', 'when', 'slot'] },
  steps: [
    say('why'),
    write('worry'),
    choose('solvable', { yes: null, no: 'slot', unsure: 'half' }),
    write('action', { to: 'when' }),
    choose('half', { part: 'piece', none: 'slot' }),
    write('piece'),
    write('when', { to: 'shelf' }),
    choose('slot', { noon: null, afternoon: null, evening: null }),
    choose('now', { later: 'refocus', now: null }),
    count('time', worryMinutes * 60),
    say('close'),
    pick('refocus', { most: 1, own: true }),
    say('shelf'),
  ],
}

export const solving: Module = {
  ...{ code: 'M06', need: 'worry', minutes: [15, 30], rated: true, gate: null },
  leaf: { kind: 'plan', fields: ['one', 'weigh', 'small', 'when', 'review'] },
  steps: [
    write('list', { most: 5 }),
    choose('mine', { mine: null, partly: null, notmine: 'notmine' }),
    write('one', { to: 'weigh' }),
    say('notmine'),
    write('other', { to: 'weigh' }),
    weigh('weigh', { most: 5 }),
    write('small'),
    write('when'),
    write('stuck'),
    choose('review', { d1: null, d3: null, d7: null }),
    say('end'),
  ],
}

export const thoughts: Module = {
  ...{ code: 'M08', need: 'worry', minutes: [10, 15], rated: true, gate: 'settled' },
  leaf: {
    kind: 'thought',
    fields: ['situation', 'thought', 'feeling', 'for', 'against', 'balanced', 'again'],
  },
  steps: [
    choose('kind', { thought: null, fact: 'fact' }),
    write('situation'),
    write('thought'),
    pick('feeling', { most: 2 }),
    rate('strong'),
    write('for'),
    write('against'),
    pick('ask', { most: 1 }),
    write('balanced'),
    rate('again', { to: 'end' }),
    say('fact'),
    say('end'),
  ],
}

export const kindness: Module = {
  ...{ code: 'M09', need: 'low', minutes: [5, 5], rated: true, gate: null },
  leaf: { kind: 'kind_words', fields: ['sentence'] },
  steps: [
    say('hand'),
    write('pain'),
    say('common'),
    write('friend'),
    pick('sentence', { most: 1, own: true }),
    count('stay', 60),
    say('end'),
  ],
}
