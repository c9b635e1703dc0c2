import { callNumber, choose, count, type Module, open, pick, rate, say, write } from '../define.ts'

export const child: Module = {
  ...{ code: 'M21', need: 'young', minutes: [5, 10], rated: false, gate: 'young' },
  leaf: { kind: 'brave', fields: ['face', 'brave', 'adults'] },
  steps: [
    choose('face', { happy: null, so: null, scared: null, angry: null, sad: null }),
    choose('body', { tummy: null, heart: null, head: null, nowhere: null }),
    say('allright'),
    count('bear', 60),
    choose('safe', { yes: null, no: 'tell' }),
    pick('brave', { most: 1, own: true }),
    say('small', { to: 'adults' }),
    callNumber('tell', '110'),
    say('nosecret'),
    pick('adults', { most: 3, own: true }),
    open('talk', '/chat'),
    say('end'),
  ],
}

export const teen: Module = {
  ...{ code: 'M22', need: 'young', minutes: [10, 15], rated: true, gate: 'young' },
  leaf: { kind: 'own_rule', fields: ['first', 'time', 'rule', 'told'] },
  steps: [
    choose('what', { exam: null, bully: 'bully', phone: 'phone' }),
    write('first'),
    pick('time', { most: 1 }),
    say('enough', { to: 'told' }),
    say('bully'),
    pick('keep', { most: 3 }),
    choose('danger', { no: 'told', yes: null }),
    callNumber('call', '110'),
    open('talk', '/chat', { to: 'told' }),
    rate('phone'),
    pick('rule', { most: 1, own: true }),
    say('mine'),
    pick('told', { most: 2, own: true }),
    say('end'),
  ],
}

export const memories: Module = {
  ...{ code: 'M23', need: 'old', minutes: [10, 20], rated: false, gate: 'elder' },
  leaf: { kind: 'story', fields: ['prompt', 'story', 'for'] },
  steps: [
    say('ready'),
    choose('prompt', { song: null, photo: null, food: null, work: null, place: null }),
    say('look'),
    write('story'),
    choose('heavy', { warm: 'for', sad: null }),
    say('sad'),
    choose('for', { keep: 'end', family: null }),
    say('share'),
    say('end'),
  ],
}
