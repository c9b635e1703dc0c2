import type { WechatWords } from './wechat-words.zh.ts'

export const en: WechatWords = {
  go: 'Sign in with WeChat',
  orPhone: 'Or use your phone number',
  asking: 'Asking WeChat whether it is you…',
  first:
    'The first time with WeChat, confirm once with your phone number. After that one tap in WeChat lets you in.',
  title: 'WeChat',
  canJoin:
    'Once linked, one tap in WeChat signs you in. We do not get your WeChat name, picture or friends, and WeChat does not see what you say here.',
  hasJoined: 'Linked: one tap in WeChat signs you in.',
  join: 'Link WeChat',
  leave: 'Unlink',
  joined: 'WeChat is linked',
  left: 'WeChat is unlinked',
}
