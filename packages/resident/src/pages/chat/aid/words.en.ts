import type { AidWords } from './words.zh.ts'

export const en: AidWords = {
  help: {
    label: 'Who can be reached now',
    danger: 'If you are not safe now, reach a person first. Nothing here has been sent.',
    violence: 'If somebody is hurting you, go where people are, then call. Nothing here has been sent.',
    body: 'If your body is in trouble now, call 120 first. Nothing here has been sent.',
    unsent:
      'Your last words have not gone out yet; this page keeps trying. If you cannot wait, ring somebody first.',
    line: 'Helpline',
    ambulance: 'Ambulance',
    police: 'Police',
    atHome: 'Women’s line',
    human: 'A person',
    asked: 'Being called',
    duty: 'on duty',
  },
  voice: {
    start: 'Speak',
    stop: 'Done speaking',
    on: 'Listening. Tap the microphone again when you are done',
    ask: 'The browser turns speech into text and may send the sound to its maker, not to us. The words come into the field first; they go only when you send them. Just “stop” or “goodbye” ends the talk at once.',
    agree: 'All right, listen',
    decline: 'No, thank you',
    refused: 'The microphone could not be had. Allow it in the browser’s settings, or type.',
    unreachable: 'Speech does not work right now; please type.',
    silent: 'Nothing was heard. Tap the microphone to try again.',
  },
  aloud: { read: 'Read aloud', again: 'Once more', stop: 'Stop', auto: 'New lines are read by themselves' },
  rest: {
    today: (clock) => `Let us rest now and talk again after ${clock}.`,
    tomorrow: (clock) => `Let us rest for today and talk again tomorrow after ${clock}.`,
    always: 'If you feel bad or afraid you can write at any time, or call 12356 or 12355.',
  },
  lastDay: {
    until: (month, day) => `The companion answers here until ${day}/${month}.`,
    over: (month, day) => `The companion stopped on ${day}/${month}.`,
    instead:
      'If you write of danger, the people on duty still know. To talk, call a number or ask for a person; your record can still be taken along or erased.',
    help: 'Numbers to call',
    take: 'Before that you can take your record along or erase it. The numbers to call stay.',
    mine: 'To “Me”',
  },
  leave: {
    now: 'Leave this page now',
    what: 'It turns into an empty page. Opened again, these lines are still here; “Settings” can clear this device.',
  },
  planOpen: 'Open my safety plan',
  planLater: 'Talk first',
}
