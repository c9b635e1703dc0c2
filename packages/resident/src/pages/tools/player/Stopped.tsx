import type { ModuleCode } from '@anxin/core/selfhelp/codes.ts'
import type { JSX } from 'preact'
import { HelpCard } from '../../../parts/calls/HelpCard.tsx'
import { Icon } from '../../../parts/drawn/Icon.tsx'
import { useHeading } from '../../../parts/heading.ts'
import { go } from '../../../parts/router.ts'
import { askPerson } from '../../../talk/actions.ts'
import { t } from '../words.ts'
import { BackToChat } from './BackToChat.tsx'

/** Stopped by a word or a tap, or because it grew harder: then a person stands first. */
export const Stopped = ({
  code,
  worse,
  fromChat,
  onResume,
}: {
  code: ModuleCode
  worse: boolean
  fromChat: boolean
  onResume: () => void
}): JSX.Element => {
  const heading = useHeading<HTMLHeadingElement>()
  const { stopped, danger, end } = t.value
  return (
    <section class="card pad stack stopped">
      <h2 ref={heading} tabIndex={-1}>
        {worse ? stopped.worse : stopped.title}
      </h2>
      <p class="screen-say">{worse ? stopped.worseBody : stopped.body}</p>
      {worse && (
        <>
          <button type="button" class="call" onClick={askPerson}>
            <Icon name="hand" size="s" />
            <strong>{danger.person}</strong>
          </button>
          <HelpCard />
        </>
      )}
      {fromChat && (
        <BackToChat
          code={worse ? 'module.worse' : 'module.done'}
          label={worse ? end.worse : stopped.title}
          name={end.chat}
        />
      )}
      {!worse && (
        <button type="button" class="btn btn-wide" onClick={onResume}>
          {stopped.resume}
        </button>
      )}
      {code !== 'M02' && (
        <a class="btn btn-quiet btn-wide" href="/tools?m=M02">
          {stopped.easier}
        </a>
      )}
      <button type="button" class="btn btn-quiet btn-wide" onClick={() => go('/tools')}>
        {end.back}
      </button>
      {!worse && (
        <button type="button" class="link" onClick={askPerson}>
          {end.person}
        </button>
      )}
    </section>
  )
}
