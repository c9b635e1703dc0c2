import type { ModuleCode } from '@anxin/core/selfhelp/codes.ts'
import { moduleOf } from '@anxin/core/selfhelp/modules/registry.ts'
import { frame, ratingsOf, type Walk } from '@anxin/core/selfhelp/player.ts'
import type { JSX } from 'preact'
import { useHeading } from '../../../parts/heading.ts'
import { go } from '../../../parts/router.ts'
import { leaves, runs } from '../../../selfhelp/book.ts'
import { askPerson } from '../../../talk/actions.ts'
import { NeedArt } from '../NeedArt.tsx'
import { t } from '../words.ts'
import { BackToChat } from './BackToChat.tsx'
import { StateOf } from './StateOf.tsx'

/** What changed, without numbers and without praise for keeping on. */
function lineOf(walk: Walk): { readonly line: string; readonly heavy: boolean } {
  const { end } = t.value
  const { before, after } = ratingsOf(walk)
  if (before === null || after === null) return { line: end.plain, heavy: false }
  return after < before ? { line: end.lighter, heavy: false } : { line: end.same, heavy: after >= 5 }
}

export const End = ({
  code,
  walk,
  fromChat,
}: {
  code: ModuleCode
  walk: Walk
  fromChat: boolean
}): JSX.Element => {
  const heading = useHeading<HTMLHeadingElement>()
  const { end } = t.value
  const { line, heavy } = lineOf(walk)
  const real = walk.answers[frame.real]
  const run = [...runs.value].reverse().find(({ module }) => module === code)
  const leaf = [...leaves.value].reverse().find(({ module }) => module === code)
  const pages = [run, moduleOf(code).leaf ? leaf : undefined]
  return (
    <section class="card end">
      <div class="need-band need-band-lamp">
        <NeedArt need={moduleOf(code).need} wide />
      </div>
      <div class="pad stack">
        <h2 ref={heading} tabIndex={-1}>
          {end.title}
        </h2>
        <p class="screen-say">{line}</p>
        {Array.isArray(real) && real.length > 0 && (
          <p class="end-real">
            <span>{end.your}</span>
            <strong>{(real as readonly string[])[0]}</strong>
          </p>
        )}
        <StateOf pages={pages} />
        {fromChat && <BackToChat code="module.done" label={end.done} name={end.chat} />}
        {heavy && (
          <button type="button" class="call call-soft" onClick={askPerson}>
            <strong>{end.person}</strong>
          </button>
        )}
        <button
          type="button"
          class={fromChat ? 'btn btn-quiet btn-wide' : 'btn btn-wide'}
          onClick={() => go('/tools')}
        >
          {end.back}
        </button>
        {code === 'M01' && (
          <a class="btn btn-quiet btn-wide" href="/mood">
            {t.value.other.mood}
          </a>
        )}
      </div>
    </section>
  )
}
