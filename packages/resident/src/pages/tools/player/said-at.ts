import type { ModuleCode } from '@anxin/core/selfhelp/codes.ts'
import type { Step } from '@anxin/core/selfhelp/define.ts'
import { frame } from '@anxin/core/selfhelp/player.ts'
import { type Said, said, t, wordsOf } from '../words.ts'

/** The words of a screen: those of the exercise, or those every exercise has. */
export function saidAt(code: ModuleCode, { id }: Step): Said {
  const words = wordsOf(code)
  const { player, end } = t.value
  switch (id) {
    case frame.consent:
      return { say: words.title, hint: words.consent, options: [] }
    case frame.before:
      return { say: player.rateBefore, hint: player.rateHint, options: [] }
    case frame.after:
      return { say: player.rateAfter, hint: player.rateHint, options: [] }
    case frame.real:
      return { say: player.real, hint: player.realHint, options: words.real }
    case frame.useful:
      return { say: player.useful, hint: '', options: player.usefulOptions }
    case frame.end:
      return { say: end.title, hint: '', options: [] }
    default:
      return said(words.steps[id])
  }
}
