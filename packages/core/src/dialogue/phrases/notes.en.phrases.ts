import type { Note } from '../topics/topic.ts'

/** Answers to particular words in English; earlier rows first. */
export const notesEn: readonly Note[] = [
  [
    /scam|cheated|fraud/,
    ['Swindlers plan for this; the fault is theirs.', 'Losing trust hurts as much as losing money.'],
  ],
  [
    /nobody (?:understands|gets|listens)|no one (?:understands|gets|listens)/,
    ['Telling it and not being heard is lonelier still.', 'You want to be heard, not lectured.'],
  ],
  [
    /my fault|blame myself|guilty/,
    ['You take all of it on yourself.', 'You blame yourself because you care.'],
  ],
  [
    /useless|failure|worthless|good for nothing/,
    ['You speak harder of yourself than anyone would.', 'It must hurt to say that of yourself.'],
  ],
  [/cry|crying|tears/, ['Tears come when it is too full.', 'It is all right to cry for a while.']],
  [
    /heart (?:is )?(?:racing|pounding)|shaking|sweating/,
    ['When the heart races, everything seems to be an alarm.', 'That is frightening in the body.'],
  ],
  [
    /appetite|can'?t eat|not eating/,
    ['It sits so heavily that food will not go down.', 'A few warm sips would be something.'],
  ],
  [
    /sleep|awake|insomnia/,
    ['Without sleep everything looms larger.', 'Nights without rest, and days to get through.'],
  ],
  [
    /yelled|shouted|scolded/,
    ['Words like that ring on for a long time.', 'Being shouted at, and then acting as if nothing happened.'],
  ],
  [
    /unfair|why me/,
    ['It is unfair, and you have reason to be angry.', 'There is so much hurt in that question.'],
  ],
  [/angry|furious/, ['That anger has been building up.', 'It touched what matters most to you.']],
  [/afraid|scared|fear/, ['You are afraid, and you can say so here.', 'Alone, fear grows.']],
  [/worr/, ['Your mind has nowhere to set it down.', 'The worry wears you out before the thing itself.']],
  [
    /regret|should have|if only/,
    ['Looking back is always clearer than it was then.', '“If only” is loudest at night.'],
  ],
  [/lonely|alone/, ['Having nobody to talk to makes the day long.', 'Being alone with it is hard.']],
  [
    /child|kid|son|daughter/,
    ['I hear how much the child means to you.', 'As a parent your heart is always on call.'],
  ],
  [
    /mother|father|mom|dad|parents/,
    ['With family, care and trouble come together.', 'It goes deep because it is family.'],
  ],
  [/tired|exhausted|worn/, ['A tiredness sleep does not mend.', 'And still you do one thing after another.']],
  [/sad|hurt|upset|down/, ['It hurts, and need not be justified.', 'I hear the sadness in it.']],
]

/** Good news is met gladly, without noise. */
export const goodNewsEn: readonly Note[] = [
  [
    /feel(?:ing)? better|a bit lighter|relie(?:f|ved)|thanks for listening/,
    ['I am glad it eased a little.', 'Let that bit of ease stay a while.'],
  ],
  [
    /i(?:'ll| will| am going to) (?:try|call|go|talk|see|write|walk)/,
    ['That is a real step, and your own.', 'Do as much of it as you can.'],
  ],
]
