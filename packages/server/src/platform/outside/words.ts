/**
 * What leaves the house. Discreet: whoever sees a locked screen learns nothing about anybody.
 * Author 安心小屋项目组; reviewer 待临床审阅. @source domain specification 3.6 (notice to the emergency contact)
 */
export const letters = {
  page: '安心小屋：{number} 需要您处理，请打开工作台。',
  repage: '安心小屋：{number} 仍在等人接手，请打开工作台。',
  overdue: '安心小屋：{number} 有一步已超时，请打开工作台。',
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
  page_lost: '安心小屋：{number} 的通知没有任何通道送出，请马上打电话叫人，并打开工作台。',
  review_due: '安心小屋：{number} 有一项复盘要做，请打开工作台。',
  debrief: '安心小屋：辛苦了。今天想有人陪您说说刚才那一件事吗？请打开工作台。',
  contact_due: '安心小屋：{number} 今天有一次回访，请打开工作台。',
  caring_message: '安心小屋：不用回复，我们惦记着您。想说话的时候，小屋一直在。',
  caring_card: '安心小屋：又过了些日子，给您捎句问候。不用回复，愿您今天有一刻轻松。',
  surge: '安心小屋：本区启用了应急安排，请打开工作台查看您的班。',
  surge_over: '安心小屋：本区的应急安排已结束，感谢您。',
  swap: '安心小屋：有同事请您换班，请打开工作台。',
  list_overdue: '安心小屋：名单上有一位已超过约定时间，请打开工作台。',
  rescreen: '安心小屋：惦记着您。有空时请打开小屋，花几分钟看看近来怎么样。',
  helper_quiet: '安心小屋：您陪伴的人里有一位两周没有消息了，方便时请打开工作台看看。',
  complaint: '安心小屋：有一条意见在等您处理，请打开工作台。',
  complaint_due: '安心小屋：有一条意见快到或已过答复期限，请打开工作台。',
  complaint_answer: '安心小屋：您提的事有了回复，有空时请打开小屋看看。',
  phone_code: '安心小屋：验证码 {code}，5 分钟内有效。请勿告诉他人。',
  emergency_contact: '安心小屋：我们担心{name}的安全，请立即联系或到其身边；紧急请拨120/110。',
  practice: '安心小屋：例行自检。',
  self_check: '安心小屋：一次例行自检没有通过，请打开工作台的“系统状态”。',
  model_off: '安心小屋：对话用的语言模型已自动停用，请打开工作台查看。',
  quality_harm: '安心小屋：抽样复核里有一条需要您看，请打开工作台。',
  templates_due: '安心小屋：有应答模板快到期或已到期，请打开工作台确认负责人。',
  safeguard: '安心小屋：有一件保护的事等您处理，请打开工作台。',
  visit: '安心小屋：有一次上门请您今天看，请打开工作台。',
  referral: '安心小屋：转介 {number} 有新动静，请打开工作台。',
  referral_due: '安心小屋：转介 {number} 有一步已超时，请打开工作台。',
  referral_review: '安心小屋：有一件事等您复核，请打开工作台。',
  own_letter: '安心小屋：有一条关于您的消息，有空时请打开小屋“我的”看看。',
  directory: '安心小屋：名录里有 {count} 家该打电话核实了，请打开工作台。',
  severe: '安心小屋：有一次上门或随访等您安排，请打开工作台。',
  severe_due: '安心小屋：有一步已超时，请马上打开工作台。',
  test: '安心小屋：这是一条测试通知。',
} as const
export type LetterKind = keyof typeof letters

/** Fills the places of a letter; a place without a value stays empty. */
export const fillLetter = (kind: LetterKind, values: Readonly<Record<string, string>>): string =>
  letters[kind].replace(/\{(\w+)\}/g, (_, place: string) => values[place] ?? '')
