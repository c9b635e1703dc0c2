import { asItIs, type Tongue, type Writer } from '../tongue.ts'
import { lettersEn } from './words.en.ts'

/**
 * What leaves the house. Discreet: whoever sees a locked screen learns nothing about anybody.
 * Author 安心小屋项目组; reviewer 待临床审阅. @source domain specification 3.6 (notice to the emergency contact)
 */
export const letters = {
  page: '安心小屋：{number} 需要您处理，请打开工作台。',
  repage: '安心小屋：{number} 仍在等人接手，请打开工作台。',
  place: '安心小屋：{number} 需要人处理，请听到这个电话的同事打开工作台。',
  gathered: '安心小屋：又有 {count} 条等人接手，请打开工作台，急的排在最上面。',
  overdue: '安心小屋：{number} 有一步已超时，请打开工作台。',
  signal: '安心小屋：{number} 的人又说了让人放不下的话，今天请打开工作台看看。',
  follow_up: '安心小屋：{number} 今天有一次回访，请打开工作台。',
  plan_review: '安心小屋：{number} 的安全计划到了再看一遍的日子，请打开工作台。',
  reach_back: '安心小屋：{number} 的页面断开了，请打开工作台联系。',
  reach_out: '安心小屋：刚才好像断开了。方便时请再打开小屋，我们还在。',
  roster_gap: '安心小屋：{hours} 小时内有值班空档，请打开工作台安排。',
  volunteer: '安心小屋：{day} {from}–{to} 的值班有空档，您方便顶上吗？请打开工作台答复。',
  unfilled: '安心小屋：{day} {from}–{to} 的值班还没有人接，请打开工作台安排。',
  device_test: '安心小屋：您的班开始了。请在 5 分钟内打开工作台，点“我在”。',
  slot_void: '安心小屋：{name}的班没有回应，值班顺序已往前补，请打开工作台查看。',
  called_up: '安心小屋：请您加一班，请打开工作台查看时间。',
  disk_full:
    '安心小屋：存储已满，新的求助和预警记不下，呼叫的阶梯也停了。请互相打电话、守住座机和已有的列表，并马上找人腾出空间。',
  pool_call: '安心小屋：邻近的{agency}有一位急的还没人接手，请打开工作台，帮忙打电话叫他们的人。',
  page_lost: '安心小屋：{number} 的通知没有任何通道送出，请马上打电话叫人，并打开工作台。',
  record_due: '安心小屋：{number} 的记录还没写全，方便时请打开工作台补上。',
  review_due: '安心小屋：{number} 有一项复盘要做，请打开工作台。',
  file_read: '安心小屋：{number} 有同事复看后写了意见，请打开工作台。',
  debrief: '安心小屋：辛苦了。今天想有人陪您说说刚才那一件事吗？请打开工作台。',
  respite_offer: '安心小屋：辛苦了。想不想歇几天、先不接新的？由您决定，请打开工作台说一声。',
  respite_wish: '安心小屋：有一位同事想歇几天，等您答复，请打开工作台。',
  respite_answer: '安心小屋：您想歇几天的事有了答复，请打开工作台。',
  contact_due: '安心小屋：{number} 今天有一次回访，请打开工作台。',
  caring_14: '安心小屋：不用回复，我们惦记着您。想说话的时候，小屋一直在。',
  caring_60: '安心小屋：天气换了，记得添减衣裳。没什么事，就是想起您，不用回。',
  caring_90: '安心小屋：三个月了，这一路不容易。哪天想聊几句，随时打开小屋。不用回复。',
  caring_182: '安心小屋：半年了，给您捎句问候。愿您今天有一刻轻松，不用回。',
  caring_365: '安心小屋：一年了，我们还记得您。愿您身边有人，日子慢慢走，不用回复。',
  surge: '安心小屋：本区启用了应急安排，请打开工作台查看您的班。',
  surge_over: '安心小屋：本区的应急安排已结束，感谢您。',
  swap: '安心小屋：有同事请您换班，请打开工作台。',
  list_overdue: '安心小屋：名单上有一位已超过约定时间，请打开工作台。',
  list_worse: '安心小屋：名单上有一位在等候中变差了，请尽快打开工作台。',
  list_contact: '安心小屋：名单上有一位今天要联系一次，请打开工作台。',
  rescreen: '安心小屋：惦记着您。有空时请打开小屋，花几分钟看看近来怎么样。',
  helper_heavy: '安心小屋：您陪伴的人里有一位连着三次没有轻松一些，请打开工作台看看，联系时问问需不需要别的帮助。',
  helper_quiet: '安心小屋：您陪伴的人里有一位两周没有消息了，方便时请打开工作台看看。',
  complaint: '安心小屋：有一条意见在等您处理，请打开工作台。',
  complaint_due: '安心小屋：有一条意见快到或已过答复期限，请打开工作台。',
  complaint_answer: '安心小屋：您提的事有了回复，有空时请打开小屋看看。',
  case_signed: '安心小屋：您提交的一份材料已签字，请打开工作台。',
  case_supervise: '安心小屋：有一份个案请您在督导时看一看，请打开工作台。',
  supervision: '安心小屋：谁督导您、您督导谁有了变化，请打开工作台。',
  supervision_over: '安心小屋：有一位督导带的人过了上限，放宽的日子已经到了，请打开工作台另作安排。',
  case_handover: '安心小屋：有个案要换人带，请打开工作台的“今天”。',
  case_thinking: '安心小屋：这几天惦记着您。想说说话，可以打开小屋，也可以直接来坐坐。',
  phone_code: '安心小屋：验证码 {code}，5 分钟内有效。请勿告诉他人。',
  guardian_code: '安心小屋：有孩子想用小屋，要您同意。同意就把验证码 {code} 告诉孩子，5 分钟内有效；不同意请不必理会。',
  ward_changed: '安心小屋：您监护的孩子改了在小屋登记的信息，有疑问请联系小屋。',
  emergency_contact: '安心小屋：我们担心{name}的安全，请立即联系或到其身边；紧急请拨120/110。',
  practice: '安心小屋：例行自检。',
  self_check: '安心小屋：一次例行自检没有通过，请打开工作台的“系统状态”。',
  night_drill: '安心小屋：昨夜的自动演练没有通过，或没有进行，请打开工作台的“演练”看结果。',
  model_off: '安心小屋：对话用的语言模型已自动停用，请打开工作台查看。',
  quality_harm: '安心小屋：抽样复核里有一条需要您看，请打开工作台。',
  templates_due: '安心小屋：有应答模板快到期或已到期，请打开工作台确认负责人。',
  safeguard: '安心小屋：有一件保护的事等您处理，请打开工作台。',
  visit: '安心小屋：有一次上门请您今天看，请打开工作台。',
  appointment_plain: '安心小屋：{day} {time} 有一个约定，请看小屋。',
  appointment_shared: '有一个约定，请看小屋。',
  appointment_changed: '有一个约定有变动，请看小屋。',
  appointment_task: '安心小屋：有一个约定的事等您处理，请打开工作台。',
  live_waiting: '安心小屋：有人在等您进入一次约定，请打开工作台。',
  referral: '安心小屋：转介 {number} 有新动静，请打开工作台。',
  referral_due: '安心小屋：转介 {number} 有一步已超时，请打开工作台。',
  referral_review: '安心小屋：有一件事等您复核，请打开工作台。',
  own_letter: '安心小屋：有一条关于您的消息，有空时请打开小屋“我的”看看。',
  directory: '安心小屋：名录里有 {count} 家该打电话核实了，请打开工作台。',
  certificate: '安心小屋：您有一张证书 {day} 到期，之后相应的事就做不了，请在“我的账号”里看看，找管理员续期。',
  certificate_ended:
    '安心小屋：您有一张证书 {day} 已到期，相应的事从现在起做不了。手上急的，督导会安排人接，请打开工作台。',
  certificate_team: '安心小屋：有 {count} 张同事的证书快到期或已到期，请打开工作台的“人员”安排续期或换人。',
  severe: '安心小屋：有一次上门或随访等您安排，请打开工作台。',
  severe_due: '安心小屋：有一步已超时，请马上打开工作台。',
  outing_ask: '安心小屋：到了约好的时间，平安的话请在工作台点一下，或回个电话。',
  outing_late: '安心小屋：有一位同事过了约好的时间还没有回音，请马上打开工作台。',
  outing_help: '安心小屋：有一位同事在外面需要帮助，请马上打开工作台。',
  outing_safe: '安心小屋：刚才在找的同事已报平安。',
  audit_head: '安心小屋：审计链到今天共 {links} 环，末端 {head}。请留存，核对时用。',
  hook_dead: '安心小屋：有一个对外推送的地址一直没有收下，请打开工作台的“对外推送”。',
  calendar: '安心小屋：{year} 年的放假与调休还没有录入，时限暂按周一到周五算。请打开工作台的“工作日历”。',
  breach: '安心小屋：有一件要限时处理的事，请马上打开工作台。',
  breach_due: '安心小屋：一件限时处理的事有一步已超时，请打开工作台。',
  breach_drilled: '安心小屋：（演练）有一件要限时处理的事，请打开工作台。',
  breach_drilled_due: '安心小屋：（演练）一件限时处理的事有一步已超时，请打开工作台。',
  breach_drill: '安心小屋：半年一次的演练到日子了，请打开工作台安排。',
  test: '安心小屋：这是一条测试通知。',
} as const
export type LetterKind = keyof typeof letters

/** Letters to somebody who is needed at this moment: they never stand behind reminders. The self-check goes the way of a page. */
export const calling: readonly LetterKind[] = [
  ...([
    'page',
    'repage',
    'place',
    'gathered',
    'overdue',
    'signal',
    'reach_back',
    'page_lost',
    'pool_call',
    'emergency_contact',
  ] as const),
  ...(['device_test', 'slot_void', 'called_up', 'severe_due', 'outing_late', 'outing_help', 'practice'] as const),
  ...(['self_check', 'live_waiting', 'safeguard', 'visit'] as const),
]

/**
 * Fills the places of a letter; a place without a value stays empty.
 * @param tongue what its reader reads: English where the letter is one to residents
 * @param asRead how the letter itself is written; what is filled in stays as it is
 */
export const fillLetter = (
  kind: LetterKind,
  values: Readonly<Record<string, string>>,
  tongue: Tongue = 'zh',
  asRead: Writer = asItIs,
): string =>
  asRead((tongue === 'en' && lettersEn[kind]) || letters[kind]).replace(
    /\{(\w+)\}/g,
    (_, place: string) => values[place] ?? '',
  )
