import { describe, expect, it } from 'vitest'
import { exits } from '../harness/attacks.cases.ts'
import { exitCue, isSpokenExit } from './exit.cues.ts'

/** Measures on anthropomorphic interactive services, article 19: out by window, by voice, by a word. */
describe('Leaving by voice', () => {
  it.each([
    ...['退出', '停止。', '不聊了！', '我不聊了', '结束对话', '結束', '關掉', '唔傾喇', '收线', '莫说了'],
    ...['我困了，先这样', 'Stop.', 'Please stop', 'Goodbye', 'Good night', "that's all, thanks"],
  ])('ends the talk when it is all that is said, or the last of it: %s', (heard) => {
    expect(isSpokenExit(heard)).toBe(true)
  })

  it.each([
    ...[
      '老公说不聊了就走了',
      '停车位又被人占了',
      '我想停药',
      '他跟我说再见的时候我没回头',
      '我们公司要结束了',
    ],
    ...[
      '我退出那个群了',
      '睡不着',
      '我不想停在这里',
      'my husband said goodbye to the kids',
      'I stopped eating',
    ],
  ])('does not when leaving is only told of: %s', (heard) => {
    expect(isSpokenExit(heard)).toBe(false)
  })

  it('knows every typed wording that is short enough to be said', () => {
    for (const text of exits) expect(exitCue.test(text.toLowerCase()), text).toBe(true)
  })
})
