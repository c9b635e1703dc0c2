import type { Note } from '../topics/topic.ts'

/**
 * What is said to the program itself, or asked of it, is answered before the matter is gone on with: a question about
 * oneself, thanks, a joke, going to bed, coming back tomorrow. Author 安心小屋项目组; reviewer 待临床审阅.
 */
export const firstNotesZh: readonly Note[] = [
  [
    /(?:我)?(?:是不是|会不会|算不算).{0,8}(?:笨|没用|差劲|太差|脆弱|不正常|有问题|怪|坏|不孝|没良心|小气|敏感|多余|想多|计较|懒|太软弱|没耐心|没出息|太凶|不适合)|你(?:会不会)?觉得我(?:是不是|很|太)?.{0,6}(?:怪|笨|脆弱|没用|差|烦)/,
    [
      '我不这么看。走到这一步，换了谁心里都会这样。',
      '会这样问自己的人，多半早就对自己很严了。',
      '我听到的不是您不好，是您太累、太久没人搭把手。',
      '这样问，心里一定先怪过自己好几遍。我看到的是一个在使劲的人。',
    ],
  ],
  [
    /我是不是(?:不该|做错|太过|话说重|说错)|(?:是不是)?我(?:做|说)错了(?:吗|什么)|是我的(?:错|问题)吗/,
    [
      '这不是一个人的对错。您当时也在想怎么做才好。',
      '说和不说，各有各的难。您没有存心伤谁。',
      '您在意对方，才会这样翻来覆去地想。',
    ],
  ],
  [
    /(?:要不要|该不该|是不是(?:该|要)|用不用|要).{0,6}(?:看|去).{0,4}(?:医生|医院|门诊|咨询)(?:吗|呢|$)?/,
    ['可以去问一问。去看看不丢人，医生会帮着分清。', '拿不准的时候去看一次，心里会有个底。'],
  ],
  [
    /^(?:那|我)?(?:要|该)(?:不要|不该)?.{0,8}吗$|^(?:那)?(?:明天|今晚|周末)?(?:要不要|该不该|去不去|说不说).{0,8}$/,
    ['这个您来定。心里更偏哪一头？', '先不急着定。想想去做和不做，哪个晚上您会睡得稳一点。'],
  ],
  [
    /(?:可能|也许|大概|肯定|都)?(?:是|怪)我(?:自己)?(?:能力|水平|本事)?(?:不行|不够|太差|没本事|活该)|我(?:能力|水平)(?:不行|不够|太差)/,
    [
      '先别把它全算到自己头上。那样的场面，换谁都难站稳。',
      '听您这么说，像是已经把自己审了一遍。您出的力，我听到了。',
    ],
  ],
  [/可以先?(?:跟|和|找).{1,6}(?:说|讲)(?:吗|么)/, ['可以。先跟最好说话的那一位说，再一起想怎么讲。']],
  [
    /(?:觉得)?自己(?:挺|很|太|真|特别)?(?:怂|窝囊|没出息|没本事)/,
    ['会这么说自己，是心里一直想做得更好。', '这句话太重了。您在难处里，还在想着别人。'],
  ],
  [
    /(?:我)?(?:就是|从小)?(?:不会(?:说话|说|表达)|嘴笨)$|家里(?:就)?没人说这些/,
    ['不会说，不等于心里没有。您已经在这儿说出来了。', '没人教过，难怪话到嘴边出不来。'],
  ],
  [
    /谁(?:也|都)?没(?:说|讲|告诉)过|第一次(?:跟人)?(?:说|讲)(?:这|出来|给)|头一回(?:跟人)?(?:说|讲)/,
    ['头一回说出来，不容易。我听着，不评判。', '这件事压着您一个人，有些日子了吧。'],
  ],
  [
    /(?:明天|明晚|以后|下次|回头).{0,4}(?:还)?(?:能|可以).{0,4}(?:找你|来|跟你|和你)/,
    [
      '能，什么时候都打得开。也给身边一个人留句话，真人比我多一双手。',
      '可以，明天接着说。明天也跟一个熟人说上一句，好吗。',
    ],
  ],
  [
    /你是(?:头一个|第一个|唯一)|只有你(?:问|听)|没人(?:像你|跟你)(?:这样|一样)/,
    [
      '谢谢您肯跟我说。您也该有一个真人，这样坐下来问您一句。',
      '我是程序，能听。这样的话，也该有个真人听见。',
    ],
  ],
  [
    /^(?:小安|小助手)?[啊呀，, ]*(?:你)?(?:吃(?:了)?饭?(?:没有?|了吗|了没)|在干(?:嘛|什么|啥)|睡了(?:没|吗))[啊呀呢？?]*$/,
    ['我是程序，不用吃饭。您呢，今天吃得怎么样？', '我没有饭点，倒是想问您：今天吃上热的没有？'],
  ],
  [
    /你(?:还|真|倒)?(?:挺|蛮|很)?(?:有意思|逗|会说话|可爱|好玩)/,
    ['能让您松一下，也好。', '好，先松这一口气。'],
  ],
  [
    /明(?:天|早)(?:还)?(?:得|要).{0,4}(?:起|上班|上学|早起|开会|考)|(?:得|该|要)(?:睡|起床|休息)了/,
    ['那就先躺平，灯关了。闭着眼歇，也算歇。', '好，今天就说到这儿也行。身子先歇下。'],
  ],
  [
    /(?:睡前|晚点|晚上|待会|等会|一会儿?)(?:再|我再)(?:来|说|聊)|那?我先(?:去)?(?:做题|写作业|看书|复习|干活|忙|上班|洗澡|吃饭|做饭|开会)/,
    ['好，先去。回头想说再来。', '去吧，不赶。这边一直开着。'],
  ],
  [
    /^(?:没事|没什么)[，, ]*(?:说说|说出来|聊聊).{0,4}(?:就)?好/,
    ['说出来轻一点就好。', '好，能轻一点就行。'],
  ],
  [
    /(?:这些|那些|这个|你说的|这)(?:我)?(?:都|也)?(?:试过|做过|听过).{0,6}(?:没用|没效果|不管用)|(?:都|也)试过(?:了)?[，, ]*没用/,
    ['试了那么多都不见效，换谁都灰心。那先不提办法，听您说。', '您已经试过一圈了，不是不努力。'],
  ],
  [/^哈+$|^呵+$|^嘿嘿$|^hh+$/, ['嗯，我在。', '笑一下也好，苦笑也算。']],
  [
    /(?:我|自己)(?:好像)?(?:不见了|没了自己|找不到自己|不是自己了)/,
    ['围着别人转久了，自己就没了影子。您还在，只是太久没人看见。', '原来那个您没有丢，是被压在最底下了。'],
  ],
]

