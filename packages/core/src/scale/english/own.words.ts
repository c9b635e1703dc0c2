/**
 * The project's own short checks in English. Author 安心小屋项目组; clinical review pending. What is asked, and in what
 * order, is the Chinese of `definitions/own.words.ts`.
 */
export const ownEnglish = {
  mark: 'Not a standardised scale; only for knowing yourself and improving the service',
  notice:
    'Written by the project 安心小屋. Not a standardised scale; only for knowing yourself and improving the service.',
  function: {
    title: 'Getting by',
    stem: 'Over the past two weeks, how much have your feelings or stress got in the way of:',
    items: [
      'work, study or housework',
      'being with family and friends',
      'taking care of yourself (eating, sleeping, washing, taking medicine)',
    ],
    options: ['Not at all', 'A little', 'Quite a lot', 'I can hardly do it'],
    duration: 'How long has it been like this?',
    durations: ['Less than 2 weeks', '2–4 weeks', '1–3 months', '3–6 months', 'More than 6 months'],
  },
  mood: {
    title: 'How I feel today',
    stem: 'Which face is nearest to how you feel today?',
    items: ['How I feel today'],
    options: ['Very sad', 'A little sad', 'So-so', 'All right', 'Very well'],
  },
  grief: {
    title: 'After a loss',
    stem: 'When you think of the one who has gone, over these two weeks:',
    items: [
      'When you miss them, how much does it hurt?',
      'Are there places, things or talk you would rather not come near?',
      'Can you still do the things of every day?',
      'When you want to talk about it, is there somebody to listen?',
    ],
    options: [
      ['Not much', 'Somewhat', 'Very much', 'More than I can bear'],
      ['No', 'One or two', 'Quite a few', 'Nearly all of them'],
      ['As always', 'A little slower', 'It is very hard', 'I can hardly do them'],
      ['Whenever I want', 'Sometimes', 'Seldom', 'No'],
    ],
  },
  problem: {
    title: 'My own problem',
    stem: 'Write in your own words one or two things that trouble you most, then say how much each has troubled you this week. 0 is not at all, 10 is very much.',
    items: [
      'How much did the first trouble you this week?',
      'How much did the second trouble you this week? (You may leave it out.)',
    ],
  },
  feedback: {
    title: 'About our talk',
    stem: 'In our talk today:',
    items: [
      'I felt heard',
      'We talked about what I wanted to talk about',
      'This way of doing it suits me',
      'I feel somewhat better than when I came',
    ],
    options: ['Not so', 'A little', 'Mostly', 'Just so'],
  },
  satisfactionTitle: 'How our service was',
  strain: {
    title: 'Tired from helping',
    stem: 'In the past week, working with people:',
    items: [
      'After work I could not put my work out of my mind',
      'I was still tired after resting',
      'I had less patience than usual with people who came for help',
      'I felt there was somebody near to lend a hand',
    ],
    options: ['Not at all', 'Now and then', 'Often', 'Nearly every day'],
  },
  childMood: {
    title: 'Faces for children',
    stem: 'Look at these faces and choose the one most like you.',
    items: ['How I feel today', 'When I am at home', 'When I am with my friends', 'When I go to sleep'],
    options: ['Very sad', 'A little sad', 'Not good, not bad', 'A little happy', 'Very happy'],
  },
} as const
