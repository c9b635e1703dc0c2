import type { ModuleWords } from '../define.ts'

/** After a loss, after an event, when it is dangerous; in English. Author: Anxin project. Review: awaiting clinical review. */
export const eventsEn = {
  M11: {
    title: 'Beside grief',
    when: 'Somebody is gone and it is empty inside',
    dose: 'At your own pace',
    consent: 'You may speak or not. You may stop at any time.',
    steps: {
      talk: {
        say: 'How would you like to be here today?',
        options: ['Quietly, without words', 'Speak of them', 'A certain day is near', 'I can hardly bear it'],
      },
      name: { say: 'What did you call them?', hint: 'Write it, or say it softly.' },
      words: { say: 'What would you like to tell them?', hint: 'It is for you, and need not be finished.' },
      waves: 'Grief is no staircase. It comes in waves; calm for days, then back again, is usual.',
      now: { say: 'How hard is it at this moment?', hint: '0 is calm, 10 is the hardest.' },
      bond: { say: 'Would you like to keep a place for them?', options: ['Yes', 'Enough for today'] },
      ritual: {
        say: 'Which of these could you do?',
        hint: 'Or your own.',
        options: [
          'Cook what they liked',
          'Light a lamp',
          'Put a photo in its place',
          'Go where they used to go',
          'Write a letter, unsent',
        ],
      },
      quiet: { say: 'We sit quietly for two minutes.', hint: 'Tears may come or not.' },
      dates: 'Birthdays, the day itself, holidays: the days before are often the hardest. A plan steadies.',
      date: { say: 'Which day is it?', hint: 'Such as “the eighteenth, his birthday”.' },
      dateplan: {
        say: 'How will you spend it?',
        hint: 'Two at most.',
        options: [
          'Ask somebody to be with me',
          'Remember in the morning, go out later',
          'Nothing else that day',
          'Talk of them with family',
        ],
      },
      help: 'No food, no sleep, or wishing to follow: nobody can carry that alone. Let somebody be with you.',
      ask: { say: 'Talk with a person now.', hint: 'If words fail: “I miss them so, I cannot bear it”.' },
      end: 'Missing them need not be cured. Slowly it finds its place.',
    },
    real: ['Call somebody who misses them, too', 'Eat something warm', 'Walk to the first corner'],
  },
  M12: {
    title: 'After something big',
    when: 'Something terrible happened and still sits there',
    dose: 'Twice ten minutes, in the first three months',
    consent: 'Look at how body and mind react, and learn one way to steady. No need to tell what happened.',
    steps: {
      safe: { say: 'Are you safe now?', options: ['Yes', 'Not yet'] },
      common: {
        say: 'Which of these do you know?',
        hint: 'As many as there are, or none.',
        options: [
          'Poor sleep',
          'It keeps coming back',
          'Startled easily',
          'Cannot speak of it',
          'Numb',
          'Short temper',
          'No appetite',
          'Close to tears',
        ],
      },
      normal: 'These are common after something big; it is not weakness. For most they ease within weeks.',
      triggers: {
        say: 'What takes you back at once?',
        hint: 'Three at most, or your own.',
        options: ['Sounds', 'Smells', 'Places', 'News and videos', 'Certain days'],
      },
      ground: {
        say: 'When it comes, come back like this.',
        options: [
          'Five things you can see',
          'Four things you can touch',
          'Three sounds you can hear',
          'Two things you can smell',
          'One taste in your mouth',
        ],
      },
      limits: {
        say: 'What shall there be less of?',
        hint: 'Two at most.',
        options: [
          'News and videos of it',
          'Drinking to sleep',
          'Carrying it alone',
          'Forcing myself to tell it',
        ],
      },
      weeks: { say: 'How long ago was it?', options: ['Less than four weeks', 'Four weeks or more'] },
      look: 'Still heavy after four weeks: worth having somebody look. A few questions to begin with.',
      check: 'See how it has been, in a few minutes.',
      unsafe: {
        say: 'Leave the danger first. Somebody harms you: 110. You are hurt: 120.',
        hint: 'If you cannot speak, text 12110.',
      },
      person: 'Once you are somewhere safe, let somebody help.',
      end: 'Eating, sleeping, a bit of everyday life: that is recovering.',
    },
    real: [
      'Eat one meal on time today',
      'Talk with somebody who was there',
      'Switch off news alerts for a day',
    ],
  },
  M20: {
    title: 'Writing a safety plan',
    when: 'Hard thoughts came, and somebody knows',
    dose: 'Fifteen minutes, better with somebody',
    consent: 'While it is calm, write six steps for hard hours. First, one person has to know.',
    steps: {
      known: {
        say: 'Does somebody know how it is with you?',
        hint: 'A social worker, counsellor, doctor or family.',
        options: ['Yes', 'Not yet'],
      },
      signs: 'One, the signs: which thoughts or moods say that it is getting hard again.',
      own: 'Two, on my own: what takes my mind off for a while, even alone.',
      others: 'Three, people and places that take my mind off. No need to speak of it there.',
      ask_for: 'Four, people to ask for help: with their number, and tell them beforehand.',
      experts:
        'Five, professional help: the cabin, the hospital, 12356. Where nobody answers at 12356, call 120 or 110.',
      safer: 'Six, a safer home: give dangerous things to somebody to keep.',
      reason: 'Last, a line: what makes you go on. One person, one thing is enough.',
      write: { say: 'Write it now.', hint: 'It stays on your phone and opens without a network.' },
      ask: { say: 'Let one person know first.', hint: 'This plan holds better with somebody beside you.' },
      end: 'In a hard hour, start from step one. Stop at the step that helps.',
    },
    real: [
      'Show the plan to somebody you trust',
      'Put the numbers on the first screen',
      'Have dangerous things taken away today',
    ],
  },
} satisfies Partial<Record<string, ModuleWords>>
