/**
 * What somebody agrees to when a letter goes to one recipient. A changed text is a new version.
 * Author 安心小屋项目组; reviewer 待法律审阅. @source domain specification 5.4; journey J4
 */
export const consentVersion = '2026-11'
export const consentText = {
  zh: (to: string): string =>
    `我同意把下面列出的这些内容，只给${to || '这一家'}看，只为帮我接上那边的服务。没有列出的不会给。最长 90 天，我随时可以收回；收回以后对方不能再打开，已经看过的收不回。跟我谈话的内容不会报告给任何单位。`,
  en: (to: string): string =>
    `I agree that what is listed here, and nothing else, is shown to ${to || 'this one place'}, only to help me reach their service. For ninety days at most; I may take it back at any time: then they can open it no more, though what was read cannot be unread. What I say in counselling is reported to nobody.`,
} as const
/** Whose yes is asked for before a letter or a case leaves the agency. */
export const whoAgreesCodes = ['person', 'guardian', 'both'] as const
export type WhoAgrees = (typeof whoAgreesCodes)[number]
/**
 * Under fourteen the guardian agrees; from fourteen to seventeen the guardian, and the child itself says yes as well.
 * @param age whole years; undefined where nobody knows it
 * @source domain specification 5.4
 */
export const whoAgrees = (age: number | undefined): WhoAgrees =>
  age === undefined || age >= 18 ? 'person' : age < 14 ? 'guardian' : 'both'
export interface Yes {
  readonly by: 'person' | 'guardian'
  /** The child said yes as well. */
  readonly assent: boolean
}
export const isEnough = (asked: WhoAgrees, { by, assent }: Yes): boolean =>
  asked === 'person' || (by === 'guardian' && (asked === 'guardian' || assent))

/**
 * What somebody signs before attendance is confirmed to an office, and reads beside every day of it. A changed text is
 * a new version. Author 安心小屋项目组; reviewer 待法律审阅. @source domain specification 2.5 (corrections); journey J4
 */
export const attendanceVersion = '2026-12'
export const attendanceText = {
  zh: '我们不向任何单位报告谈话内容。对方看得到的只有一件事：您自己选的那一天来过。不选，就什么也看不到。不选、收回，都不影响您在这里得到的帮助。',
  en: 'We report nothing of what is said. All they can see is that you came on a day you chose yourself. If you choose none, they see nothing. Choosing none, or taking it back, changes nothing about the help you get here.',
} as const

/**
 * What somebody agrees to when their whole case goes to another agency. A changed text is a new version.
 * Author 安心小屋项目组; reviewer 待法律审阅. @source feature C08; domain specification 6.1 (the person is informed)
 */
export const wholeVersion = '2026-12-2'
export const wholeText = {
  zh: (to: string): string =>
    `我同意把我在这里的整个个案交给${to}：个人资料、聊天、测评、计划、会谈记录、同意书、来过的时间和文件。已经约好、还没到的时间，在对方接收以前照旧；对方一接收就取消，由那边的人来和我重新约。对方接收之后，这里的同事就看不到了；已经做过的危机记录、转介和投诉留在这里备查。咨询师自己的私密笔记锁着走，谁也打不开。对方接收以前，我随时可以不同意；九十天没有接收，这份同意自己作废。`,
  en: (to: string): string =>
    `I agree that my whole case here goes to ${to}: what is known of me, talks, measures, plan, notes of sessions, consents, times that I came, and files. Times that are set and still to come hold until they accept; then they are cancelled, and somebody there sets new ones with me. Once they accept it, colleagues here see it no more; records of alerts, referrals and complaints stay here as evidence. A counsellor’s own working notes go along locked and nobody opens them. Until they accept I may say no at any time; not accepted within ninety days, this agreement ends by itself.`,
} as const
