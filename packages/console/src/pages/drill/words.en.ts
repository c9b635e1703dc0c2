import type { drillZh } from './words.zh.ts'

export const drillEn: typeof drillZh = {
  title: 'Drills',
  about:
    'Invented people walk the true path: the same door, the same screening, the same ladder. Every number begins with 演练 (drill) and nothing is counted. Tell the people on call before you begin.',
  open: 'Open a drill',
  name: 'Name',
  callers: 'How many callers',
  minutes: 'Ends by itself after (minutes)',
  yes: 'Begin',
  code: 'Code for the drill command (shown this once)',
  command: 'Run on this machine',
  none: 'No drill yet',
  noneAbout: 'Begin with ten callers, and do one at night too.',
  running: 'running',
  ended: (time: string) => `ended ${time}`,
  counts: (came: number, raised: number, taken: number) =>
    `${came} came · ${raised} on the board · ${taken} taken`,
  report: 'Report',
  end: 'End',
  endDone: 'Ended; its alerts are closed',
  reportTitle: (title: string) => `Report · ${title}`,
  paged: 'From raised to a page sent',
  answered: 'From raised to taken',
  spans: (p50: string, p95: string, most: string) =>
    `half within ${p50}, nineteen of twenty within ${p95}, longest ${most}`,
  noSpan: 'none',
  seconds: (n: number) => `${n} s`,
  inTime: (n: number, all: number) => `${n} of ${all} taken within the limit`,
  grade: 'Grade',
  raised: 'Raised',
  taken: 'Taken',
  limit: 'Limit (min)',
  within: 'In time',
  twice: 'Most pages of one person, rung and channel',
  times: (n: number) => `${n}`,
  failed: 'Pages not sent',
}
