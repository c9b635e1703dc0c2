import type { ModuleWords } from '../define.ts'

/** Days, nights and people, in English. Author: Anxin project. Review: awaiting clinical review. */
export const daysEn = {
  M07: {
    title: 'One small move',
    when: 'No drive, nothing seems worth doing',
    dose: 'Once a week, five weeks',
    consent: 'Choose one pleasant and one needed thing, both small enough to happen. Then see how it feels.',
    steps: {
      link: 'No drive, so we sit; sitting takes more of it. Move a little, and drive may follow.',
      last: {
        say: 'What became of last time’s small things?',
        options: ['This is the first time', 'Done', 'Half done', 'Not done'],
      },
      last_heard: 'Done: note how it felt. Not done: the step was too big, not you too weak.',
      pleasant: {
        say: 'Choose something small that used to feel good.',
        hint: 'Or write your own.',
        options: [
          ...[
            'Ten minutes of sun',
            'Water the plants',
            'An old song',
            'A cup of tea',
            'A stroll through the market',
          ],
          'Stroke a cat or dog',
        ],
      },
      needed: {
        say: 'And one small thing that waits.',
        options: [
          'Wash three bowls',
          'Change the sheets',
          'Pay one bill',
          'Tidy a drawer',
          'Answer one message',
          'Take a shower',
        ],
      },
      tiny: 'Cut it in half again. “Walk five minutes”, not an hour.',
      when: { say: 'When?', hint: 'Day and hour, or “after breakfast”.' },
      where: { say: 'Where?', hint: 'Such as “the bench downstairs”.' },
      block: {
        say: 'What might get in the way?',
        options: ['No strength', 'Bad weather', 'Shy of people', 'Forgetting'],
      },
      help: { say: 'And if it does?', hint: 'Such as “just to the door counts”.' },
      end: 'Waiting for drive can take long. Move first, then see.',
    },
    real: ['Do two minutes of it now', 'Write it where you will see it', 'Ask somebody along'],
  },
  M10: {
    title: 'Steadier sleep',
    when: 'Sleep has been poor for a while',
    dose: 'One night a day, four weeks',
    consent: 'In the morning note the night, then try one or two small things. No staying up to sleep less.',
    steps: {
      today: { say: 'Which today?', options: ['Note last night', 'See what steadies sleep'] },
      night: { say: 'How was the night, roughly?', hint: 'A guess will do, no need for a clock.' },
      care: {
        say: 'Is one of these you?',
        hint: 'Expecting a child; 75 or older; driving or running machines; fits or seizures; times of days without sleep and not tired, very high; thoughts of not being here these days.',
        options: ['None', 'Yes'],
      },
      rise: 'The same hour of getting up matters more than of going to bed. Weekends too, within an hour.',
      bed: 'Go to bed when sleepy. The bed is for sleep; the phone lies out of reach.',
      awake: 'Awake for some twenty minutes: get up, sit in low light, go back when sleepy.',
      gentle:
        'Keep only the hour of rising and a quiet evening. Do not cut time in bed; hold on when you get up. Tell your doctor.',
      nap: 'Tired by day: a nap of half an hour at most, none after three.',
      tonight: {
        say: 'What will you try tonight?',
        options: [
          'Phone away an hour before bed',
          'No tea or coffee after noon',
          'Write down tomorrow’s things',
          'Five minutes of slow breathing',
          'The alarm at the same hour',
        ],
      },
      end: 'Sleep cannot be forced; trying hard wakes us. That one thing is enough for tonight.',
    },
    real: ['Set tomorrow’s alarm now', 'Move the charger to another room', 'Get some sun in the morning'],
  },
  M16: {
    title: 'A thread to people',
    when: 'Alone for long, nobody to talk to',
    dose: 'Once a week',
    consent: 'Draw a small map of people, send one message, find one thing to do together.',
    steps: {
      alone: 'Being lonely is nobody’s fault. Like hunger it says: time to talk with someone.',
      map: { say: 'Who is around you?', hint: 'Names will do, a few or none.' },
      who: { say: 'Whom first?', hint: 'The easiest one, however long it has been.' },
      message: {
        say: 'What will you send?',
        hint: 'As it is, or your own.',
        options: [
          'It has been long. How are you?',
          'I saw this and thought of you',
          'Shall we go for a walk some day?',
          'I feel a bit low, could we talk?',
        ],
      },
      send: { say: 'When?', options: ['Now', 'Later', 'Nobody comes to mind'] },
      doing: {
        say: 'Where will you meet people this week?',
        options: [
          'An event at the cabin',
          'Dancing or chess downstairs',
          'Old classmates or colleagues',
          'Volunteering once',
          'The little shop you like',
        ],
      },
      cabin: 'Then begin with the cabin. Sit there, no need to talk; somebody will say hello.',
      end: 'Whether they answer is theirs. You held out a hand; that is enough.',
    },
    real: ['Send that message now', 'Go out and greet one person', 'Ask the cabin what is on this week'],
  },
} satisfies Partial<Record<string, ModuleWords>>
