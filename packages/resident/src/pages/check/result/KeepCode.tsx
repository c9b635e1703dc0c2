import { call } from '@anxin/kit/caller.ts'
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import type { Run } from '../../../check/run.ts'
import { changeRun } from '../../../check/store.ts'
import { tell } from '../../../parts/Notice.tsx'
import { refusalWords } from '../../../parts/words.ts'
import { c } from '../words.ts'

const codeId = 'result-code'

async function copy(code: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(code)
    tell(c.value.result.copied)
  } catch {
    const shown = document.getElementById(codeId)
    if (shown) getSelection()?.selectAllChildren(shown)
  }
}

/** Four and four, as people copy it onto paper. */
const spaced = (code: string): string => code.replace(/(.{4})(?=.)/g, '$1 ')

/** For somebody without a name: the result is found again by a code alone. */
export const KeepCode = ({ run }: { run: Run }): JSX.Element => {
  const { result } = c.value
  const [wrong, setWrong] = useState<string | null>(null)
  const keep = async (): Promise<void> => {
    try {
      const { claimCode } = await call('POST /api/assessment/sittings/:id/claim-code', {
        params: { id: run.id },
      })
      await changeRun(run.key, (now) => ({ ...now, claimCode }))
    } catch (refused) {
      setWrong(refusalWords(refused))
    }
  }
  const code = run.claimCode
  if (!code)
    return (
      <section class="card pad stack keep-code">
        <p class="small">{result.keepWhat}</p>
        <button type="button" class="btn btn-quiet" onClick={() => void keep()}>
          {result.keep}
        </button>
        {wrong && (
          <p class="wrong" role="alert">
            {wrong}
          </p>
        )}
      </section>
    )
  return (
    <section class="card pad stack keep-code" role="status">
      <h3>{result.code}</h3>
      <b class="code num" id={codeId}>
        {spaced(code)}
      </b>
      <button type="button" class="btn btn-quiet" onClick={() => void copy(code)}>
        {result.copy}
      </button>
      <p class="small">{result.codeWhat}</p>
    </section>
  )
}
