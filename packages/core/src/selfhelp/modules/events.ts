import { callNumber, choose, count, type Module, open, pick, rate, say, senses, write } from '../define.ts'

export const grief: Module = {
  ...{ code: 'M11', need: 'loss', minutes: [5, 20], rated: true, gate: null },
  leaf: { kind: 'memory', fields: ['name', 'words', 'ritual', 'date'] },
  steps: [
    choose('talk', { quiet: 'quiet', name: null, dates: 'dates', help: 'help' }),
    write('name'),
    write('words'),
    say('waves'),
    rate('now'),
    choose('bond', { go: null, enough: 'end' }),
    pick('ritual', { most: 1, own: true, to: 'end' }),
    count('quiet', 120, { to: 'end' }),
    say('dates'),
    write('date'),
    pick('dateplan', { most: 2, own: true, to: 'end' }),
    say('help'),
    open('ask', '/chat'),
    say('end'),
  ],
}

export const aftermath: Module = {
  ...{ code: 'M12', need: 'loss', minutes: [10, 20], rated: true, gate: null },
  leaf: { kind: 'triggers', fields: ['triggers', 'limits'] },
  steps: [
    choose('safe', { yes: null, no: 'unsafe' }),
    pick('common', { most: 8 }),
    say('normal'),
    pick('triggers', { most: 3, own: true }),
    senses('ground'),
    pick('limits', { most: 2, own: true }),
    choose('weeks', { under: 'end', over: null }),
    say('look'),
    open('check', '/check', { to: 'end' }),
    callNumber('unsafe', '110'),
    open('person', '/chat'),
    say('end'),
  ],
}

export const planHelp: Module = {
  ...{ code: 'M20', need: 'safety', minutes: [15, 20], rated: true, gate: 'accompanied', leaf: null },
  steps: [
    choose('known', { yes: null, no: 'ask' }),
    say('signs'),
    say('own'),
    say('others'),
    say('ask_for'),
    say('experts'),
    say('safer'),
    say('reason'),
    open('write', '/plan', { to: 'end' }),
    open('ask', '/chat'),
    say('end'),
  ],
}
