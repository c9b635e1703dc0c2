import type { ModuleWords } from '../define.ts'

/** Exercises to grow calm, in English. Author: Anxin project. Review: awaiting clinical review. */
export const calmEn = {
  M01: {
    title: 'Inner weather',
    when: 'To see how today is',
    dose: 'Half a minute, on any day you like',
    consent:
      'Say today as a kind of weather. It is for you alone; only if it tells of danger, whoever is on call comes to you. You need not keep it.',
    steps: {
      weather: {
        say: 'What is the weather inside today?',
        hint: 'None is good or bad. Tap what is most like it.',
        options: ['Sunny', 'Some cloud', 'Grey', 'Rain', 'Storm'],
      },
      bright: 'A day with some light is worth a line, too.',
      even: 'A grey day, and you came through it.',
      heavy: 'Today is not easy. Looking at it at all takes something.',
      words: {
        say: 'Is there a word for it?',
        hint: 'Four at most.',
        options: [
          ...['Calm', 'Glad', 'Grateful', 'Hopeful', 'Tired', 'Anxious', 'Sad', 'Angry', 'Lonely', 'Wronged'],
          ...['Afraid', 'Numb'],
        ],
      },
      topics: {
        say: 'What is it about?',
        hint: 'Three at most.',
        options: [
          ...[
            'Income and work',
            'Food and supplies',
            'Seeing a doctor',
            'School',
            'Neighbours',
            'The building',
          ],
          ...['Family', 'Getting about', 'Things people say', 'Fear of illness', 'Missing somebody', 'Other'],
        ],
      },
      note: { say: 'A line to yourself?', hint: 'One is enough, none is fine.' },
      kept: 'Kept. Look back in a few days: weather keeps changing.',
    },
    real: ['Stand at the window a while', 'Drink a glass of warm water', 'Send somebody a hello'],
  },
  M02: {
    title: 'Slow breathing',
    when: 'Tense, shaky, or awake at bedtime',
    dose: 'Three to five minutes, as often as you like',
    consent: 'Ten slow breaths together: four seconds in, six out. Stop if you feel dizzy.',
    steps: {
      sit: 'Find a steady seat. Both feet on the floor, shoulders down.',
      lungs: {
        say: 'Do you have a lung or heart illness, or are you expecting a child?',
        hint: 'If so, we go more gently.',
        options: ['No', 'Yes'],
      },
      how: 'Put one hand on your belly. It rises as you breathe in and sinks as you breathe out.',
      gentle: 'Breathe as deep as is easy. No filling up, no holding. Short of breath or dizzy: stop.',
      breathe: {
        say: 'Follow the circle.',
        hint: 'If your mind wanders, join in again with the next breath.',
      },
      after: 'Let your breath go back to its own way. Notice your shoulders and hands.',
    },
    real: ['Get up and walk slowly round the room', 'Open the window a while', 'Do it again before bed'],
  },
  M03: {
    title: 'Landing: see this place',
    when: 'The past rushes in, or nothing feels real',
    dose: 'Three minutes, anywhere',
    consent: 'With eyes, hands and ears, bring yourself back to this place and this moment.',
    steps: {
      eyes: 'Keep your eyes open. Look around: you are here.',
      feet: 'Press both feet into the floor. Feel it hold you.',
      senses: {
        say: 'Take your time. Tap once for each one you find.',
        options: [
          'Five things you can see',
          'Four things you can touch',
          'Three sounds you can hear',
          'Two things you can smell',
          'One taste in your mouth',
        ],
      },
      place: 'Say it softly: today’s date, where you are, what is beside you.',
      press: 'Press your palms together, count to five, let go. Once more.',
      here: 'That was then, this is now. You are here.',
    },
    real: [
      'Touch something cool, like a cup',
      'Sit where there are people',
      'Tell somebody: I was not well just now',
    ],
  },
  M04: {
    title: 'Letting go, part by part',
    when: 'Stiff shoulders, tight jaw, all wound up',
    dose: 'Ten minutes, once a day',
    consent: 'Seven groups of muscles: tense for five seconds, let go for ten. Skip what hurts.',
    steps: {
      sit: 'Sit or lie down. Take off watch and glasses.',
      skip: 'Anything injured, operated on, or painful now: leave it out.',
      how: 'Tense with about seven tenths of your strength. Notice the change when you let go.',
      muscles: {
        say: 'Follow along, no hurry.',
        options: [
          'Hands: make fists',
          'Arms: bend to the shoulder',
          'Face: screw it up',
          'Shoulders: up to the ears',
          'Belly: draw it in',
          'Thighs: press into the chair',
          'Calves and feet: toes up',
        ],
      },
      rest: { say: 'Do nothing for a minute.', hint: 'No need to watch the time; you will be told.' },
      after: 'Move fingers and toes, and sit up slowly.',
    },
    real: ['Wash your face or feet in hot water', 'Do it again before bed', 'Change into loose clothes'],
  },
  M13: {
    title: 'When the heart races',
    when: 'Sudden pounding, short breath, great fear',
    dose: 'When it comes, about five minutes',
    consent: 'First we see whether you need an ambulance. Then we wait out the wave together.',
    steps: {
      first: {
        say: 'Is this the first time you have such chest pain or short breath?',
        hint: 'If it is the first, or not as before, let an ambulance look at it.',
        options: ['The first time', 'I know it, a doctor has looked', 'Not sure'],
      },
      call: {
        say: 'Please call 120 first. Say: chest pain, cannot get air.',
        hint: 'Open the door and call somebody over. Do not drive yourself.',
      },
      checked: {
        say: 'How is it now?',
        options: ['A doctor looked and said I may calm it myself', 'Waiting, or not called yet'],
      },
      wave: 'It is like a wave: it rises and it falls. Mostly it turns within minutes.',
      stay: 'No need to run yet. Hold on to something, stand or sit firmly.',
      out: { say: 'Out longer than in.', hint: 'No big gulps of air. Just let it out slowly.' },
      now: { say: 'How hard is it at this moment?', hint: '0 is calm, 10 is the hardest.' },
      again: 'A little left is normal. You stayed; that is the whole trick.',
      noticed: {
        say: 'What did you notice as the wave went down?',
        hint: 'Such as “my hands got warm”. Or nothing.',
      },
      company: 'Do not wait alone. Ask a neighbour or family to stay until the ambulance is there.',
      end: 'If it comes more often, or keeps you indoors, please tell a doctor or a social worker.',
    },
    real: [
      'Tell somebody about it',
      'Walk slowly back to where you were',
      'Make an appointment with a doctor',
    ],
  },
} satisfies Partial<Record<string, ModuleWords>>
