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
/** What a person is told before attendance is confirmed to an office. */
export const attendanceText = {
  zh: '我们不向任何单位报告谈话内容。对方看得到的只有一件事：您自己选的那一天来过。不选，就什么也看不到。',
  en: 'We report nothing of what is said. All they can see is that you came on a day you chose yourself. If you choose none, they see nothing.',
} as const
