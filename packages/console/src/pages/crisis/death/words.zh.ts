import type { PostventionKind } from '@anxin/core/crisis/postvention.ts'

/** Author 安心小屋项目组; reviewer 待临床审阅. @source domain specification 3.8, 3.10 */
export const deathZh = {
  act: '记录去世',
  title: '记录居民去世',
  about: '请先核实。记下之后不能撤回，系统会马上：',
  happens: [
    '停下通知和所有回访：不会再有人、也不会再有程序给本人或紧急联系人发消息。',
    '锁定这位居民的记录，谁都不能删改，只能往后加记录。',
    '排好接下来要做的五件事，到时间会提醒，直到做完。',
  ] as readonly string[],
  also: '您和同事此刻也可能很难受。请先找人说一说，其余的可以等一等。',
  reason: '怎么得知、由谁核实',
  reasonHint: '例如：家属来电，社区民警确认。只写事实，不写方法。',
  sure: '我已核实，并由我作为督导记录',
  yes: '记录',
  closedNote: '这位居民已经去世。记录已锁定，回访已停止，不会再有消息发出。',
  panel: '接下来要做的',
  doneOf: (done: number, all: number) => `做完 ${done} 件，共 ${all} 件`,
  kinds: {
    debrief: '和办案的同事谈一谈',
    rapid_note: '写简短经过',
    family_contact: '联系家属',
    group_check: '看望一起参加活动的人',
    review: '复盘',
  } satisfies Record<PostventionKind, string>,
  kindsAbout: {
    debrief: '24 小时内主动提出，对方可以不谈。需要时安排休息。',
    rapid_note: '48 小时内写清时间、值班、做了什么。不追究个人。',
    family_contact: '24 到 72 小时之间，由受过哀伤辅导训练的同事联系。先表达哀悼，再问需要什么。',
    group_check: '72 小时内，逐个看望同组的居民；说法要稳妥，不说细节，不归因。',
    review: '7 天内，和督导一起看：哪里顺、哪里卡，谁在几号前改。',
  } satisfies Record<PostventionKind, string>,
  by: (name: string, at: string) => `${name}　${at}`,
  done: '做完了',
  doneTitle: (what: string) => `${what}：做完了`,
  note: '记录',
  noteHint: '谁做的、结果怎样、还需要什么',
  doneYes: '记下',
}
