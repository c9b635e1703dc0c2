/**
 * 望川: an invented city of any size, to see how the house stands under the weight of many. Names are drawn by lot,
 * every sentence was written for it, and every phone number begins with 10, as no mobile number does: whatever is
 * sent there reaches nobody.
 */
export const city = {
  agency: '望川社会工作服务中心（虚构）',
  province: '虚构省',
  city: '望川市（虚构）',
  district: (n: number): string => `望川第 ${n} 区`,
  street: (n: number): string => `第 ${n} 街道`,
  community: (n: number): string => `第 ${n} 社区`,
  cabin: (n: number): string => `望川第 ${n} 小屋`,
  room: (n: number): string => `会谈室 ${n}`,
} as const

export const surnames = [
  ...'王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾萧田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤',
]
export const givenNames = [
  ...'伟芳娜敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂英华玉秀文辉力健红梅建国志宏海燕春雪莲荣新利清飞彬富顺信子涵梓轩宇航雨桐欣怡浩然思远嘉怡晨曦晓彤佳琪俊凯诗琪梦洁若曦博文安宁岚星河舒月知行',
]

/** Roles of a cabin, how many, and the certificates each holds; the first of each may be signed in as on a demo. */
export const posts = [
  { role: 'social_worker', many: 6, certificates: ['C-CASE', 'C-CRISIS', 'C-MINOR'], title: '社工' },
  {
    role: 'counsellor',
    many: 3,
    certificates: ['C-CASE', 'C-CRISIS', 'C-MINOR', 'Q-COUNSEL'],
    title: '心理咨询',
  },
  { role: 'crisis_worker', many: 1, certificates: ['C-CRISIS', 'C-CASE', 'C-MINOR'], title: '危机干预' },
  { role: 'supervisor', many: 1, certificates: ['C-SUPERVISE', 'C-CRISIS', 'C-MINOR'], title: '督导' },
  { role: 'volunteer', many: 3, certificates: ['C-BASE', 'C-DATA', 'C-PFA', 'C-LIS'], title: '志愿者' },
  { role: 'cabin_manager', many: 1, certificates: [], title: '小屋主任' },
] as const
/** Whoever answers for the whole city. */
export const cityPosts = [
  { role: 'supervisor', certificates: ['C-SUPERVISE', 'C-CRISIS', 'C-MINOR'], title: '全市督导' },
  { role: 'agency_admin', certificates: [], title: '机构管理员' },
] as const

export const requests = [
  '夜里醒得早，白天没精神，想有人听听。',
  '和孩子说不上三句就吵，不知道怎么办。',
  '搬来半年，谁也不认识，一天说不了几句话。',
  '店关了以后总在想钱的事，饭也吃不香。',
  '照顾老母亲三年了，自己累得直掉眼泪。',
  '上班一坐下就心慌，请了几次假。',
  '家里人走了以后，一到傍晚就难受。',
  '邻居天天吵，睡不好，脾气也变大了。',
  '孩子不愿上学，全家都绷着。',
  '退休以后不知道一天怎么过。',
] as const
export const eligibility = ['本社区居民', '住在本社区的租户', '在本社区上班'] as const
export const contacts = ['女儿', '儿子', '爱人', '姐姐', '弟弟', '老同学', '隔壁邻居'] as const
export const witnesses = ['楼下邻居', '社区网格员', '同来的家人', '小屋前台'] as const

export const assessment = {
  body: ['睡得浅，一夜醒两三次。', '饭量比从前少，没有大毛病。', '血压药按时吃。', '常说肩膀紧、头重。'],
  mind: [
    '说起来慢，眼眶红过。',
    '常怪自己没做好。',
    '提不起劲，喜欢的事也少做了。',
    '着急的时候多，说完会松一点。',
  ],
  social: [
    '一个人住，女儿每周来一次。',
    '和家人住，话不多。',
    '有两个能说话的老同事。',
    '刚搬来，还不认识邻居。',
  ],
  strengths: ['会做饭，愿意教别人。', '喜欢走路，认得一路的树。', '做事有条理。', '爱听戏，邻里都说热心。'],
  risk: ['问过，没有不想活的念头。', '问过：有时觉得没意思，没有打算。', '问过，没有；知道难受时打给谁。'],
  culture: ['没有特别的。', '说本地话，慢慢说听得清。', '清明要回乡。'],
} as const

