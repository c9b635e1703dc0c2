import type { ModuleWords } from '../define.ts'

/** With people, at work, caring for others; in English. Author: Anxin project. Review: awaiting clinical review. */
export const peopleEn = {
  M14: {
    title: 'When anger comes',
    when: 'A quarrel, a clash, bad blood',
    dose: 'Ten minutes',
    consent: 'Cool down first, then see what is wanted beneath. If somebody hits, safety comes first.',
    steps: {
      hurt: {
        say: 'Does anybody hit, or do you fear it?',
        options: ['No', 'I fear they might hit', 'I fear I might hit'],
      },
      heat: { say: 'How hot is it now?', hint: '0 is none, 10 is about to burst.' },
      body: 'When it is hot, words do not go in. Body first, reasons later.',
      timeout: {
        say: 'Choose a line you could say.',
        options: [
          'I am too upset, let us take twenty minutes',
          'This matters, I want to be calm for it',
          'I go for a walk and am back at …',
        ],
      },
      cool: {
        say: 'Two minutes. Open your fists, breathe out long.',
        hint: 'Cold water over the hands helps.',
      },
      need: {
        say: 'What do you need beneath it?',
        hint: 'Two at most.',
        options: [
          'To be heard',
          'To be respected',
          'Fairness',
          'A rest',
          'To know where I stand',
          'A helping hand',
        ],
      },
      sentence: { say: 'Put it in a sentence that begins with “I”.', hint: 'I see… I feel… I would like…' },
      repair: {
        say: 'How will you mend it afterwards?',
        options: [
          'I was too harsh, I am sorry',
          'Let us start again',
          'Eat together first, then talk',
          'Thank you for listening',
        ],
      },
      helper: { say: 'Would a go-between help?', options: ['No', 'Yes, please'] },
      mediate:
        'The residents’ committee and the cabin’s social worker can sit down with both of you. Know what you want and what you cannot give.',
      away: 'Thank you for saying it. Step away now, to another room or outside, away from anything that could hurt.',
      police: {
        say: 'If it is happening, call 110. If you are hurt, 120.',
        hint: 'If you cannot speak, text 12110.',
      },
      safety: 'Safety first. No need to argue or make peace now. Being hit is not your fault.',
      talk: 'Let somebody help. They will first ask whether you are safe.',
      end: 'Anger is not bad. It says that something matters.',
    },
    real: ['Walk for ten minutes, then go back', 'Say that “I” sentence', 'Agree on a calm hour to talk'],
  },
  M15: {
    title: 'Talking at home',
    when: 'All under one roof, and every word stings',
    dose: 'Once a week; fifteen minutes a day',
    consent: 'Three things: a quarter of an hour, taking turns, a word of thanks.',
    steps: {
      safe: { say: 'At home, do you fear that somebody might hit?', options: ['No', 'Yes'] },
      quarter: 'Keep a quarter of an hour a day to talk: no phone, no bills, no marks.',
      when: { say: 'Which hour suits best?', hint: 'Such as “walking after supper”.' },
      listen: 'One speaks, one listens, change after three minutes. The listener gives no advice.',
      echo: {
        say: 'Afterwards, choose an answer.',
        options: ['You mean …, is that right?', 'I would be upset, too', 'Go on, I am listening'],
      },
      thanks: {
        say: 'Which small thing would you thank for?',
        hint: 'Make it exact: “the soup you warmed last night”.',
      },
      ask: {
        say: 'What would you ask for?',
        options: [
          'Knock before coming in',
          'Cook a meal together',
          'Quieter after ten',
          'Talk things over calmly',
        ],
      },
      pause: 'When it stings, anybody may call a pause. Rest a while, then go on.',
      unsafe: {
        say: 'If it is happening, call 110. If you are hurt, 120.',
        hint: 'If you cannot speak, text 12110.',
      },
      person: 'Talking nicely will not solve this, and it is not your fault. Let somebody help.',
      end: 'It need not work every day. On the day it does, it is lighter.',
    },
    real: [
      'Say one thank-you tonight',
      'Agree on tomorrow’s quarter of an hour',
      'Listen three minutes without a word',
    ],
  },
  M17: {
    title: 'After holding out for long',
    when: 'Long at the front, tired and hollow',
    dose: 'Once a week, four weeks',
    consent: 'See what takes and what gives, and leave yourself a gap.',
    steps: {
      takes: {
        say: 'What takes most these days?',
        hint: 'Four at most.',
        options: [
          'Too much work',
          'Nights and watches',
          'Being blamed',
          'Pleasing neither side',
          'Fear of mistakes',
          'No time for home',
          'Not being able to help',
        ],
      },
      gives: {
        say: 'And what gives a little?',
        hint: 'Four at most.',
        options: [
          'Those I work with',
          'A thank-you',
          'A hot meal',
          'Children and family',
          'A walk',
          'A whole night’s sleep',
        ],
      },
      balance: 'With more taken than given, anybody runs empty. It is not a lack of skill.',
      hours: {
        say: 'How long were you at work this week?',
        options: ['About normal', 'Late every day', 'Not one whole day off'],
      },
      hours_heard: 'Without rest we get slow and make mistakes. Rest is part of the work; tell your lead so.',
      rest: {
        say: 'Which small rest fits in?',
        options: [
          'Stand up two minutes every two hours',
          'Drink water without the phone',
          'Walk ten minutes after the shift',
          'Sit down for lunch',
        ],
      },
      phrase: {
        say: 'Choose a line that shields.',
        options: [
          'I cannot take this today, tomorrow?',
          'Let me finish this first',
          'My lead has to decide that',
          'I need somebody to take over',
        ],
      },
      buddy: {
        say: 'With whom do you look after each other?',
        hint: 'A colleague; once a day “are you all right”.',
      },
      seen: 'After much sorrow the heart closes a little, to protect you. Talking opens it again.',
      end: 'Look after yourself first, then there is something for others.',
    },
    real: ['Eat one meal on time today', 'Tell your partner: this week is too much', 'Fix your next day off'],
  },
  M18: {
    title: 'After the illness',
    when: 'Well again, still avoided, still without strength',
    dose: 'Twice ten minutes',
    consent: 'Have an answer ready, decide whom to tell, and share out your strength.',
    steps: {
      yours: 'Having been ill is nobody’s fault. Whom you tell, and how much, is yours.',
      met: {
        say: 'Which did you meet?',
        options: ['Being avoided', 'Being questioned', 'Being blamed', 'I cannot get past it myself'],
      },
      reply: {
        say: 'Choose an answer to practise.',
        options: [
          'Thank you; the doctor says contact is fine',
          'That is private, I would rather not say',
          'It hurts me when you say that',
          'If you worry, we can talk from over there',
        ],
      },
      tell: {
        say: 'Whom will you tell?',
        hint: 'Four at most, or none.',
        options: ['Family', 'One or two good friends', 'My lead at work', 'My child’s teacher', 'Nobody'],
      },
      little: 'Telling is testing the water. Say one sentence, stop, and see how they take it.',
      inside: 'What we cannot get past is often other people’s fear, taken for our own fault.',
      kind: { say: 'Write a line to yourself back then.', hint: 'Such as “you held out”.' },
      energy: {
        say: 'How full is the battery today?',
        options: ['Below a third', 'About half', 'Two thirds or more'],
      },
      pace: 'If it is not full, do not spend it all. A bit, a rest; on a good day do not catch up on everything.',
      end: 'How people look at you will change slowly. Live your own days meanwhile.',
    },
    real: [
      'Say the answer out loud once',
      'Do just one needed thing today',
      'Talk with somebody who does not avoid you',
    ],
  },
  M19: {
    title: 'Caring for the carer',
    when: 'Looking after family, and running out of yourself',
    dose: 'Three times ten minutes',
    consent: 'See what you need, find some air, learn one sentence to ask for help.',
    steps: {
      two: 'Two people in this home need care. You are one of them.',
      needs: {
        say: 'What do you lack most?',
        hint: 'Four at most.',
        options: [
          'A whole night’s sleep',
          'Half a day out',
          'Somebody to take over',
          'Money and medicine settled',
          'Somebody to listen',
          'Seeing to my own health',
        ],
      },
      guilt: { say: 'Does resting feel like letting them down?', options: ['Often', 'Sometimes', 'No'] },
      guilt_heard:
        'It feels so because you love them. If you break down, nobody looks after two. Rest keeps the care going.',
      respite: {
        say: 'Which gap can you find this week?',
        options: [
          'Twenty minutes a day of my own',
          'Family takes half a day',
          'A neighbour for an hour',
          'Ask the cabin who can come',
          'Ask about day care',
        ],
      },
      who: { say: 'Who could lend a hand?', hint: 'One person, one exact thing.' },
      script: {
        say: 'Choose a sentence to say.',
        options: [
          'Could you sit with mother on Wednesday from two to three?',
          'The pills are laid out; could you see that she takes them?',
          'I am near the end of my strength. Could you help once?',
        ],
      },
      temper: {
        say: 'Were you ever so upset that you nearly shouted or hit?',
        hint: 'Many carers know this. Saying it is no shame.',
        options: ['No', 'Yes'],
      },
      temper_heard:
        'Step away then; see that they lie or sit safely, and breathe in another room. It is the sign that somebody has to take over.',
      talk: 'Let a social worker find somebody to take over.',
      end: 'You do so much already. A while with a helper is no less love.',
    },
    real: [
      'Send that request now',
      'Keep twenty minutes for yourself tonight',
      'Call the cabin and ask what it can do',
    ],
  },
} satisfies Partial<Record<string, ModuleWords>>
