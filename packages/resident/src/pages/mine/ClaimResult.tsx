import { call } from '@anxin/kit/caller.ts'
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { Field } from '../../parts/Field.tsx'
import { tell } from '../../parts/Notice.tsx'
import { ownWords } from '../../parts/own.ts'
import { go } from '../../parts/router.ts'
import { refusalWords } from '../../parts/words.ts'

/** Joins a result that was kept without a name to the registered resident. */
export const ClaimResult = (): JSX.Element => {
  const { mine } = ownWords.value
  const [code, setCode] = useState('')
  const [wrong, setWrong] = useState<string | undefined>()
  const claimCode = code.replace(/[\s-]/g, '')
  const claim = async (event: Event): Promise<void> => {
    event.preventDefault()
    try {
      await call('POST /api/assessment/claims', { body: { claimCode } })
      tell(mine.resultDone)
      go('/check')
    } catch (refused) {
      setWrong(refusalWords(refused))
    }
  }
  return (
    <section class="card pad stack">
      <h2>{mine.result}</h2>
      <form class="form" onSubmit={(event) => void claim(event)}>
        <Field
          label={mine.resultCode}
          hint={mine.resultWhat}
          value={code}
          maxLength={20}
          autocomplete="off"
          wrong={wrong}
          onText={setCode}
        />
        <p>
          <button type="submit" class="btn btn-quiet" disabled={claimCode.length < 6}>
            {mine.resultGo}
          </button>
        </p>
      </form>
    </section>
  )
}
