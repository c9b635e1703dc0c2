/** Names of the pages whose other words come with them. */
export const titles = {
  mine: '我的',
  settings: '设置',
  signIn: '登录',
  plan: '我的安全计划',
  appointment: '预约',
}
