import type { ModuleWords } from '../define.ts'

/** For children, the young and the old; in English. Author: Anxin project. Review: awaiting clinical review. */
export const agesEn = {
  M21: {
    title: 'Mood buddies',
    when: 'Age 8–11: muddled, scared, close to tears',
    dose: 'Ten minutes, with a grown-up if you like',
    consent: 'See what the mood looks like and do one small brave thing. You can stop any time.',
    steps: {
      face: { say: 'Which one is your mood like?', options: ['Happy', 'So-so', 'Scared', 'Angry', 'Sad'] },
      body: {
        say: 'Where in your body does it hide?',
        options: ['Tummy', 'Chest', 'Head', 'Cannot find it'],
      },
      allright: 'All moods are allowed. A mood is a guest: it stays a bit and goes.',
      bear: {
        say: 'Hug something soft and blow slowly, as if cooling soup.',
        hint: 'One minute; you will be told.',
      },
      safe: {
        say: 'Does anybody hurt you, scare you, or tell you to keep a secret?',
        options: ['No', 'Yes'],
      },
      brave: {
        say: 'Choose a small brave thing.',
        options: [
          'Tell a grown-up “I am a bit scared”',
          'Turn off the light and count to ten',
          'Put up my hand once',
          'Ask “shall we play?”',
        ],
      },
      small: 'Small is enough. If it does not work, make it smaller.',
      tell: {
        say: 'It is not your fault. Tell a grown-up you trust at once, or call 110.',
        hint: 'Say: “Somebody hurts me, I am scared.”',
      },
      nosecret:
        'You need not keep a secret that makes you feel bad. If one grown-up does not believe you, tell the next.',
      adults: {
        say: 'Whom can you go to when you are sad?',
        hint: 'Three at most.',
        options: ['Mum or dad', 'Grandparents', 'A teacher', 'The cabin’s social worker'],
      },
      talk: 'You can tell us, too, and a real person will be with you.',
      end: 'You said how you feel. That is brave.',
    },
    real: ['Hug somebody at home', 'Draw the mood', 'Tell a grown-up about today’s mood'],
  },
  M22: {
    title: 'Stress and the phone',
    when: 'Age 12–17: exams, being bullied, glued to the phone',
    dose: 'Ten minutes',
    consent:
      'Choose one thing to work on. What you write is yours; if there is danger, grown-ups come to help.',
    steps: {
      what: {
        say: 'Which one today?',
        options: ['Exams and homework', 'Somebody bullies me', 'Cannot put the phone down'],
      },
      first: {
        say: 'For the next exam, which small part first?',
        hint: 'Such as “maths, mistakes of chapter three”.',
      },
      time: {
        say: 'How will you slice it?',
        options: ['25 minutes on, 5 off', '15 minutes on, 5 off', 'The easiest first, then the hard'],
      },
      enough: 'Before an exam sleep is worth most. What is learnt at night is mostly gone by day.',
      bully: 'Being bullied is not your fault, and telling is not tattling. Alone is what they count on.',
      keep: {
        say: 'What first?',
        hint: 'Three at most.',
        options: [
          'Screenshots, keep proof',
          'Block, do not answer back',
          'Walk with classmates',
          'Tell teacher and family',
        ],
      },
      danger: {
        say: 'Does anybody threaten you, hit you, or scare you with pictures?',
        options: ['No', 'Yes'],
      },
      call: { say: 'In danger, call 110.', hint: 'Pictures count. Do not pay, do not send more.' },
      talk: 'Talk to a person and let grown-ups stand in front of you.',
      phone: { say: 'How much of you does the phone take?', hint: '0 is next to nothing, 10 is everything.' },
      rule: {
        say: 'Make one rule of your own.',
        hint: 'Only your own rules work.',
        options: [
          'No phone at meals',
          'It sleeps in the living room',
          'Homework before opening it',
          'Turn off one app’s alerts',
        ],
      },
      mine: 'On the day it fails, no scolding. Make the rule smaller and try again.',
      told: {
        say: 'Who should know?',
        hint: 'Two at most.',
        options: ['Mum or dad', 'My class teacher', 'A good friend', 'The cabin’s social worker'],
      },
      end: 'Not everything at once. Today’s one thing is enough.',
    },
    real: ['Do the first slice today', 'Tell that person', 'Phone down before eleven tonight'],
  },
  M23: {
    title: 'Old stories',
    when: 'Thinking of old times, wishing for a listener',
    dose: 'Ten minutes, whenever you like',
    consent: 'Begin with a song or a photo. Tell as much as you like; it may be kept for the family.',
    steps: {
      ready: 'Make some tea, sit well, glasses on.',
      prompt: {
        say: 'Where shall we begin?',
        options: ['A song', 'A photo', 'A dish', 'The first job', 'A place back home'],
      },
      look: 'Look at it, hum it. How old were you, who was there.',
      story: {
        say: 'Tell a bit and write it down.',
        hint: 'Family can write for you, or use the keyboard’s voice input.',
      },
      heavy: { say: 'How is it now, after telling?', options: ['Warm', 'A little sad'] },
      sad: 'It makes us sad because those days were real. Rest a while, or talk to somebody.',
      for: { say: 'For whom is this story?', options: ['I keep it', 'I would like to tell the family'] },
      share: 'When they come, read it to them. Ask first: “Shall I tell you something from back then?”',
      end: 'Only you can tell these.',
    },
    real: ['Play that song', 'Call and tell it to your children', 'Tell it to a neighbour at the cabin'],
  },
} satisfies Partial<Record<string, ModuleWords>>
