import type { ProgrammeWords } from './programme.ts'

/** Five sessions: what is read and done in each, in English. Author: Anxin project. Review: awaiting clinical review. */
export const programmeEn: ProgrammeWords = {
  author: 'Anxin project',
  reviewer: 'awaiting clinical review',
  reviewedAt: '2026-11-25',
  reviewBy: '2028-11-24',
  about: [
    'Five times, about once a week, twenty to thirty minutes each.',
    'Each time a few lines to read, one or two exercises, and one small thing in everyday life.',
    'If you would like company, a volunteer calls once a week and asks how it goes.',
  ],
  consent:
    'I know: this is self-help, not treatment; the volunteer is no doctor; I may stop at any time, without a reason.',
  sessions: [
    {
      title: 'One: steady first',
      lines: [
        'Coming here is the first step already.',
        'When days are hard the body tightens first: poor sleep, a fast heart, a short temper. It is common.',
        'When the body eases, the mind can turn again. So we begin with breathing.',
        'Over these five times we keep one trouble of yours in view, and see how it changes.',
      ],
      step: 'Find a fixed moment each day to breathe slowly for a few minutes. If you forget, the next time will do.',
    },
    {
      title: 'Two: a small move',
      lines: [
        'In hard times people stop: not going out, not seeing anybody, things piling up.',
        'The longer we stop, the less drive there is. It is not laziness, it is a circle.',
        'What leads out is no sudden insight but one thing small enough to happen.',
        'Choose something pleasant and something that waits, and cut both small.',
      ],
      step: 'This week, do each of the two once.',
    },
    {
      title: 'Three: one knot',
      lines: [
        'Troubles in a heap look like a mountain. Written one by one, some are not so big.',
        'Some are yours to decide, some partly, some not. Strength goes to the first kind.',
        'For one trouble think of three ways at least. Clumsy ones count.',
        'What is not yours gets a fixed time for worrying.',
      ],
      step: 'Put the first small step into the calendar, and do it at its time.',
    },
    {
      title: 'Four: somebody beside you',
      lines: [
        'Carrying alone for long, we think that nobody would help. Mostly they do not know how to offer.',
        'Asking can be small: one sentence, a quarter of an hour, one exact thing.',
        'Family, neighbours, old classmates, or the people of the cabin can help.',
        'If somebody frightens you, do not ask them; ask the social worker first.',
      ],
      step: 'This week, get in touch with one person and say how you are.',
    },
    {
      title: 'Five: to take along',
      lines: [
        'Look back: the hardest thing five times ago, how is it now.',
        'What is better, you made so step by step.',
        'Hard days will come again. That is not back to the start; it is time to use these ways again.',
        'Write down three signs that tell you to pause.',
      ],
      step: 'Write the most useful thing on paper, put it where you see it, and tell one person.',
    },
  ],
}
