import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { tell } from '../../parts/Notice.tsx'
import { w } from '../../parts/words.ts'
import { conversation } from '../../talk/state.ts'

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
  const [open, setOpen] = useState(false)
  const code = conversation.value?.claimCode
  return (
    <div class="intro">
      <p class="priv">
        {chat.privacy}
        <button type="button" aria-expanded={open} onClick={() => setOpen(!open)}>
          {chat.whoSees}
        </button>
      </p>
      {open && (
        <div class="intro-open">
          <p>{chat.disclosure}</p>
          <p>{chat.opened}</p>
        </div>
      )}
      {code && <ClaimCode code={code} />}
    </div>
  )
}
