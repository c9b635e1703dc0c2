import { call } from '@anxin/kit/caller.ts'
import { fromBase64 } from '@anxin/kit/own-key.ts'
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { dayOf } from '../../device/moods.ts'
import { Notice, tell } from '../../parts/Notice.tsx'
import { ownWords } from '../../parts/own.ts'
import { go } from '../../parts/router.ts'
import { refusalWords, w } from '../../parts/words.ts'
import { forgetEverything, loadMe } from '../../self/me.ts'

const timeoutMs = 60_000

function keepAs(fileName: string, file: Blob): void {
  const url = URL.createObjectURL(file)
  const link = document.createElement('a')
  link.href = url
  link.download = fileName
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}

async function copyOut(): Promise<void> {
  const all = await call('GET /api/identity/resident/export', { timeoutMs })
  const file = new Blob([JSON.stringify(all, null, 2)], { type: 'application/json' })
  keepAs(`anxin-${dayOf(new Date())}.json`, file)
}

async function copyToRead(): Promise<void> {
  const { fileName, pdf } = await call('GET /api/identity/resident/copy', { timeoutMs })
  keepAs(fileName, new Blob([fromBase64(pdf)], { type: 'application/pdf' }))
}

async function removeAll(): Promise<void> {
  const { mine } = ownWords.value
  const reply = await call('DELETE /api/identity/resident')
  await forgetEverything()
  await loadMe()
  tell(reply.keptCrisisRecords > 0 ? mine.removedKept(reply.keptCrisisRecords) : mine.removed)
  go('/')
}

/** Take a copy, or have everything deleted. */
export const OwnData = (): JSX.Element => {
  const { mine } = ownWords.value
  const { cancel } = w.value
  const [asking, setAsking] = useState(false)
  const [busy, setBusy] = useState(false)
  const [wrong, setWrong] = useState<unknown>(null)
  const run = async (what: () => Promise<void>): Promise<void> => {
    setBusy(true)
    setWrong(null)
    await what().catch(setWrong)
    setBusy(false)
  }
  return (
    <>
      <section class="card pad stack">
        <h2>{mine.copyOut}</h2>
        <p class="small">{mine.copyOutWhat}</p>
        <div class="row">
          <button type="button" class="btn btn-quiet" disabled={busy} onClick={() => void run(copyToRead)}>
            {mine.copyOutRead}
          </button>
          <button type="button" class="btn btn-quiet" disabled={busy} onClick={() => void run(copyOut)}>
            {mine.copyOutGo}
          </button>
        </div>
      </section>
      <section class="card pad stack">
        <h2>{mine.remove}</h2>
        <p class="small">{mine.removeWhat}</p>
        {asking && <p role="alert">{mine.removeSure}</p>}
        <div class="row">
          <button
            type="button"
            class="btn btn-grave"
            disabled={busy}
            onClick={() => (asking ? void run(removeAll) : setAsking(true))}
          >
            {asking ? mine.removeYes : mine.removeGo}
          </button>
          {asking && (
            <button type="button" class="btn btn-quiet" onClick={() => setAsking(false)}>
              {cancel}
            </button>
          )}
        </div>
      </section>
      {wrong !== null && <Notice kind="wrong">{refusalWords(wrong)}</Notice>}
    </>
  )
}
