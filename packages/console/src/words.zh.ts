import { refusalsZh } from '@anxin/kit/refusals.zh.ts'
import { aftercareZh } from './pages/aftercare/words.zh.ts'
import { appointmentZh } from './pages/appointment/words.zh.ts'
import { assessmentZh } from './pages/assessment/words.zh.ts'
import { auditZh } from './pages/audit/words.zh.ts'
import { breachZh } from './pages/breach/words.zh.ts'
import { bureauZh } from './pages/bureau/words.zh.ts'
import { calendarZh } from './pages/calendar/words.zh.ts'
import { caseworkZh } from './pages/casework/words.zh.ts'
import { complaintZh } from './pages/complaint/words.zh.ts'
import { crisisZh } from './pages/crisis/words.zh.ts'
import { directoryZh } from './pages/directory/words.zh.ts'
import { drillZh } from './pages/drill/words.zh.ts'
import { healthZh } from './pages/health/words.zh.ts'
import { hookZh } from './pages/hook/words.zh.ts'
import { identityZh } from './pages/identity/words.zh.ts'
import { liveZh } from './pages/live/words.zh.ts'
import { modelZh } from './pages/model/words.zh.ts'
import { networkZh } from './pages/network/words.zh.ts'
import { outingZh } from './pages/outing/words.zh.ts'
import { outsideZh } from './pages/outside/words.zh.ts'
import { partnerZh } from './pages/partner/words.zh.ts'
import { passZh } from './pages/pass/words.zh.ts'
import { planZh } from './pages/plan/words.zh.ts'
import { poolZh } from './pages/pool/words.zh.ts'
import { qualityZh } from './pages/quality/words.zh.ts'
import { recordZh } from './pages/record/words.zh.ts'
import { referralZh } from './pages/referral/words.zh.ts'
import { rescueZh } from './pages/rescue/words.zh.ts'
import { retentionZh } from './pages/retention/words.zh.ts'
import { rosterZh } from './pages/roster/words.zh.ts'
import { safeguardZh } from './pages/safeguard/words.zh.ts'
import { selfhelpZh } from './pages/selfhelp/words.zh.ts'
import { severeZh } from './pages/severe/words.zh.ts'
import { surgeZh } from './pages/surge/words.zh.ts'
import { trainingZh } from './pages/training/words.zh.ts'
import { transferZh } from './pages/transfer/words.zh.ts'
import { twinZh } from './pages/twin/words.zh.ts'
import { worklistZh } from './pages/worklist/words.zh.ts'

