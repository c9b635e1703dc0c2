import { call, type DoorBody } from '@anxin/kit/caller.ts'
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { tell } from '../../../parts/Notice.tsx'
import { refusalWords } from '../../../parts/words.ts'
import { q } from './words.ts'

type Thumb = DoorBody<'PUT /api/companion/messages/:id/thumb'>
type Reason = NonNullable<Thumb['reason']>

async function put(id: string, thumb: Thumb['thumb'], reason: Reason | null): Promise<boolean> {
  try {
    await call('PUT /api/companion/messages/:id/thumb', { params: { id }, body: { thumb, reason } })
    return true
  } catch (refused) {
    tell(refusalWords(refused))
    return false
  }
}

/** What the resident thinks of the last answer: two quiet words, never a demand. */
export const Thumbs = ({ id }: { id: string }): JSX.Element => {
  const words = q.value
  const [given, setGiven] = useState<'up' | 'down' | 'why' | null>(null)
  const give = async (
    thumb: 'up' | 'down',
    reason: Reason | null,
    next: 'up' | 'down' | 'why',
  ): Promise<void> => {
    if (await put(id, thumb, reason)) setGiven(next)
  }
  if (given === 'up' || given === 'down')
    return (
      <p class="thumbs" role="status">
        {words.thanks}
      </p>
    )
  if (given === 'why')
    return (
      <fieldset class="thumbs">
        <legend>{words.why}</legend>
        {(Object.keys(words.reasons) as Reason[]).map((reason) => (
          <button key={reason} type="button" onClick={() => void give('down', reason, 'down')}>
            {words.reasons[reason]}
          </button>
        ))}
      </fieldset>
    )
  return (
    <fieldset class="thumbs">
      <legend class="gone">{words.thumbs}</legend>
      <button type="button" onClick={() => void give('up', null, 'up')}>
        {words.up}
      </button>
      <button type="button" onClick={() => void give('down', null, 'why')}>
        {words.down}
      </button>
    </fieldset>
  )
}
