export const zh = {
  go: '用微信登录',
  orPhone: '或者用手机号',
  asking: '正在向微信确认是您…',
  first: '第一次用微信登录，请用手机号确认一次。以后在微信里点一下就能进来。',
  title: '微信',
  canJoin:
    '绑定以后，在微信里点一下就能登录。我们拿不到您的微信昵称、头像和好友，微信也看不到您在这里说了什么。',
  hasJoined: '已经绑定：在微信里点一下就能登录。',
  join: '绑定微信',
  leave: '解除绑定',
  joined: '微信已经绑定',
  left: '已经解除绑定',
}

export type WechatWords = typeof zh
