import type { Note, Question, TopicBook } from './topic.ts'

const ask = (key: string, text: string, when: readonly Note[] = [], known?: RegExp): Question => ({
  key,
  ask: [text],
  when,
  ...(known === undefined ? {} : { known }),
})

/** The topics in English. */
export const topicsEn: TopicBook = {
  grief: {
    name: 'your loss',
    open: [
      '{who} is gone, and nobody can take that place.',
      'A loss like this leaves everything hollow.',
      'You need not tell all of it. I am here.',
    ],
    normal: ['Missing someone comes in waves.', 'There is no time limit on grief.'],
    explain: ['Grief rises again on special days; it does not move in a straight line.'],
    ideas: ['You could write a few lines to the one you lost.', 'Plan company for the hard dates.'],
    refer: ['There are groups of people who lost someone; staff can tell you.'],
    questions: [
      ask('who', 'Whom have you lost?'),
      ask('since', 'When did it happen?'),
      ask('person', 'What do you remember most fondly?', [
        [/.{6,}/, ['I can almost see them as you tell it.']],
      ]),
      ask('when', 'What time of day is the hardest?', [
        [/night|evening/, ['When it gets quiet, missing has nowhere to hide.']],
      ]),
      ask('regret', 'Is there something left unsaid?', [
        [/yes|never|didn'?t/, ['The unsaid weighs most. You can still write it.']],
      ]),
      ask('daily', 'Are you able to eat and sleep?'),
      ask('need', 'What do you need most these days?'),
    ],
    notes: [
      [/dream/, ['You meet in the dream, and part again on waking.']],
      [/clothes|photo|voice|room/, ['Their things are here, and they are not.']],
    ],
  },
  baby: {
    name: 'life with the baby',
    open: [
      'All your hours go to the baby.',
      'Everyone asks after the baby, few after you.',
      'Such a small child asks for everything.',
    ],
    normal: ['Loving the child and being worn out go together.', 'This work needs more than one person.'],
    explain: ['Broken sleep lowers the mood; if it stays low for two weeks, tell a doctor.'],
    ideas: ['Ask someone to take the baby for one hour while you sleep.', 'Keep only two musts for today.'],
    refer: ['The community mother-and-child staff can visit you.'],
    questions: [
      ask('since', 'How old is the baby?', [[/week|month|day/, ['So small, and the most tiring time.']]]),
      ask('night', 'Who looks after the baby at night?', [
        [/me|myself|nobody/, ['The nights rest on you alone.']],
      ]),
      ask('share', 'Who gives you a hand by day?'),
      ask('body', 'How is your own body recovering?'),
      ask('mood', 'How do you feel when you look at the baby?', [
        [/cry|nothing|sad|empty/, ['You said it as it is; many mothers feel that.']],
      ]),
      ask('need', 'Which one thing should go off your list today?'),
    ],
    notes: [
      [/feed|milk|breast/, ['Feeding brings pain and pressure, both on you.']],
      [/husband|he (?:never|doesn)/, ['You wait for him to lend a hand unasked.']],
    ],
  },
  caring: {
    name: 'caring for your family',
    open: [
      'You have been looking after {who}.',
      'Caring has no closing time.',
      'Those who care often have nobody caring for them.',
    ],
    normal: ['Being tired and short does not mean you do not love.', 'Wanting a rest is not giving up.'],
    explain: ['Long caring makes people irritable and forgetful; that is lack of rest.'],
    ideas: [
      'List three things another could do, and ask for one.',
      'Keep twenty minutes a day for yourself.',
    ],
    refer: ['The community social worker knows of respite care.'],
    questions: [
      ask('who', 'Whom do you care for?'),
      ask('what', 'What does a day of it look like?'),
      ask('since', 'How long have you been doing this?'),
      ask('share', 'Can anyone take turns with you?', [
        [/no|nobody|only me/, ['All of it on one person: that is heavy.']],
      ]),
      ask('rest', 'When did you last have a real rest?'),
      ask('hardest', 'Which moment is the hardest?'),
      ask('need', 'What would help most if someone did it?'),
    ],
    notes: [
      [/night/, ['Getting up at night wears one away.']],
      [/shout|snap|temper/, ['Afterwards it is you who hurts most.']],
    ],
  },
  debt: {
    name: 'the debt',
    open: [
      'This debt presses on you day and night.',
      'Money trouble is the hardest to speak of.',
      'You have gone through those numbers alone many times.',
    ],
    normal: ['Owing money does not make you a bad person.', 'Under pressure the mind goes blank.'],
    explain: ['Pressed, we only see today; written down, there are more choices.'],
    ideas: ['Write down each sum: to whom, how much, by when.', 'Do not borrow anew to pay the old.'],
    refer: ['Threats: call 110. Legal questions: 12348.'],
    questions: [
      ask('what', 'How did it come about?'),
      ask('since', 'How long has it weighed on you?'),
      ask('push', 'Is anyone threatening you?', [
        [/yes|every|threat|call/, ['Owing gives nobody a right to threaten. With threats, call 110.']],
      ]),
      ask('knows', 'Does your family know?'),
      ask('daily', 'Are food and home secure for now?'),
      ask('hardest', 'What frightens you most about it?'),
      ask('need', 'Which knot would you untie first?'),
    ],
    notes: [
      [/hide|secret|haven'?t told/, ['Keeping the secret weighs more than the debt.']],
      [/gambl/, ['Telling it is a step back from it.']],
    ],
  },
  stigma: {
    name: 'being avoided after the illness',
    open: [
      'The body is well, but people still keep away.',
      'Being walked around hurts.',
      'You did nothing wrong.',
    ],
    normal: ['Having been ill is no fault.', 'Their fear comes from not knowing.'],
    explain: ['After being avoided, we hide to be safe; it also makes us lonelier.'],
    ideas: ['Prepare one sentence for questions.', 'Tell the truth to one trusted person first.'],
    refer: ['There are people here who went through the same.'],
    questions: [
      ask('what', 'What happened lately that made you feel it?'),
      ask('who', 'Whose distance hurts most?'),
      ask('since', 'Since when?'),
      ask('body', 'How is your body now?'),
      ask('self', 'Have you begun to keep away from people?'),
      ask('knows', 'Who treats you as before?'),
      ask('need', 'How would you like to be treated?'),
    ],
    notes: [
      [/behind my back|gossip/, ['Whispers are everywhere and have no face.']],
      [/job|work|boss/, ['You want to work, and stand before a closed door.']],
    ],
  },
  exam: {
    name: 'the exam',
    open: [
      'The exam has not come, and your heart already sits in it.',
      'You take it seriously, so it presses.',
      'Your book is open and your head full of worry.',
    ],
    normal: ['Being nervous before an exam is common.', 'Forgetting under stress is the stress, not you.'],
    explain: ['Under stress memory hides; a slow out-breath brings it back.'],
    ideas: ['Write only three things for tomorrow.', 'Study twenty-five minutes, walk five.'],
    refer: ['A school counsellor can help, and so can 12355.'],
    questions: [
      ask('what', 'Which exam is it?'),
      ask('when', 'How long until then?'),
      ask('fear', 'What is the worst you picture?', [
        [/parent|mom|dad|family/, ['It is their eyes you fear.']],
      ]),
      ask('study', 'What happens when you sit down to study?'),
      ask('home', 'What do they say at home?'),
      ask('body', 'How do you sleep and eat?'),
      ask('need', 'What would help you most?'),
    ],
    notes: [
      [/disappoint|let .* down/, ['You carry a whole family’s hopes.']],
      [/compare|others|everyone else/, ['Comparing only leaves tiredness.']],
    ],
  },
  schooling: {
    name: 'your child’s schooling',
    open: [
      'You worry and you love, both at once.',
      'You do not know how to reach the child.',
      'Pushing is wrong and not pushing is wrong.',
    ],
    normal: ['Parents shout because it matters.', 'Nobody is born a parent.'],
    explain: ['A closed door is mostly fear of being judged; listen ten minutes first.'],
    ideas: [
      'Fifteen minutes today on what the child likes.',
      'Agree on phone time together and write it down.',
    ],
    refer: ['School counsellors and 12355 can be asked.'],
    questions: [
      ask('what', 'What worries you most about the child?'),
      ask('age', 'How old is the child?'),
      ask('since', 'When did it change?'),
      ask('last', 'What happened the last time?'),
      ask('child', 'What is hardest for the child, do you think?'),
      ask('share', 'Who raises the child with you?'),
      ask('need', 'What should get better first?'),
    ],
    notes: [
      [/phone|game/, ['The phone is where the quarrel always begins.']],
      [/school refus|won'?t go/, ['Every morning is a battle.']],
    ],
  },
  neighbour: {
    name: 'the trouble with neighbours',
    open: ['Even at home you cannot rest.', 'You meet it every day.', 'You talk sense and nobody listens.'],
    normal: ['A home is for rest; without it one gets irritable.', 'You only want some peace.'],
    explain: ['Living with noise makes us alert to every sound.'],
    ideas: ['Keep a page of dates and facts.', 'Ask a mediator to sit in the middle.'],
    refer: ['Community mediators cost nothing; law: 12348.'],
    questions: [
      ask('what', 'What is it about?'),
      ask('since', 'How long has it gone on?'),
      ask('last', 'What happened last?'),
      ask('safe', 'Has anyone been violent or threatened you?'),
      ask('tried', 'Whom have you asked to help?'),
      ask('need', 'What outcome do you wish for?'),
    ],
    notes: [
      [/noise|upstairs|loud/, ['You lie there waiting for the next sound.']],
      [/property|office/, ['Sent from one office to the next.']],
    ],
  },
  work: {
    name: 'work',
    open: [
      'Work follows you home.',
      'You give a lot and get this in return.',
      'The shift ends, your mind does not.',
    ],
    normal: [
      'Under long strain anyone grows tired and short.',
      'Not wanting to go may be the body calling a halt.',
    ],
    explain: ['Constant tension makes us forgetful and touchy.'],
    ideas: ['First hour after work: no messages, a walk.', 'Pick one task to postpone and one to share.'],
    refer: ['The union or 12356 can be asked; labour law: 12348.'],
    questions: [
      ask('what', 'Which part of work presses most?'),
      ask('since', 'How long has it been like this?'),
      ask('last', 'What happened the last time?'),
      ask('home', 'Can you leave it at the door?'),
      ask('hardest', 'What can you not swallow?'),
      ask('body', 'What does your body say?'),
      ask('knows', 'Who at work can you talk to?'),
      ask('need', 'What would you change first?'),
    ],
    notes: [
      [/overtime|night shift/, ['Shift after shift, wound up tight.']],
      [/fired|laid off|lost my job/, ['More than pay was lost.']],
      [/boss/, ['It stings when the boss does that.']],
    ],
  },
  quarrel: {
    name: 'the quarrel at home',
    open: [
      'After the quarrel with {who}, it still sits there.',
      'The heat passes, the hurt stays.',
      'In a quarrel nobody feels heard.',
    ],
    normal: ['From those closest, words cut deepest.', 'Under anger there is often care.'],
    explain: ['In anger we only hear attack; a pause of twenty minutes helps.'],
    ideas: ['Agree on a sign for a pause.', 'Begin with “I felt …” instead of “you always …”.'],
    refer: ['A community mediator can sit between you.'],
    questions: [
      ask('who', 'Whom did you quarrel with?'),
      ask('what', 'What was it about?'),
      ask('said', 'Which words still ring?', [[/.{4,}/, ['No wonder that stays with you.']]]),
      ask('safe', 'Does it ever come to blows?', [
        [/yes|push|hit/, ['That is not your fault. In danger leave and call 110.']],
      ]),
      ask('meaning', 'What did you wish to hear?'),
      ask('now', 'How is it at home now?'),
      ask('need', 'What should come next, for you?'),
    ],
    notes: [
      [/divorce|separate/, ['To come to that thought, you swallowed a lot.']],
      [/silent|ignores me/, ['Silence chills more than words.']],
    ],
  },
  sleep: {
    name: 'your sleep',
    open: [
      'Sleepless nights wear one thin.',
      'The more you try, the more awake you are.',
      'Everyone sleeps, and you are awake.',
    ],
    normal: ['Sleep is the first to go when the mind is full.', 'Trying hard keeps sleep away.'],
    explain: ['Long wakeful hours teach the body that bed is for being awake.'],
    ideas: ['If awake, sit up a while and lie down when drowsy.', 'Get up at the same time tomorrow.'],
    refer: ['After three weeks, ask a doctor about it.'],
    questions: [
      ask('pattern', 'Is it hard to fall asleep, or do you wake early?'),
      ask('since', 'How long have you slept badly?'),
      ask('mind', 'What goes round in your head?'),
      ask('day', 'How are your days?'),
      ask('habit', 'What is the last hour before bed like?'),
      ask('helped', 'Was there a better night lately?'),
      ask('need', 'What should ease first?'),
    ],
    notes: [
      [/nightmare/, ['Startled out of a dream, the heart still races.']],
      [/(?:2|3|4) ?am|dawn/, ['At that hour you seem the only one awake.']],
    ],
  },
  helper: {
    name: 'the one you worry about',
    open: [
      'You are frightened for somebody, and you care.',
      'Watching over someone in danger frightens you too.',
    ],
    normal: [
      'Being there is help; you need not talk them round.',
      'Fear of saying the wrong thing is common.',
    ],
    explain: ['Asking calmly about suicide does not plant the thought; it shows that somebody will listen.'],
    ideas: [
      'Put dangerous things away, stay together, call 12356 together.',
      'Tell one person who can act: family, a teacher, staff.',
    ],
    refer: ['Teachers, social workers and 12356 can tell you the next step.'],
    questions: [
      ask('safe', 'Is anyone with them now?', [
        [/no|alone/, ['Find them with somebody; in danger call 110.']],
      ]),
      ask('means', 'Are dangerous things out of reach?'),
      ask('told', 'Who else knows about it?'),
      ask('speak', 'How will you begin to speak to them?'),
      ask('self', 'How are you sleeping yourself?'),
      ask('need', 'Whose help do you need most?'),
    ],
    notes: [
      [/secret|don'?t tell|promised/, ['You need not keep it; telling is how you help.']],
      [/hate me|angry/, ['Anger passes. First keep them safe.']],
      [/pills|knife|note/, ['That is to be taken seriously. Put it away and get someone.']],
    ],
  },
  lonely: {
    name: 'being alone',
    open: [
      'With nobody to talk to, days are long.',
      'The cheer is other people’s; yours is quiet.',
      'You reach out, and nobody is there.',
    ],
    normal: ['Wanting company is human.', 'One can be lonely among many.'],
    explain: ['Long alone, we notice coldness more and dare less.'],
    ideas: ['Send one line to one person today.', 'Go out at a fixed time and greet the same face.'],
    refer: ['The house has activities, and volunteers who visit.'],
    questions: [
      ask('who', 'Whom do you miss?'),
      ask('since', 'How long have you been on your own?'),
      ask('day', 'How does a day go for you?'),
      ask('near', 'Is there one person nearby to nod to?'),
      ask('hardest', 'What do you fear when alone?'),
      ask('helped', 'What did you use to enjoy?'),
      ask('need', 'What company would you like?'),
    ],
    notes: [
      [/festival|new year|birthday/, ['On holidays it is the loneliest.']],
      [/friends?/, ['You have not yet met the ones who fit.']],
    ],
  },
}