export const goals = [
  {
    statement: '一周里睡到天亮的晚上多起来',
    measure: '睡眠日记',
    baseline: '1 晚',
    target: '4 晚',
    own: '想睡个整觉',
  },
  { statement: '一周出门走三次', measure: '自己记', baseline: '没有', target: '3 次', own: '' },
  {
    statement: '一周和人一起吃两顿饭',
    measure: '自己数',
    baseline: '没有',
    target: '2 顿',
    own: '有人一起吃饭香',
  },
  {
    statement: '吵起来之前先停一停',
    measure: '一周停住的次数',
    baseline: '0 次',
    target: '3 次',
    own: '少吵一点',
  },
  {
    statement: '把要办的三件手续办完',
    measure: '办好的件数',
    baseline: '0 件',
    target: '3 件',
    own: '',
  },
  { statement: '难受时先打一个电话', measure: '打过的次数', baseline: '0 次', target: '2 次', own: '' },
] as const

export const notes = {
  said: [
    '“这周睡着了两晚，还是五点醒。”',
    '“说出来好一点，回去又堵上了。”',
    '“她给我留了饭，我心里热了一下。”',
    '“单位催得紧，我一坐下手就抖。”',
    '“我试着没回嘴，他先走开了。”',
  ],
  seen: [
    '走来的，比上次早到。说话比上次快些。',
    '坐下先歇了一会儿，眼圈有点黑。',
    '带了睡眠日记，写满五天。',
    '中间停了两次，自己又接着说。',
  ],
  thought: [
    '和人在一起时缓得过来，独处时重。',
    '期望放得高，做到了也不算数。',
    '累在前，急在后；先把觉顾上。',
    '身边有人，只是不习惯开口。',
  ],
  plan: [
    '接着写睡眠日记，周三晚饭约邻居。',
    '每天走二十分钟，记下走完的心情。',
    '先挑一件小事办完，下次看。',
  ],
  next: ['下周同一时间', '两周后，先打电话', '下周上门'],
  problems: ['睡不着', '吵架', '心慌', '没人说话', '钱的事'],
} as const

export const closing = {
  summary: ['睡眠稳了，饭量回来了，和家人说得上话。', '三个目标做到两个，本人觉得可以自己走下去。'],
  relapse: ['三晚睡不好就打给小屋；先给女儿打电话。', '觉得又堵上了，先出门走一圈，再约一次。'],
} as const

export const tasks = {
  visit: ['上门看看，带上老年食堂的菜单', '陪着去一次社区活动'],
  call: ['打电话问这周睡得怎样', '打给家里人，约一次见面'],
  plan: ['把计划再看一遍', '约督导一起看目标'],
  other: ['把补助的表送过去', '问社区要不要装扶手'],
} as const

export const households = {
  name: (surname: string): string => `${surname}家`,
  relations: ['母亲', '儿子', '爱人', '外婆'],
} as const
export const otherNames = ['阿', '老', '小'] as const

export const places = [
  {
    kind: 'hospital',
    name: '望川虚构医院心理科',
    needs: ['psychiatry', 'sleep', 'mood'],
    phone: '027-00000171',
  },
  {
    kind: 'hospital',
    name: '望川虚构精神卫生中心',
    needs: ['psychiatry', 'alcohol', 'mood'],
    phone: '027-00000172',
  },
  { kind: 'health_centre', name: '望川虚构社区卫生中心', needs: ['sleep', 'elder'], phone: '027-00000173' },
  { kind: 'civil_affairs', name: '望川虚构救助站', needs: ['housing_money'], phone: '027-00000174' },
  { kind: 'legal_aid', name: '望川虚构法律援助站', needs: ['legal', 'violence'], phone: '027-00000175' },
  { kind: 'school', name: '望川虚构青少年活动中心', needs: ['child', 'family'], phone: '027-00000176' },
] as const
export const letter = {
  reason: ['三周睡不好，白天没精神', '常常心慌，上班坐不住', '吃得少，瘦了些'],
  asked: ['请看看睡眠', '请看看是不是要查一查', '请接着帮着看一段时间'],
  observed: ['说话慢，白天打盹', '手有些抖，坐不住', '眼圈黑，比上月瘦'],
} as const
export const decided = ['已电话联系，约好下周再看', '本人说好多了，继续看着', '转给社工跟进'] as const
