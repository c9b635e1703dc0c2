import { screen } from '@anxin/core/risk/screen.ts'

const harmless = [
  '今天天气不错，下楼走了走',
  '工作有点累，睡得还行',
  '孩子考试没考好，我有点着急',
  '晚饭想做点清淡的',
  '邻居送了我一盆花',
]
const risky = ['我不想活了，药都准备好了，今晚就吃', '我想死，活着没意思', '我想结束自己的生命']

/** The n-th text of its kind; no two are the same. */
export function textOf(isRisky: boolean, n: number): string {
  const list = isRisky ? risky : harmless
  return `${list[n % list.length]}（第${n}句）`
}

/** The proofs rest on these words: harmless ones raise nothing, risky ones always do. @throws when the screener disagrees */
export function mustScreenAsExpected(): void {
  for (let n = 0; n < 10; n += 1) {
    const levels = [screen(textOf(false, n)).level, screen(textOf(true, n)).level]
    if (levels[0] !== 'L0' || !['L3', 'L4'].includes(levels[1]!))
      throw new Error(`the words of the proof are screened as ${levels}`)
  }
}
