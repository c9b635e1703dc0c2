import { call } from '@anxin/kit/caller.ts'
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { Field } from '../../parts/Field.tsx'
import { tell } from '../../parts/Notice.tsx'
import { ownWords } from '../../parts/own.ts'
import { go } from '../../parts/router.ts'
import { refusalWords } from '../../parts/words.ts'
import { forgetConversation } from '../../talk/state.ts'

/** Finds an anonymous conversation again by the code shown in it. */
export const Claim = ({ registered }: { registered: boolean }): JSX.Element => {
  const { mine } = ownWords.value
  const [code, setCode] = useState('')
  const [wrong, setWrong] = useState<string | undefined>()
  const claim = async (event: Event): Promise<void> => {
    event.preventDefault()
    try {
      await call('POST /api/identity/resident/claims', { body: { claimCode: code.trim() } })
      await forgetConversation()
      tell(mine.claimDone)
      go('/chat')
    } catch (refused) {
      setWrong(refusalWords(refused))
    }
  }
  return (
    <section class="card pad stack">
      <h2>{mine.claim}</h2>
      {!registered && <p class="small">{mine.claimSignIn}</p>}
      {registered && (
        <form class="form" onSubmit={(event) => void claim(event)}>
          <Field
            label={mine.claimCode}
            hint={mine.claimWhat}
            value={code}
            maxLength={20}
            autocomplete="off"
            wrong={wrong}
            onText={setCode}
          />
          <p>
            <button type="submit" class="btn btn-quiet" disabled={code.trim().length < 6}>
              {mine.claimGo}
            </button>
          </p>
        </form>
      )}
    </section>
  )
}
