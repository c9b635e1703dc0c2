import type { ModuleWords } from '../define.ts'

/** When thoughts go round, in English. Author: Anxin project. Review: awaiting clinical review. */
export const mindEn = {
  M05: {
    title: 'The worry tree',
    when: 'One thing turns over and over',
    dose: 'Ten minutes, when worry is there',
    consent:
      'Write the worry down and see if something can be done. What can, gets a time; what cannot, gets a place.',
    steps: {
      why: 'Worry comes back so as not to miss something. Once written, it need not remind you.',
      worry: { say: 'What weighs most just now?', hint: 'One sentence.' },
      solvable: {
        say: 'Can you do something about it now?',
        options: ['Something, yes', 'Not now', 'Hard to say'],
      },
      action: { say: 'What is the smallest step?', hint: 'Small enough for today, like one phone call.' },
      half: { say: 'Is some small piece of it within reach?', options: ['A small piece', 'No'] },
      piece: { say: 'Which piece?', hint: 'The rest can wait.' },
      when: { say: 'When will you do it?', hint: 'Day and hour, such as “tomorrow at ten”.' },
      slot: {
        say: 'Give it fifteen minutes, and think of it only then. When?',
        hint: 'Not at bedtime. If it comes earlier, tell it: at our time.',
        options: ['At noon', 'In the afternoon', 'Towards evening'],
      },
      now: { say: 'Use today’s fifteen minutes now?', options: ['No, at its time', 'Now'] },
      time: {
        say: 'Think and write freely.',
        hint: 'You will be told when time is up, and may stop before.',
      },
      close: 'Time is up. The rest belongs to tomorrow, same hour.',
      refocus: {
        say: 'What will your hands do for the next ten minutes?',
        options: ['Wash up, wipe the table', 'Go for a walk', 'Call somebody', 'Listen to a song'],
      },
      shelf: 'The worry is put away. When it comes back, you know where it goes.',
    },
    real: [
      'Put that step into the calendar',
      'Write the worry on paper and shut the book',
      'Talk it over with somebody',
    ],
  },
  M06: {
    title: 'Step by step',
    when: 'A practical trouble, and no idea where to start',
    dose: 'Twice, fifteen minutes each',
    consent: 'Choose one that can be solved, find some ways, take a small step. Next time we look back.',
    steps: {
      list: { say: 'What are the troubles these days?', hint: 'One on each line, five at most.' },
      mine: { say: 'The first one: is it yours to decide?', options: ['Mine', 'Partly', 'Not mine'] },
      one: { say: 'Which one this time?', hint: 'A small one within reach. Cut a piece off a big one.' },
      notmine: 'What is not ours to decide wears us out. What is: how you care for yourself, whom you ask.',
      other: { say: 'Then which one is within reach?', hint: 'Such as “whom to ask about it”.' },
      weigh: {
        say: 'Think of three ways; clumsy ones count.',
        hint: 'Note what is good and what is hard, then choose.',
      },
      small: { say: 'What is its first small step?', hint: 'Ten minutes at most.' },
      when: { say: 'Which day, which hour?', hint: 'Such as “Wednesday at three”.' },
      stuck: {
        say: 'Where might it stick, and what then?',
        hint: 'Such as “if nobody answers, again in the afternoon”.',
      },
      review: { say: 'When do we look back?', options: ['Tomorrow', 'In three days', 'In a week'] },
      end: 'If it does not work, come back and take another way.',
    },
    real: [
      'Put the first step into the calendar',
      'Lay out today what you need',
      'Ask somebody to do it with you',
    ],
  },
  M08: {
    title: 'Thought record',
    when: 'Always my fault, always the worst',
    dose: 'Ten minutes, when a thought clings',
    consent: 'Write down a thought that clings and look at both sides. Not meant for a fresh loss.',
    steps: {
      kind: {
        say: 'Is it a thought that clings, or something truly lost?',
        options: ['A thought', 'Something lost'],
      },
      situation: { say: 'What was going on?', hint: 'When, where, with whom.' },
      thought: { say: 'Which sentence came up?', hint: 'As it came, such as “I do everything wrong”.' },
      feeling: {
        say: 'What did it feel like?',
        hint: 'Two at most.',
        options: ['Sad', 'Afraid', 'Restless', 'Ashamed', 'Angry', 'Lonely'],
      },
      strong: { say: 'How strong was it?', hint: '0 is none, 10 is the strongest.' },
      for: { say: 'What speaks for that sentence?', hint: 'Only what could be seen, no guesses.' },
      against: { say: 'And what does not fit it?', hint: 'Small things count, like what worked last week.' },
      ask: {
        say: 'Choose a question to ask yourself.',
        options: ['What would I say to a friend?', 'How will it look in a year?', 'Could it be another way?'],
      },
      balanced: { say: 'With both sides in, what is fairer?', hint: 'It need not be rosy. Fair will do.' },
      again: { say: 'How strong is the feeling now?', hint: '0 is none, 10 is the strongest.' },
      fact: 'A loss is real and needs no other side. Sad may be sad. “Beside grief” may fit better.',
      end: 'A thought is a thought, not always a fact. You saw it a little clearer today.',
    },
    real: [
      'Copy the fair sentence into your phone',
      'Tell somebody about today',
      'Do something small with your hands',
    ],
  },
  M09: {
    title: 'Kinder to myself',
    when: 'All my fault, cannot look up',
    dose: 'Five minutes, any time',
    consent: 'Say a few words to yourself in the voice you keep for friends.',
    steps: {
      hand: 'Lay a hand on your chest, or hold your other hand. Feel its warmth.',
      pain: {
        say: 'Where does it hurt just now?',
        hint: 'One sentence, like “I did not look after him well”.',
      },
      common: 'We blame ourselves because we care. Many people hurt like this in your place.',
      friend: {
        say: 'A good friend says this of themselves. What do you answer?',
        hint: 'In your everyday voice.',
      },
      sentence: {
        say: 'Choose a line to say to yourself.',
        options: [
          'I did what I could then',
          'When it hurts, I may go slowly',
          'I need kindness, too',
          'One mistake is not all of me',
        ],
      },
      stay: {
        say: 'Keep the hand there. Say the line slowly three times.',
        hint: 'If it will not come out, listen inside.',
      },
      end: 'Kindness does not wave a mistake away. It gives strength to mend it.',
    },
    real: [
      'Pour yourself something warm',
      'Go to bed half an hour early',
      'Tell one person: these days are hard',
    ],
  },
} satisfies Partial<Record<string, ModuleWords>>
