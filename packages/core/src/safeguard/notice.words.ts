import type { Receiver } from './situation.ts'

/**
 * What is said to whom, before a person edits it: who calls, whom it is about, what is asked for. No score, no
 * diagnosis, nothing of what was said. `{name}`, `{place}` and `{facts}` are filled in.
 * Author 安心小屋项目组; reviewer 待临床审阅. @source domain specification 3.6, 3.7 (minimum data)
 */
const family = {
  zh: '您好，这里是安心小屋。我们担心{name}的安全，请您尽快联系或到身边陪着；看到马上有危险，请打 120 或 110。',
  en: 'Hello, this is Anxin House. We worry about the safety of {name}. Please call or go to them soon and stay; if there is danger at once, call 120 or 110.',
} as const
const police = {
  zh: '您好，安心小屋值班人员报警：{name}现在可能有生命危险，地点：{place}。需要尽快到场。我的电话可以回拨。',
  en: 'Anxin House on duty, reporting: {name} may be in danger of life now, at {place}. Please come soon. You can call me back.',
} as const
const child = {
  zh: '您好，安心小屋按强制报告的规定报告：未成年人{name}可能受到侵害。情况：{facts}。地点：{place}。请不要先联系家里人。',
  en: 'Anxin House, under the duty to report: the minor {name} may be being harmed. Facts: {facts}. Place: {place}. Please do not contact the family first.',
} as const
const support = {
  zh: '您好，这里是安心小屋，经{name}同意来电：她/他希望得到家庭暴力方面的帮助。情况：{facts}。请说明下一步怎么做。',
  en: 'Anxin House, calling with the consent of {name}, who wishes for help with violence at home. Facts: {facts}. Please tell us the next step.',
} as const
const authority = {
  zh: '您好，安心小屋按贵单位文书答复，仅限文书要求的内容：{facts}。',
  en: 'Anxin House, answering your document, only what it asks for: {facts}.',
} as const

export const notices: Readonly<Record<Receiver, { readonly zh: string; readonly en: string }>> = {
  emergency_contact: family,
  guardian: family,
  relatives: {
    zh: '您好，这里是安心小屋。{name}现在的状态让我们担心，建议家人尽快陪同到精神专科评估；有危险请打 110。',
    en: 'Hello, this is Anxin House. The state {name} is in worries us; please go with them to a specialist for an assessment soon. If there is danger, call 110.',
  },
  police,
  ambulance: {
    zh: '您好，安心小屋值班人员呼叫急救：{name}现在可能有生命危险，地点：{place}。我的电话可以回拨。',
    en: 'Anxin House on duty, calling an ambulance: {name} may be in danger of life now, at {place}. You can call me back.',
  },
  supervisor: {
    zh: '有一件要打破保密的事需要您看：{name}可能伤害他人。请打开工作台。',
    en: 'Confidentiality may have to be broken: {name} may harm somebody. Please open the console.',
  },
  child_director: child,
  child_protection: child,
  line_12349: child,
  line_12345: child,
  civil_affairs: child,
  line_12338: support,
  legal_authority: authority,
  health_authority: authority,
}

/** The child is a minor harmed: the police hear the facts, not only the danger. */
export const childNotice = child

const fill = (text: string, values: Readonly<Record<string, string>>): string =>
  text.replace(/\{(\w+)\}/g, (_, place: string) => values[place] ?? '')

/** The words prepared for a receiver, filled in as far as is known; the rest is left as ＿＿. */
export function prepare(
  receiver: Receiver,
  locale: 'zh' | 'en',
  known: { readonly name: string | null; readonly harmed: boolean },
): string {
  const text = receiver === 'police' && known.harmed ? child[locale] : notices[receiver][locale]
  const name = known.name ?? (locale === 'zh' ? '一位居民' : 'a resident')
  return fill(text, { name, place: '＿＿', facts: '＿＿' })
}
