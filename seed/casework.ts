import type { caseSources } from '@anxin/contract/casework.ts'
import type { assessmentFields, intakeFields } from '@anxin/contract/casework-sheets.ts'
import type { noteFields } from '@anxin/contract/record.ts'
import type { Colour } from '@anxin/core/care/colour.ts'
import type { PopulationCode } from '@anxin/core/care/plan/plans.ts'
import type { Tie } from '@anxin/core/casework/ecomap.ts'
import type { z } from 'zod'

type Text = z.output<typeof assessmentFields>
interface SeedNote {
  readonly hoursAgo: number
  readonly format: 'dap' | 'soap'
  readonly mode: 'face' | 'home' | 'phone'
  readonly minutes: number
  readonly attendance: 'came'
  readonly risk: 'none'
  readonly fields: z.output<typeof noteFields>
}
interface SeedCase {
  /** Key of the resident in `street.ts`. */
  readonly resident: string
  readonly hoursAgo: number
  readonly source: (typeof caseSources)[number]
  readonly population: PopulationCode
  readonly colour: Colour
  readonly request: string
  readonly witness: string
  /** Agreed to besides what most agree to at the beginning. */
  readonly alsoAgrees: readonly string[]
  readonly intake: z.output<typeof intakeFields>
  readonly assessment: Text
  /** Who and what stands around the person. */
  readonly ties: readonly Omit<Tie, 'id'>[]
  readonly goals: readonly {
    readonly statement: string
    readonly measure: string
    readonly baseline: string
    readonly target: string
    readonly dueOn: string
    readonly ownWords: string | null
  }[]
  readonly notes: readonly SeedNote[]
  readonly tasks: readonly {
    readonly kind: 'visit' | 'call' | 'plan'
    readonly text: string
    readonly inHours: number
  }[]
}

const plain = { mood: null, problems: [], riskWords: '' }
const nothing: Text = { body: '', mind: '', social: '', strengths: '', risk: '', culture: '', noBaseline: '' }

/** Two cases of the fictional street: every word is invented. */
export const cases: readonly SeedCase[] = [
  {
    ...{ resident: 'guifang', hoursAgo: 520, source: 'worklist', population: 'bereaved', colour: 'YELLOW' },
    request: '老伴走了以后一个人吃饭都没味，夜里醒得早，想有个人能说说话。',
    witness: '邻居吴阿姨',
    // a letter of hers has gone to a hospital
    alsoAgrees: ['referral'],
    intake: {
      ...{
        request: '老伴走了以后一个人吃饭都没味，夜里醒得早，想有个人能说说话。',
        eligibility: '本社区居民',
      },
      ...{ conflict: 'none', conflictNote: '', emergencyContact: '陈伟，儿子，13900000201' },
      ...{ accessibility: ['seeing', 'dialect'], accessibilityNote: '用大字，慢慢说，下午精神好' },
    },
    assessment: {
      ...nothing,
      ...{ body: '血压药按时吃；夜里三点多醒，白天打盹。', mind: '想起老伴就掉眼泪，说“饭都没味”。' },
      ...{
        social: '独居，儿子在外地，每周打一次电话；对门吴阿姨常来。',
        strengths: '会做酱菜，喜欢听评弹，邻里都熟。',
      },
      ...{
        risk: '问过：想过“活着没意思”，没有打算，药由儿子分好。安全计划已定。',
        culture: '说本地话，清明要回乡扫墓。',
        noBaseline: 'too_early',
      },
    },
    ties: [
      { name: '陈伟', kind: 'kin', relation: '儿子', way: 'mixed', strength: 2, home: false },
      { name: '小孙女', kind: 'kin', relation: '孙女', way: 'support', strength: 3, home: false },
      { name: '老伴', kind: 'kin', relation: '已去世', way: 'broken', strength: 3, home: false },
      { name: '吴阿姨', kind: 'neighbour', relation: '对门', way: 'support', strength: 3, home: false },
      { name: '楼上', kind: 'neighbour', relation: '半夜吵', way: 'strain', strength: 1, home: false },
      { name: '评弹班', kind: 'group', relation: '停了半年', way: 'broken', strength: 1, home: false },
      { name: '老年食堂', kind: 'service', relation: '周六去', way: 'support', strength: 1, home: false },
      { name: '卫生站', kind: 'service', relation: '量血压', way: 'support', strength: 2, home: false },
    ],
    goals: [
      {
        ...{ statement: '一周里睡到天亮的晚上多起来', measure: '睡眠日记', baseline: '1 晚', target: '4 晚' },
        ...{ dueOn: '2027-02-28', ownWords: '想一觉睡到鸡叫' },
      },
      {
        ...{ statement: '一周和人一起吃两顿饭', measure: '自己数', baseline: '没有', target: '2 顿' },
        ...{ dueOn: '2027-01-31', ownWords: null },
      },
    ],
    notes: [
      {
        ...{ hoursAgo: 340, format: 'dap', mode: 'home', minutes: 60, attendance: 'came', risk: 'none' },
        fields: {
          ...plain,
          ...{
            said: '“他在的时候嫌他吵，现在静得慌。”',
            seen: '屋里收拾得干净，老伴的杯子还摆着。说话慢，哭了两次。',
          },
          ...{
            thought: '想念很深，身边的人还在；睡得浅和晚饭后独处有关。',
            plan: '一起写睡眠日记；吴阿姨答应周三一起吃晚饭。',
          },
          ...{ next: '下周二上门', mood: 4, problems: [{ name: '睡不着', value: 7 }] },
        },
      },
      {
        ...{ hoursAgo: 172, format: 'dap', mode: 'face', minutes: 50, attendance: 'came', risk: 'none' },
        fields: {
          ...plain,
          ...{ said: '“吴家那顿饭吃得下两碗。”', seen: '走来小屋的，带了一罐酱菜。笑了几回。' },
          ...{
            thought: '有人一起吃饭时缓得过来。',
            plan: '再加一顿：周六老年食堂，我陪第一次。',
            next: '周六食堂门口见',
          },
          ...{ mood: 6, problems: [{ name: '睡不着', value: 6 }] },
        },
      },
    ],
    tasks: [
      { kind: 'visit', text: '周六陪着去一次老年食堂', inHours: 30 },
      { kind: 'call', text: '打给儿子陈伟，问清明回不回来', inHours: -20 },
    ],
  },
  {
    ...{ resident: 'acheng', hoursAgo: 30, source: 'chat', population: 'general', colour: 'GREEN' },
    request: '单子多，天天熬到两点，躺下又睡不着，想找人排一排。',
    witness: '',
    alsoAgrees: [],
    intake: {
      ...{ request: '', eligibility: '', conflict: '', conflictNote: '', emergencyContact: '' },
      ...{ accessibility: [], accessibilityNote: '' },
    },
    assessment: nothing,
    ties: [],
    goals: [],
    notes: [],
    tasks: [{ kind: 'call', text: '约一个不出车的上午，打电话', inHours: 20 }],
  },
]