/** The same in English. */
export const firstNotesEn: readonly Note[] = [
  [
    /you(?:'?re| are) the (?:first|only)|nobody (?:ever )?asks|no one (?:ever )?asks/,
    [
      'Then I ask: how worn out are you today?',
      'Everybody asks after others. You should have somebody who asks you, too.',
    ],
  ],
  [
    /(?:i'?m|i am|felt like|feel like|such) (?:a )?(?:monster|horrible|awful person|terrible)|stupid,? right|so stupid/,
    [
      'I would not call it that. It sounds like somebody at the end of their strength.',
      'That is a hard word for yourself.',
    ],
  ],
  [
    /(?:yelled|shouted|snapped|screamed) at/,
    ['It was out before you could hold it, and what came after hurt more.'],
  ],
  [
    /respite|\bforms?\b.{0,12}(?:pages|long)|paperwork/,
    ['Papers are a lot when the day has no end. A social worker can fill them in with you.'],
  ],
  [
    /my (?:own )?(?:back|knees|shoulder|wrist)/,
    ['Your own body is paying for it. That should not be put off.'],
  ],
  [/driv(?:e|ing) away/, ['To just keep going. That is how tired you are.']],
  [
    /two plates|for two|(?:his|her|their) side of the bed/,
    ['The place still set for two. That is where it hurts.'],
  ],
  [/took the (?:dog|cat|kids)/, ['Gone, and half of the home with it.']],
  [/^(?:she|he) left\b/, ['Gone. No wonder nothing stands where it did.']],
  [
    /plenty of fish|get over it|move on/,
    ['They mean well, and it misses the point.', 'As if it were about finding another one.'],
  ],
  [/saw (?:her|him) .{0,24}with/, ['To see it with your own eyes, with no warning.']],
  [
    /(?:writing|write|typing) .{0,12}(?:texts?|messages?)|delet(?:e|ing) them/,
    ['So much to say, and no good place to send it.'],
  ],
  [
    /(?:partly|all) (?:me|my fault)|i was never (?:home|there)/,
    ['You see your own part in it. That takes honesty.'],
  ],
  [/should i (?:send|call|text|tell|go|write)/, ['That is yours to decide. Which way do you lean?']],
  [
    /(?:doesn'?t|doesnt|not) (?:really )?(?:do|good at) talking|fix (?:his|her|the)/,
    ['Doing something side by side can say it as well.'],
  ],

  [
    /(?:am i|do you think i'?m|i know (?:that'?s|it'?s|i'?m)).{0,12}(?:weird|pathetic|stupid|crazy|lame|sad|silly|a burden|too much|broken)|(?:is it|are there) (?:something wrong with me)/,
    [
      'I do not see it that way. It sounds like somebody who has been on their own with this.',
      'People who ask that are mostly hard on themselves already.',
      'No. Wanting a bit of warmth is about the most ordinary thing there is.',
    ],
  ],
  [
    /can i (?:come back|talk to you|find you).{0,12}(?:tomorrow|again|later)|will you be here/,
    ['Yes, this stays open. Leave a word with somebody near you too; they have hands and I do not.'],
  ],
  [
    /(?:thats|that'?s|its|it'?s) (?:actually )?not (?:that |so )?bad/,
    ['Good. Not bad is a fair start.', 'All right, not that bad. And still you wrote.'],
  ],
  [
    /(?:i'?ll|i will|ill|let me) think about it/,
    ['Take your time with it. Nothing has to be decided tonight.', 'No hurry. It can lie there for a while.'],
  ],
  [/you(?:'?re| are) (?:actually )?(?:funny|nice|sweet)/, ['If it made things a touch lighter, good.']],
  [
    /(?:my|a) (?:cat|dog)|(?:his|her|its) name is/,
    [
      'A small somebody who notices when you come in. That counts.',
      'Good that there is somebody warm at home, four legs and all.',
    ],
  ],
  [
    /moved out|left (?:town|the city)|(?:haven'?t|havent) (?:talked|spoken) to (?:anyone|anybody)|nobody (?:calls|texts)/,
    [
      'Days without a voice in the room. That gets quiet in a way people do not see.',
      'The place must feel different with nobody coming home.',
    ],
  ],
  [
    /just to (?:say|hear|talk)|delivery (?:guy|man|person)/,
    ['A few words at the door, just to have said them to somebody. I hear that.'],
  ],
  [
    /used to (?:play|go|sing|run|draw|paint|swim|dance)/,
    [
      'So there was a time with people and something to do. That does not go away.',
      'You used to do that. Some of it may still be in your hands.',
    ],
  ],
  [
    /everyone (?:already )?knows each other|already have (?:friends|groups)/,
    ['Walking into a room where everybody knows each other takes nerve.'],
  ],
]

/** Small things of a day that are told in any talk: each is met where it is, whatever the talk is about. */
export const everydayNotesZh: readonly Note[] = [
  [
    /(?:儿子|女儿|孩子|闺女).{0,8}(?:国外|美国|加拿大|日本|澳|外地|深圳|北京|上海|远)|时差/,
    ['隔得远，连打个电话都要算着那边的钟点。', '知道孩子忙，电话拿起来又放下。'],
  ],
  [/一个人吃|下(?:了)?(?:点)?面|剩饭|凑合/, ['一个人的饭，总是凑合着就过去了。', '有人一起吃，面条也香些。']],
  [
    /卖(?:菜|豆腐)|菜场|叫我(?:一声)?阿姨|说了半天/,
    ['那半天话，是今天里最暖的一段。', '有人叫一声，心里就亮一下。'],
  ],
  [
    /教(?:了)?.{0,6}(?:年|书|小学|中学)|当(?:了)?.{0,6}老师|语文|数学/,
    ['教了那么多年，多少孩子是您领着认字的。', '当过老师的人，话里有份耐心。'],
  ],
  [/学生.{0,6}(?:来|记得|看我)/, ['还有人记得您，这是一辈子攒下来的。']],
  [/跳不动|腿疼|走不动|不爱下楼/, ['腿脚不好，热闹也去不了。小屋也有坐着就能参加的，喝茶、写字、说话。']],
  [/点(?:外卖|餐).{0,10}(?:说|谢)/, ['只为听见一声人话，这我听懂了。']],
  [/车里(?:坐|待)|再(?:上楼|进门|回家)$/, ['上楼前那一会儿，是您喘口气的地方。']],
  [/忘(?:了)?关|老忘事|忘性/, ['老忘事、忘关火，这个要紧：跟家里人说一声，也问问医生。']],
  [/电视(?:机)?(?:开着|放着|响着)|图个响|收音机/, ['屋里有个响动，像有人在。']],
  [
    /不敢(?:跟|和|告诉|让).{1,5}(?:说|讲|知道)|怕(?:她|他|他们|家里)(?:担心|着急|累)/,
    ['怕给身边的人添重，就自己咽着。', '您替别人想着，自己这边就没人知道了。'],
  ],
  [
    /改完又改|又改回|改(?:了)?.{1,3}版|反复改/,
    ['改来改去又改回去，人的心气就这么耗没了。', '不骂人，却让人一遍遍重来，这种磨最没处说。'],
  ],
  [
    /(?:查过|检查|化验).{0,8}(?:没事|正常|没问题)|心电图(?:没事|正常)/,
    ['查过没事，这一头先放一放。要是还不舒服，再去问问医生。'],
  ],
  [
    /心(?:就)?跳(?:得)?(?:很|特别|好|太)?(?:快|厉害)/,
    ['心跳得那么快，人躺着也像在跑。', '夜里心一跳快，人就更不敢睡了。'],
  ],
  [/还没(?:交|转|打|汇|给)(?:钱|呢)?$/, ['还没交就好。先不急着交，问过人再说。']],
  [
    /(?:不晓得|不知道|拿不准).{0,4}(?:信不信得过|能不能信|靠不靠谱|真不真|是不是真)/,
    ['拿不准的，先放着。问问家里人或社区，再定也不迟。'],
  ],
  [
    /没(?:时间|空)(?:去)?看(?:病)?|去一次医院/,
    ['去看一次要搭上一天，就一拖再拖了。', '舍不得那一天的工钱，身子就往后排了。'],
  ],
  [
    /(?:没有?|不会|从来没).{0,3}想?(?:过)?伤害(?:孩子|宝宝|他|她)/,
    ['好，这一点我记下了。要是哪天怕自己，先把孩子放在安全的地方，马上叫人来。'],
  ],
  [
    /(?:不是|没有?|不会)(?:真的?)?(?:想|要)?(?:去)?(?:不想活|寻死|死|自杀|想不开)|(?:你)?别误会/,
    [
      '好，我听清楚了，没有那样想。哪天要是变了，直接告诉我。',
      '嗯，这一点我记下了。哪天不一样了，直接跟我说。',
    ],
  ],
]
