import { createHash } from 'node:crypto'

/** What a resident agrees to: one purpose, one text. Author 安心小屋项目组; reviewer 待法务审阅. */
export interface ConsentText {
  readonly purpose: string
  readonly version: string
  readonly zh: string
  readonly en: string
  /** Asked for with a case: shown among one's own consents once it was answered. */
  readonly ofCase?: true
}

export const consentTexts: readonly ConsentText[] = [
  {
    purpose: 'service',
    version: '1',
    zh: '为了陪您说话、在需要时找到人，我们会保存您的对话和称呼。您可以随时查看、导出、删除。',
    en: 'To talk with you and find a person when needed, we keep your conversation and what we call you. You may see, export and delete it at any time.',
  },
  {
    purpose: 'sensitive',
    version: '1',
    zh: '您说的心情和健康情况属于敏感个人信息。我们加密保存，只用于帮助您；不诊断，不交给第三方。',
    en: 'What you say about your feelings and health is sensitive. It is kept encrypted, used only to help you, never for diagnosis, never given to third parties.',
  },
  {
    purpose: 'emergency_contact',
    version: '1',
    zh: '有生命危险、又一时联系不上您时，我们会请您的紧急联系人去看看您，只说安全，不说聊天内容。',
    en: 'If your life is in danger and we cannot reach you, we ask your emergency contact to look after you. We speak of safety only, never of what you said.',
  },
  {
    purpose: 'guardian',
    version: '1',
    zh: '监护人同意孩子使用小屋。监护人能看到使用时间和安全提醒，看不到聊天内容。',
    en: 'The guardian agrees that the child uses the house. The guardian sees times of use and safety alerts, never the conversation.',
  },
  {
    purpose: 'training',
    version: '1',
    zh: '同意把去掉身份的对话用于改进程序。默认不同意，不影响使用。',
    en: 'Conversations without identity may be used to improve the program. Off unless you turn it on; nothing else depends on it.',
  },
  {
    purpose: 'memory',
    version: '1',
    zh: '让安心密友记住您说过的小事（谁、什么事、多久、什么有用），下次接着聊。您可以随时看、改、删，或者关掉。',
    en: 'The companion may remember small things you said (who, what, since when, what helped) for the next talk. You may see, correct and erase them, or switch it off.',
  },
  {
    purpose: 'model',
    version: '1',
    zh: '允许语言模型帮忙写平常聊天的回应。去掉身份信息后才发出，每句先检查再显示；说到安全时从不使用。默认不同意。',
    en: 'A language model may help with everyday answers. What could tell who you are is taken out first, each sentence is checked before you see it, and it is never used when safety is spoken of. Off unless you turn it on.',
  },
  {
    purpose: 'quality',
    version: '1',
    zh: '同意把去掉身份的聊天片段给两位同事看，检查程序说得好不好。默认不同意，不影响使用。',
    en: 'Pieces of a talk, without identity, may be read by two colleagues to check how well the program speaks. Off unless you turn it on; nothing else depends on it.',
  },
  {
    purpose: 'phone_tail',
    version: '1',
    zh: '留下电话尾号和一位朋友的电话，只在担心您安全时使用。',
    en: 'The end of your phone number and a friend’s number are used only when we worry about your safety.',
  },
  {
    ...{ purpose: 'case_record', version: '1', ofCase: true },
    zh: '为了持续帮助您，我们为您建一份个案，记下谈过的事、目标和进展。只有陪您的这几位和他们的督导看得到。您收回后，不再写新的记录；已签字的依法保存。',
    en: 'To go on helping you we keep a case: what was spoken of, goals and how it goes. Only those who help you and their supervisor see it. If you take this back, nothing new is written; what was signed is kept as the law asks.',
  },
  {
    ...{ purpose: 'case_sharing', version: '1', ofCase: true },
    zh: '平时不对别人说。只有这几种情形会说出必要的部分：您或别人有生命危险；未成年人或无法保护自己的人受到伤害；法律要求。说之前尽量先告诉您。谈话内容不报告给单位、学校、司法所。',
    en: 'Nothing is told to others, except the necessary part when a life is in danger, when a minor or somebody who cannot protect themselves is harmed, or when the law requires it. We tell you first wherever we can. What is said is not reported to employers, schools or judicial offices.',
  },
  {
    ...{ purpose: 'case_supervision', version: '1', ofCase: true },
    zh: '您的助人者会和督导讨论怎样帮得更好。讨论时不说您的名字。',
    en: 'Your helper discusses with a supervisor how to help better. Your name is not said.',
  },
  {
    ...{ purpose: 'recording', version: '1', ofCase: true },
    zh: '允许录音或录像，只用于督导，用完即删。默认不同意，不影响服务。',
    en: 'Sound or pictures may be recorded for supervision only and are deleted afterwards. Off unless you turn it on; the service does not depend on it.',
  },
  {
    ...{ purpose: 'referral', version: '1', ofCase: true },
    zh: '需要别的机构帮忙时，可以把您的称呼、情况和需要告诉对方。每次发出前再问您一遍。',
    en: 'When another place can help, your name, situation and needs may be told to it. You are asked again each time before anything goes out.',
  },
  {
    ...{ purpose: 'reminders', version: '1', ofCase: true },
    zh: '用短信提醒约好的时间，在难过的日子前问候一声。短信不写缘由，别人看见也不知道是什么事。',
    en: 'Text messages about appointments, and a word before hard days. They never say why, so nobody who sees one learns anything.',
  },
  {
    ...{ purpose: 'research', version: '1', ofCase: true },
    zh: '同意把去掉身份的资料用于研究。默认不同意，不影响服务。',
    en: 'What was written may be used for research without your identity. Off unless you turn it on; the service does not depend on it.',
  },
]

export const consentText = (purpose: string): ConsentText | undefined =>
  consentTexts.find((text) => text.purpose === purpose)

/** Fingerprint of the words that were agreed to, both languages. */
export const consentHash = (text: ConsentText): string =>
  createHash('sha256').update(`${text.version}\n${text.zh}\n${text.en}`).digest('hex')
