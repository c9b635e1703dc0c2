/**
 * What stands in the way before anybody is sent for care, and what to say on the phone.
 * Author 安心小屋项目组; reviewer 待法律与临床审阅. @source domain specification 5.5 (精神卫生法 Art 28, 30–32) [K]
 */
export const sendingRules = {
  zh: [
    '本人可以自己去看，谁也不能替本人决定去不去。',
    '近亲属可以陪同、送去看。流落街头、查不到近亲属的，由民政部门帮助送。',
    '已经伤害自己、危害别人，或眼下有这样的危险：近亲属、所在单位、当地公安要立即制止并送去看。医院不得拒绝看。',
    '社区、网格员、社工、志愿者：不判断是什么病，不捆绑，不强行带走，不锁门，不没收证件。',
    '住不住院由精神科医生按法律决定，不由我们决定。',
  ],
  en: [
    'The person may go by themselves; nobody decides for them whether to go.',
    'Close relatives may go along or bring them. Where somebody lives on the street without relatives, civil affairs helps.',
    'Where they have hurt themselves or others, or are about to: relatives, the employer and the local police must stop it and bring them. A hospital may not refuse to look.',
    'Community workers, grid workers, social workers and volunteers do not judge what it is, do not tie, do not take away by force, do not lock in, do not keep papers.',
    'Whether somebody stays in hospital is decided by a psychiatrist under the law, not by us.',
  ],
} as const

/** Read out to 110: where, what is seen, who is there. No name of an illness. */
export const policeScript = {
  zh: (where: string, seen: string, back: string) =>
    `这里是安心小屋，需要民警到场协助。地点：${where || '（说清楼栋门牌）'}。现在看到：${seen}。没有判断是什么病，请按现场情况处置，不要刺激本人。家属和社工在外面等，回拨 ${back || '（您的电话）'}。`,
  en: (where: string, seen: string, back: string) =>
    `This is Anxin; we ask for an officer to come. Place: ${where || '(building and door)'}. Seen now: ${seen}. Nobody has judged what it is; please act by what you find and keep calm around the person. Family and a social worker wait outside; call back ${back || '(your number)'}.`,
} as const

export const signWords = {
  zh: {
    verbal_threats: '口头威胁、喊叫，没有打砸',
    smashing_home_stoppable: '打砸，只在家里、只对东西，劝得住',
    smashing_anywhere_unstoppable: '打砸，不分场合、只对东西，劝不住',
    violence_going_on: '一直打砸或打人，不分场合，劝不住；包括伤害自己、想死',
    weapon_or_fire: '拿着管制刀具等打人，或放火、爆炸',
  },
  en: {
    verbal_threats: 'Threats and shouting, nothing smashed',
    smashing_home_stoppable: 'Smashing things at home, can be talked out of it',
    smashing_anywhere_unstoppable: 'Smashing things anywhere, cannot be talked out of it',
    violence_going_on: 'Goes on hurting people or things, cannot be stopped; also self-harm, wanting to die',
    weapon_or_fire: 'Attacks with a weapon, or fire or explosives',
  },
} as const
