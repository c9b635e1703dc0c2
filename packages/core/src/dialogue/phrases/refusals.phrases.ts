/** What the program will not do, each with words of its own. @source domain specification 4.2, 4.7; features B15, B16 */
export const refusalCodes = [
  'medicine',
  'diagnosis',
  'law',
  'money',
  'methods',
  'politics',
  'romance',
  'kin',
  'dead',
  'secrecy',
  'identity',
  'jailbreak',
] as const

/** The code of a refusal. */
export type RefusalCode = (typeof refusalCodes)[number]

/** A safe template: who answers for it, and until when it may be said. */
export interface SafeTemplate {
  /** Whoever the operator names stands in for this. */
  readonly owner: string
  readonly reviewer: string
  /** ISO day. */
  readonly reviewedAt: string
  /** ISO day; at most 24 months after the review. @source domain specification 4.3 */
  readonly expiresAt: string
  readonly zh: readonly string[]
  readonly en: readonly string[]
}

const kept = {
  owner: '安心小屋项目组',
  reviewer: '待站点临床负责人审阅',
  reviewedAt: '2026-11-01',
  expiresAt: '2028-10-31',
} as const

/** The safe templates. 安全应答模板，逐条有负责人与到期日。 */
export const safeTemplates: Readonly<Record<RefusalCode, SafeTemplate>> = {
  medicine: {
    ...kept,
    zh: [
      '药怎么吃、停不停，请先问开药的医生。',
      '用药的事我不能说，医生或药师最清楚。',
      '加减药量要医生来定，先别自己改。',
      '药的事我不敢乱讲，您可以打给开药的医院问。',
      '吃了药不舒服，请联系医生；很重就打120。',
      '这个要问医生或药师。我可以听您说难受在哪里。',
      '药量不由我说，请别自己停，也别自己加。',
      '药师也能问，拿着药盒去药房就行。',
    ],
    en: [
      'For medicine, please ask your doctor or pharmacist.',
      'I cannot advise on doses; please do not change them on your own.',
      'Whether to stop or go on is for the doctor who prescribed it.',
      'If the medicine makes you feel very ill, call 120; otherwise ask your doctor.',
    ],
  },
  diagnosis: {
    ...kept,
    zh: [
      '我不能诊断，这要请医生来看。',
      '是不是病，我判断不了，精神科或心理门诊可以帮您看。',
      '我做不了诊断，在这里听您说感受。',
      '我做不了诊断。可以先做一个自测量表，再带给医生看。',
      '这个要医生当面看过才知道，我不能下结论。',
      '我不是医生，说不准病名，但您的难受是真的。',
      '有没有问题不由我说，您的感受值得医生听一听。',
      '我不能给病名，可以帮您找真人问问去哪里看。',
    ],
    en: [
      "I can't diagnose; a doctor can.",
      'I cannot say whether it is an illness. A clinic can.',
      'I am not a doctor and have no name for it, but what you feel is real.',
      'Only a doctor who sees you can tell. I can help you find a person to ask.',
    ],
  },
  law: {
    ...kept,
    zh: [
      '法律上的事我说不准，可以打12348免费问。',
      '这要懂法律的人看材料，12348可以咨询。',
      '我不能给法律结论，社区法律顾问能帮您看。',
      '合同和官司我不敢乱讲，请打12348问清楚。',
      '涉及权利的事要问准，12348有律师值班。',
      '这个我判断不了。您可以带上材料去社区法律服务点。',
      '补助和政策要看当地规定，可以打12345问。',
      '我帮不了您断这个理，可以陪您把经过理清楚。',
    ],
    en: [
      'I cannot judge legal matters; 12348 gives free advice.',
      'For contracts and rights, please ask 12348 or the community lawyer.',
      'For benefits and local rules, 12345 can tell you.',
      'I am no lawyer, but I can help you put the story in order.',
    ],
  },
  money: {
    ...kept,
    zh: [
      '投资和借钱的事我不能出主意，先别急着转钱。',
      '要不要投、要不要借，我不能说。请和信得过的人商量。',
      '钱的决定我帮不了，先缓一天，问问家里人。',
      '理财的事我不懂，保本高息的话要当心。',
      '我不能说该不该借，先别签，找人看一眼。',
      '这个我说不准。有人催您转账，就打110问。',
      '涉及钱，慢一点最稳。社区社工可以陪您理一理。',
      '买不买、投不投，请问银行柜台或家人。',
    ],
    en: [
      'I cannot advise on investing or borrowing. Please do not transfer anything yet.',
      'For money decisions, wait a day and ask somebody you trust.',
      'If anyone presses you to transfer money, call 110 and ask.',
      'I do not know about finance; a bank clerk or your family may help.',
    ],
  },
  methods: {
    ...kept,
    zh: [
      '这个我不会说，您的安全要紧。',
      '伤害自己的办法，我不谈。我想听的是您的痛。',
      '我不回答这个。您问它，我很在意您现在怎么样。',
      '怎么伤害自己，我不会讲。可以打12356，有真人听。',
      '这一类我都不说，不管为了什么。',
      '我不能给这个。您心里多难受，可以跟我说。',
      '这个问题我不答。难受到这一步，值得有真人陪。',
      '关于这个我什么都不会讲，请让我听您的难受。',
    ],
    en: [
      'I will not talk about that. Your safety matters.',
      'I do not discuss ways of hurting oneself. I want to hear about the pain.',
      'I will not answer that, whatever it is for.',
      'Not that. People at 12356 will listen to how bad it is.',
    ],
  },
  politics: {
    ...kept,
    zh: [
      '这个我不评论。我想听的是它让您心里怎么样。',
      '这类话题我不谈，您的心情可以说。',
      '公共的事、信仰的事我不评论，您心里的事我听。',
      '这个我没有看法，您的感受我愿意听。',
      '我不聊这个。今天您自己过得怎么样，可以说说。',
      '这不是我能说的，说说您自己吧。',
      '这个话题我先放下，您的心事不放下。',
      '我只陪您说心里的事，这个就不谈了。',
    ],
    en: [
      'I do not comment on that. How it makes you feel, I will hear.',
      'I leave that topic aside, but not what is on your mind.',
      'I have no view on that. Tell me about yourself.',
      'I only talk about what weighs on you.',
    ],
  },
  romance: {
    ...kept,
    zh: [
      '我是程序，不能做恋人，也不会假装是。',
      '谢谢您的喜欢。我是程序，这份心意该给真人。',
      '我不能和谁谈恋爱，可以听您说想被人疼的心情。',
      '我做不了男女朋友。想有人爱，这个愿望是真的。',
      '我没有感情，不想骗您。您想要的陪伴值得是真的。',
      '这个角色我不演。您最近很想有人在身边吧。',
      '我是程序，不是伴。孤单的滋味，您可以跟我讲。',
      '做恋人我做不到，听您说话我做得到。',
    ],
    en: [
      'I am a program; I cannot be a partner, nor pretend to be.',
      'Thank you, but that affection deserves a real person.',
      'I do not play that part. Wanting to be loved is real, though.',
      'I have no feelings, and will not deceive you.',
    ],
  },
  kin: {
    ...kept,
    zh: [
      '我不能扮成您的家人，他们谁也替不了。',
      '我是程序，不装成亲人。您想他们了，可以跟我说说。',
      '这个我不演。您想听家里人说的那句话，是什么样的话呢。',
      '叫我家人我担不起，我只是程序，可以听您说。',
      '我不学家里人的口气，怕您更难受。',
      '亲人我装不了，您惦记谁，讲给我听吧。',
      '我不做谁的爸妈儿女。您今天是想家了吧。',
      '假装是亲人会骗了您，我不这样做。',
    ],
    en: [
      'I cannot play one of your family; nobody replaces them.',
      'I am a program and will not pretend to be kin.',
      'I do not imitate relatives. Tell me about the one you miss.',
      'Pretending would deceive you, so I do not.',
    ],
  },
  dead: {
    ...kept,
    zh: [
      '我不能扮成离开的人，那个人谁也学不来。',
      '我不替走了的人说话，那样会骗您。',
      '您太想再听一次那个声音了。我不能装，但可以听您说。',
      '我学不了，也不该学。您想对那个人说什么，可以写在这里。',
      '这个我不做，怕您更疼。您想说的话，我听。',
      '我没法变成那个人，可以陪您说说从前。',
      '那个人的话只有那个人能说。您记得的，讲给我听。',
      '我不扮，您的想念是真的，不用假的来填。',
    ],
    en: [
      'I cannot play someone who has died; nobody can be them.',
      'I will not speak for them. You may write here what you would say.',
      'I do not imitate the dead; it could hurt you more.',
      'I cannot become them, but I can hear about them.',
    ],
  },
  secrecy: {
    ...kept,
    zh: [
      '平常的话不会有人看；有安全风险时，我要让人知道。',
      '我不能什么都答应保密，安全的事要告诉能帮的人。',
      '我照实说：只有安全风险会提醒值班人员，别的不会。',
      '我不做这个保证。您不想说的，可以不说。',
      '除了安全风险，聊天平时没有人看。',
      '隐私页写得清楚，您可以先看再说。',
      '我不骗您：危险的时候，安全比秘密要紧。',
      '您的话您说了算，能看能删；安全风险除外。',
    ],
    en: [
      'Nobody reads ordinary talk; with a safety risk, people must know.',
      'I cannot keep everything secret: safety comes first.',
      'Only a safety risk alerts the staff. What you do not want to say, you need not.',
      'The privacy page says it plainly; please look first.',
    ],
  },
  identity: {
    ...kept,
    zh: [
      '我叫安心小屋，是程序，没有住址，也没有年纪。',
      '我是程序，没有真名。您也不用告诉我真名和住址。',
      '您的姓名、证件号不用写在这里。',
      '我没有家，也没有样子，就是一个会听的程序。',
      '真名住址都不用说，我照样听。',
      '我是安心小屋的程序，您怎么叫都行。',
      '这里不用报姓名，心里的事可以直接说。',
      '我没有长相和年纪，是写好的程序。',
    ],
    en: [
      'I am the Anxin program: no address, no age.',
      'I have no real name, and you need not tell me yours.',
      'Please do not write your name or ID here.',
      'No name is needed; I listen all the same.',
    ],
  },
  jailbreak: {
    ...kept,
    zh: [
      '我只会照写好的方式陪您说话，换不了身份。',
      '这个我不演，也不改规矩。您心里有事，可以直接说。',
      '我是固定的程序，没有别的模式。',
      '不管怎么说，危险的内容我都不写。',
      '故事、角色、假设，我都不接，我只陪您说心里的事。',
      '我没有隐藏的一面，说的都是写好的话。',
      '这一类要求我做不到，想聊聊您自己吗。',
      '我不能照这个做。您今天心情怎么样，可以说说。',
    ],
    en: [
      'I can only talk in the way I was written; there is no other mode.',
      'I do not play that part. If something weighs on you, say it plainly.',
      'Stories, roles, suppositions: I take none of them. I only listen.',
      'Whatever the framing, I write nothing dangerous.',
    ],
  },
}

/** Said when a template has run out: neutral, and a person is offered. */
export const neutralRefusal = {
  zh: [
    '这件事我不能说，请让真人来回答您。',
    '这个要由真人来答，我帮您问。',
    '我没有合适的话答这个，真人可以。',
    '这一类我先不答，请真人来看更稳妥。',
    '这个我答不了，值班人员可以帮您。',
    '稳妥起见，这件事请真人来说。',
    '我不敢乱答，让真人告诉您。',
    '这个问题，真人来答更好。',
  ],
  en: [
    'I cannot speak about this; a person can.',
    'Let a person answer this.',
    'A person will do better with this than I can.',
    'To be safe, please ask a person.',
  ],
} as const
