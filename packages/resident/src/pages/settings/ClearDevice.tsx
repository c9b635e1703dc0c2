import { call, Refused } from '@anxin/kit/caller.ts'
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { clearShownMoods } from '../../device/moods.ts'
import { tell } from '../../parts/Notice.tsx'
import { ownWords } from '../../parts/own.ts'
import { w } from '../../parts/words.ts'
import { forgetEverything, loadMe, me } from '../../self/me.ts'
import { outgoing } from '../../talk/outbox.ts'

/** The next person at this device starts as nobody. False when the server could not be told. */
const leaveSession = (): Promise<boolean> =>
  call('DELETE /api/identity/resident/session').then(
    () => true,
    (refused: unknown) => refused instanceof Refused && refused.code === 'SIGN_IN_FIRST',
  )

export const ClearDevice = (): JSX.Element => {
  const { settings } = ownWords.value
  const { cancel } = w.value
  const [asking, setAsking] = useState(false)
  const clear = async (): Promise<void> => {
    const known = me.value !== null && me.value.kind !== 'nobody'
    await forgetEverything()
    clearShownMoods()
    setAsking(false)
    const left = known ? await leaveSession() : true
    tell(left ? settings.cleared : settings.clearedStillIn)
    await loadMe()
  }
  return (
    <section class="card pad stack">
      <h2>{settings.clear}</h2>
      <p class="small">{settings.clearWhat}</p>
      {asking ? (
        <>
          <p role="alert">
            {outgoing.value.length > 0 && settings.clearUnsent(outgoing.value.length)} {settings.clearSure}
          </p>
          <div class="row">
            <button type="button" class="btn btn-grave" onClick={() => void clear()}>
              {settings.clearYes}
            </button>
            <button type="button" class="btn btn-quiet" onClick={() => setAsking(false)}>
              {cancel}
            </button>
          </div>
        </>
      ) : (
        <p>
          <button type="button" class="btn btn-quiet" onClick={() => setAsking(true)}>
            {settings.clearGo}
          </button>
        </p>
      )}
    </section>
  )
}
