import { createHash } from 'node:crypto'

/** What a resident agrees to: one purpose, one text. Author 安心小屋项目组; reviewer 待法务审阅. */
export interface ConsentText {
  readonly purpose: string
  readonly version: string
  readonly zh: string
  readonly en: string
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
]

export const consentText = (purpose: string): ConsentText | undefined =>
  consentTexts.find((text) => text.purpose === purpose)

/** Fingerprint of the words that were agreed to, both languages. */
export const consentHash = (text: ConsentText): string =>
  createHash('sha256').update(`${text.version}\n${text.zh}\n${text.en}`).digest('hex')
