import { signal } from '@preact/signals'
import type { JSX } from 'preact'
import { tell } from '../../parts/Notice.tsx'
import { w } from '../../parts/words.ts'
import { conversation } from '../../talk/state.ts'

const opened = signal(false)

/** Opens who may see this, and brings it into view. */
export function showWhoSees(): void {
  opened.value = true
  requestAnimationFrame(() => document.getElementById('who-sees')?.scrollIntoView({ block: 'center' }))
}

const copyCode = async (code: string): Promise<void> => {
  try {
    await navigator.clipboard.writeText(code)
    tell(w.value.chat.copied)
  } catch {
    const mark = document.getElementById('claim-code')
    if (mark) getSelection()?.selectAllChildren(mark)
  }
}

const ClaimCode = ({ code }: { code: string }): JSX.Element => (
  <p class="priv claim">
    <span>{w.value.chat.claim}</span>
    <b id="claim-code">{code}</b>
    <button type="button" onClick={() => void copyCode(code)}>
      {w.value.chat.copy}
    </button>
  </p>
)

/** Who may see this, and the code that finds it again: quiet, at the head of the conversation. */
export const ChatIntro = (): JSX.Element => {
  const { chat } = w.value
  const code = conversation.value?.claimCode
  return (
    <div class="intro">
      <p class="priv">
        {chat.privacy}
        <button type="button" aria-expanded={opened.value} onClick={() => (opened.value = !opened.value)}>
          {chat.whoSees}
        </button>
      </p>
      {opened.value && (
        <div class="intro-open" id="who-sees">
          <p>{chat.disclosure}</p>
          <p>{chat.opened}</p>
        </div>
      )}
      {code && <ClaimCode code={code} />}
    </div>
  )
}
