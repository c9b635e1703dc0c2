/**
 * 服务协议的措辞，中英两种：和计划一起给本人看，一起签。作者：安心小屋项目组。审阅：待临床与法务审阅。
 * 改一个字就换一个版本；签过的人签的是当时的版本。@source domain specification 6.1
 */
export const agreementVersion = '2026-11'
export const agreementText = {
  zh: [
    '服务不收钱。约好的见面，您和我们都尽量到；来不了，提前说一声就好。',
    '您说的，只有陪您的人和督导知道。有人会受到伤害、或法律要求时例外，会尽量先告诉您。',
    '怎么帮、多久见一次，是和您一起定的，随时可以商量着改。',
    '您随时可以停下来，也可以换一位陪您的人；不满意可以投诉，不影响您得到帮助。',
    '我们不是医院，不看病、不开药。需要时，我们陪您找到合适的医生。',
  ],
  en: [
    'It costs nothing. You and we both try to keep the times we set; if you cannot come, just tell us beforehand.',
    'What you say is known to those who help you and their supervisor. The exceptions are danger to somebody, and the law; where we can we tell you first.',
    'What we do and how often we meet was set together with you, and can be changed whenever you wish.',
    'You may stop at any time, or ask for somebody else to help you; a complaint never costs you help.',
    'We are not a hospital: we do not treat illness or prescribe. Where you need a doctor, we help you find one.',
  ],
} as const satisfies Record<'zh' | 'en', readonly string[]>
