/** What the printed plan says. Author 安心小屋项目组; reviewer 待临床审阅. @source domain specification 3.5 */
export const printed = {
  title: '我的安全计划',
  about: (day: string, version: number, review: string): string =>
    `${day} 写　第 ${version} 版　${review} 前再看一遍。放在拿得到的地方，也可以给信得过的人一份。`,
  reasonToLive: '我想留下来的理由',
  warningSigns: '快撑不住时，我会有的样子',
  innerCoping: '我自己能做的',
  peoplePlaces: '能让我缓一缓的人和地方',
  trustedContacts: '我可以找的人',
  professionals: '专业的帮助',
  saferEnvironment: '让身边更安全',
  barriers: '什么会让我用不上它，怎么办',
  foot: '撑不住时：12356 心理援助　120 急救　110 报警，随时可以打。',
} as const
