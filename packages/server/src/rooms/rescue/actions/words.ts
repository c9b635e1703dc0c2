/**
 * What the handover card says. Author 安心小屋项目组; reviewer 待临床审阅.
 * @source domain specification 3.6 (handover card), 3.7 (minimum data)
 */
export const cardWords = {
  title: '交接卡',
  about: (day: string, clock: string, name: string): string =>
    `${day} ${clock}　${name} 交　只给参与救援的人，用后交回或销毁`,
  person: '本人',
  unnamed: '姓名不详',
  minor: '未成年',
  where: '现在可能在',
  unknown: '还不清楚',
  clues: '位置线索（时间到了就作废）',
  certainty: { sure: '确定', likely: '可能', doubtful: '存疑' },
  danger: '为什么着急',
  dangers: {
    thoughts_now: '此刻有结束生命的念头',
    plan: '已有具体打算',
    behaviour: '以前有过伤害自己的行为',
    minor: '未成年人',
    not_assessed: '还没有评估，按最坏的准备',
  } as Readonly<Record<string, string>>,
  withWhom: '身边有谁',
  phones: '电话',
  abouts: { own: '本人', callback: '本人留的回电', friend: '朋友', contact: '紧急联系人' } as Readonly<
    Record<string, string>
  >,
  foot: '到场后请先稳住、不责备、不讲道理；接到人请回电小屋值班。',
} as const
