import type { Note } from '../topics/topic.ts'

/** In danger: short answers to what was just said; never argue, never moralise, safety first. */
export const crisisNotesZh: readonly Note[] = [
  [
    /流.{0,4}血|伤口|还在流/,
    ['先用干净的布按住伤口，请身边的人看；止不住就打120。', '伤口要先有人处理，请叫人来看；流得多就打120。'],
  ],
  [
    /(?:退|下来|下楼|下车|走回|离开)(?:了|来)|往后退|锁好了|交给.{0,4}了|扔了/,
    ['您离开了危险的地方，这一步很要紧。', '您做到了，先停在那里，别再回去。'],
  ],
  [
    /(?:去|我)找.{0,6}(?:姐|妈|爸|人|老师|朋友|奶奶|邻居)|在(?:路上|赶)|马上(?:过来|到)/,
    ['去找人，这一步很要紧。', '有人往您这边来，先坐着等。', '好，等的时候就待在门边，别做别的。'],
  ],
  [
    /打了.{0,4}(?:电话|12356|120|110)|打通|接通/,
    ['您打了电话，这一步很要紧。', '电话那头是真人，慢慢跟他说。'],
  ],
  [
    /打不通|占线|没人接|没接/,
    ['没接通就再打一次，急的话直接打120或110。', '打不通也别停在这儿，先去有人的地方。'],
  ],
  [
    /(?:来|回)了|有人(?:来|在)|陪(?:着|我)|在(?:我)?旁边|坐在.{0,4}旁/,
    ['有人在身边就好，让他坐近一点。', '请让来的人陪在身边，多坐一会儿。'],
  ],
  [
    /抱(?:着|住)|一起(?:哭|坐)|姐姐在|妈在|他在|她在|进来了|到了/,
    ['抱一会儿、哭一会儿，都可以。', '有人接住您了，先靠着。', '就这样待在一起，什么都不用做。'],
  ],
  [
    /不想活|想死|没意思|走了算|死了/,
    [
      '您疼到这一步，我听到了。先守住这几分钟。',
      '这么重的话，是熬了很久才说出来的。',
      '我听到了。现在只要待在有人的地方。',
    ],
  ],
  [/骂|欺负|群里|嘲笑|欠薪|不要我/, ['被这样对待，太伤人了。这不怪您。', '那些话扎得很深，我听到了。']],
  [/困|睡/, ['困了就睡在有人的屋里，别一个人待着。', '累到想睡也好，请让人在旁边守着。']],
  [/冷|抖|风/, ['披件衣服，坐到暖和、有人的地方去。', '手抖就握住一杯热水，慢慢呼气。']],
  [
    /别(?:告诉|让)|不要(?:告诉|让)|保密/,
    ['这件事我不能替您瞒着，安全最要紧。', '只会告诉能帮上您的人，别的不会多说。'],
  ],
  [
    /麻烦(?:别人|你们|人)|打扰|不好意思/,
    ['不麻烦，值班的人就是为这样的时候在的。', '您值得有人赶过来听，这不叫打扰。'],
  ],
  [
    /没用|没人(?:能|会)?帮|帮不了|谁也/,
    ['您试过很多次都没有用，所以才这么绝望。', '一个人找不到出口，多一个人就多一双手。'],
  ],
  [
    /孩子|儿子|女儿|爸|妈|家里|老公|老婆|老伴/,
    ['您心里装着家里人，也装着这么大的痛。', '家里的事和您的疼，都可以慢慢说。'],
  ],
  [/钱|债|欠/, ['钱压到这一步，您是被逼到墙角了。', '债能一件件谈，您先保住自己。']],
  [/考|成绩|学校|老师/, ['学校的事压得您喘不过气，我听到了。']],
  [/走了|去世|想他|想她/, ['您太想那个人了，想得这么疼。']],
  [
    /疼|痛|难受|受不了|撑不住|熬不/,
    [
      '这么疼，您撑到现在太难了。',
      '这一阵疼会有高低，先把这几分钟过去。',
      '受不了的时候，只要先待在安全的地方。',
    ],
  ],
  [/怕|害怕/, ['害怕是身子在护着您，先去有人的地方。', '怕就说怕，我听着。']],
  [/累|撑/, ['您累得太久了，先坐下，什么都不用做。', '撑了这么久，现在换别人来托一把。']],
  [/哭|眼泪/, ['哭吧，我等着，不用急着说话。', '眼泪出来就让它出来。']],
  [/对不起|抱歉/, ['不用道歉，您肯说就很好。', '您没有对不起我，您在求助。']],
  [/好(?:一)?点|平静|冷静|缓/, ['缓下来一点就好，还是先别一个人待着。', '好，这一点平静，我们守住它。']],
  [/不知道|说不清|乱/, ['说不清就不说，先待在安全的地方。', '脑子乱的时候，只做眼前一件小事。']],
  [/骗|程序|机器/, ['我是程序，所以一定要请真人来陪您。']],
  [/谢谢/, ['也谢谢您还在写给我。', '您愿意说，我很看重。']],
  [
    /^(?:嗯|好|哦|行|知道)/,
    [
      '好，您还在回我，这很好。',
      '嗯，我在，您不用多说。',
      '嗯，我们慢一点，一步一步。',
      '好，就这样一句一句来。',
    ],
  ],
  [/没有|不(?:是|会|想)|没/, ['嗯，我听到了。', '好，谢谢您直接告诉我。', '您照实说就好。']],
]

/** The same in English. */
export const crisisNotesEn: readonly Note[] = [
  [/called|got through/, ['You called; that matters a great deal.']],
  [/no answer|busy|nobody answers/, ['Try once more, or call 120 or 110 right away.']],
  [/is here|came|with me/, ['Good. Let them sit close to you.']],
  [/don'?t tell|secret/, ['I cannot keep this secret; your safety matters most.']],
  [/bother|trouble/, ['You are no trouble; that is what they are there for.']],
  [/no use|nobody can|can'?t help/, ['You have tried so much; no wonder you lose hope.']],
  [/mother|father|mom|dad|child|family/, ['You carry your family and this pain as well.']],
  [
    /hurts?|pain|can'?t (?:bear|stand|go on)/,
    ['So much pain. Just these minutes first.', 'It rises and falls; stay somewhere safe.'],
  ],
  [/afraid|scared/, ['Being afraid is your body guarding you. Go where people are.']],
  [/tired/, ['You have been tired too long. Sit down; nothing else for now.']],
  [/sorry/, ['No need to be sorry. You are asking for help.']],
  [/better|calmer/, ['A little calmer is good. Please do not stay alone.']],
  [/thank/, ['Thank you for still writing.']],
  [/^(?:ok|yes|mm)/, ['You still answer me; that is good.', 'One small step at a time.']],
]
