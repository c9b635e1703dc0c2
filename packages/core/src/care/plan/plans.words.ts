/**
 * 十二类人群的默认方案文字，机构可改。出自规格 2.5。
 * 作者：安心小屋项目组。审阅：待临床审阅。
 */
export const planWords = {
  general: {
    title: '一般居民',
    emergency: '居家心理陪护：程序陪伴 + 每周内容 + 热线卡片。',
    reconstruction: '咨询、沙龙、小组、文化活动。',
    rules: '普遍服务可匿名使用，不留记忆。',
  },
  fam_patient: {
    title: '患者家属',
    emergency: '每天的信息 + 72 小时内一次心理急救电话；担忧与睡眠练习；配药、生活物资的联系。',
    reconstruction: '家庭沟通小组 6 次；夫妻、与老人的矛盾疏导。',
    rules: '预想到内疚与病耻；一户的记录相连，同意各自签。',
  },
  recovered: {
    title: '康复者及家属',
    emergency: '隔离期支持；气短、乏力的节奏安排；如何回应偏见。',
    reconstruction: '第 3、6、12 月再测；复工信；同伴小组。',
    rules: '健康状况属于敏感个人信息，不给社区管理者看。',
  },
  bereaved: {
    title: '逝者家庭',
    emergency: '心理急救上门；后事与事务帮助；前 14 天除非有危险不做筛查；工作者担心时做 ASQ。',
    reconstruction: '哀伤陪伴；第 3 个月起小组；满 6 个月后再评；清明、中元、忌日提醒（自愿，提前 7 天）。',
    rules: '不说“节哀顺变”“想开点”；因自杀离世的家庭按 O3；家中有孩子走未成年人路径。',
  },
  hardship: {
    title: '受疫情影响的特殊困难家庭',
    emergency: '先解决需要：3 天内接上低保、临时救助、特困；再谈心情。',
    reconstruction: '工作、欠债、上学的联系；T2 个案管理。',
    rules: '救助资料与心理资料分开存放。',
  },
  frontline: {
    title: '一线社区工作者',
    emergency: '下班 3 分钟自查；同伴支持；提醒督导安排休息（只用汇总）。',
    reconstruction: '倦怠小组 4 次；不强制的复盘；每半年一次自评。',
    rules: '单位看不到个人结果；由本机构以外的人提供服务。',
  },
  medical: {
    title: '医务人员及家属',
    emergency: '匿名热线；简短的睡眠与落地练习；保证休息。',
    reconstruction: '第 1、3、6、12 月再测；道德伤害的谈话；家庭项目。',
    rules: '保密优先于方便；医院人事看不到任何结果。',
  },
  elder: {
    title: '老年人',
    emergency: '独居者每周 2 次电话或上门；大字模式；用药与防骗提醒。',
    reconstruction: '活动小组、回忆、孤独项目、数字帮扶。',
    rules: '注明认知受损；必须有紧急联系人；不模仿亲人。',
  },
  disabled: {
    title: '残疾人',
    emergency: '可用的通道（文字、语音、手语视频、12385）；照护者支持。',
    reconstruction: '融合活动；照护者喘息。',
    rules: '按障碍类型列出便利；支持其作决定，不先假定没有能力。',
  },
  minor: {
    title: '未成年人',
    emergency: '家长指引、作息、网课压力、可信任的大人名单。',
    reconstruction: '返校小组；欺凌与网络伤害；家庭会谈。',
    rules: '不满 14 岁须监护人单独同意；未成年人模式；工作者须经准入查询。',
  },
  military: {
    title: '武警官兵、军人及家属',
    emergency: '家属热线；压力与睡眠练习。',
    reconstruction: '分离与团聚；配偶小组。',
    rules: '不收集单位、岗位、部署、位置；不上地图；由本人转往部队医疗系统。',
  },
  corrections: {
    title: '社区矫正对象',
    emergency: '自愿的支持；与家人的联系。',
    reconstruction: '融入社会的目标、工作、情绪管理。',
    rules: '自愿参加；没有书面同意或法定要求，什么都不给司法所；身份属于敏感信息，知情者不超过 3 人。',
  },
} as const