/** Every word of the staff face in Chinese. English has the same keys by type. */
export const wordsZh = {
  refusals: refusalsZh,
  crisis: crisisZh,
  safeguard: safeguardZh,
  pass: passZh,
  referral: referralZh,
  transfer: transferZh,
  bureau: bureauZh,
  directory: directoryZh,
  severe: severeZh,
  worklist: worklistZh,
  aftercare: aftercareZh,
  surge: surgeZh,
  drill: drillZh,
  appointment: appointmentZh,
  live: liveZh,
  assessment: assessmentZh,
  selfhelp: selfhelpZh,
  quality: qualityZh,
  breach: breachZh,
  complaint: complaintZh,
  casework: caseworkZh,
  record: recordZh,
  twin: twinZh,
  outing: outingZh,
  model: modelZh,
  partner: partnerZh,
  plan: planZh,
  pool: poolZh,
  rescue: rescueZh,
  roster: rosterZh,
  training: trainingZh,
  identity: identityZh,
  network: networkZh,
  outside: outsideZh,
  hook: hookZh,
  audit: auditZh,
  health: healthZh,
  calendar: calendarZh,
  retention: retentionZh,
  brand: '安心小屋',
  nav: {
    groups: { crisis: '危机干预', care: '日常服务', house: '机构' },
    label: '主导航',
    board: '预警处置',
    rescue: '救援',
    worklist: '名单',
    cases: '个案',
    today: '今天要做的',
    referral: '转介',
    severe: '上门与送看',
    directory: '名录',
    safeguard: '保护',
    visits: '上门',
    outing: '上门日程',
    appointment: '预约',
    live: '在线咨询',
    fill: '陪填',
    pass: '转给社工',
    observe: '上报看到的',
    guide: '同伴引导',
    shared: '分享给我的心情',
    campaigns: '筛查活动',
    rules: '量表与规则',
    roster: '值班表',
    aftercare: '随访与复盘',
    surge: '公共事件',
    drill: '演练',
    hotlines: '热线名录',
    quality: '质量',
    complaint: '意见与投诉',
    breach: '数据事件',
    model: '语言模型',
    people: '同事与岗位',
    supervision: '督导',
    tree: '组织架构',
    agencies: '各机构',
    calendar: '工作日历',
    retention: '保存期限',
    outside: '通道与发送',
    hooks: '对外推送',
    audit: '审计',
    health: '系统状态',
    unowned: (n: number) => `${n} 条没人接`,
    skip: '跳到正文',
  },
  bar: {
    find: '按编号找在办的预警',
    findNone: '没有这个编号的在办预警',
    results: '找到的预警',
    soundOn: '声音已开',
    soundOff: '已静音',
    soundAsleep: '点这里开启声音',
    soundHint: '有预警没人接时会响，接手后停',
    account: '我的账号',
    devices: '登录设备与密码',
    keys: '快捷键',
    signOut: '退出登录',
    otherLanguage: 'English',
    demo: '演示',
  },
  duty: {
    label: '现在值班',
    primary: '主班',
    secondary: '副班',
    extra: '加班',
    void: '设备没有回应',
    supervisor: '督导',
    nobody: '现在没有人值班',
    covered: '现在有人值班',
    me: '（我）',
    until: (clock: string) => `，至 ${clock}`,
  },
  presence: {
    still: (minutes: number) =>
      `很久没有人动过这一页，${minutes} 分钟内没有人动，就会退出登录。写了一半的内容还在。`,
    pages: '退出以后，这一页不会再响铃。',
    here: '我在',
  },
  alarm: {
    title: '安心小屋 · 工作台',
    flash: (n: number) => `【${n} 条没人接】安心小屋`,
    notice: (number: string) => `有一条新的预警 ${number}`,
    waiting: (n: number) => `有 ${n} 条预警还没有人接`,
    look: (number: string) => `去看 ${number}`,
  },
  time: {
    late: (span: string) => `超时 ${span}`,
    left: (span: string) => `剩 ${span}`,
    before: (clock: string) => `${clock} 前`,
    seconds: (n: number) => `${n} 秒`,
    minutes: (n: number) => `${n} 分`,
    hours: (h: number, m: number) => (m ? `${h} 时 ${m} 分` : `${h} 小时`),
    days: (n: number) => `${n} 天`,
    since: (clock: string) => `${clock} 起`,
  },
  state: {
    loading: '正在读取',
    again: '再试一次',
    stale: '刚才没读到最新内容，下面是上一次的；正在再试。',
    forbidden: '这一页不在您的岗位里。',
    forbiddenAbout: '需要的话，请机构负责人在“同事与岗位”里给您加上相应的岗位。',
    yours: '您写的',
    certNeeded: (duties: readonly string[]) =>
      `这一步需要有效的证书：${duties.join('、')}。请机构负责人登记。`,
    certOfOther: (duties: readonly string[]) =>
      `这位同事还没有有效的证书：${duties.join('、')}。请机构负责人登记，或换一位。`,
    certAbout: '请机构负责人核对并登记您的资质证书。证书过期后这一步会自动关上。',
    lost: '没有这一页',
    lostAbout: '地址可能写错了，或者内容已经移走。',
    home: '回到预警处置',
    broken: '这一页出错了',
    brokenAbout: '其他页面不受影响。请再试一次；还是不行，就换一台电脑，并告诉技术同事。',
    waitFor: (minutes: number) => `（约 ${minutes} 分钟后）`,
    faultNumber: (fault: string) => `（编号 ${fault}）`,
    full: '存储已满：新的求助、预警和您写的都记不下，呼叫也停了。请互相打电话、守住座机，照看列表上已有的人，并马上找人腾出空间。',
    offline: '网络断开：画面可能不是最新的。请看手机短信，并打电话给值班同事。',
  },
  act: {
    cancel: '取消',
    save: '保存',
    close: '关闭',
    copy: '复制',
    copied: '已复制',
    copyFailed: '没能复制，请手动选中再复制',
    done: '完成',
    add: '添加',
    remove: '删除',
    edit: '修改',
    print: '打印',
    saved: '已保存',
    refresh: '刷新',
    more: '更多',
    back: '返回',
    yes: '是',
    no: '否',
    none: '无',
    required: '请填写这一项',
    search: '查找',
    acts: '操作',
  },
}

export type Words = typeof wordsZh
