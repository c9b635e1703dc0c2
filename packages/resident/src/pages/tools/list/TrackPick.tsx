import type { ModuleCode } from '@anxin/core/selfhelp/codes.ts'
import { type TrackCode, trackCodes, wayOf } from '@anxin/core/selfhelp/tracks.ts'
import { call, type DoorReply } from '@anxin/kit/caller.ts'
import { computed, signal } from '@preact/signals'
import type { JSX } from 'preact'
import { recall, remember } from '../../../device/pocket.ts'
import { elder } from '../../../device/settings.ts'
import { me } from '../../../self/me.ts'
import { t, tracksSaid } from '../words.ts'
import { Row } from './Row.tsx'

const isTrack = (text: string | null): text is TrackCode => trackCodes.includes(text as TrackCode)
const guessed = (): TrackCode | null => (me.value?.minor ? 'study' : me.value?.elder ? 'elder' : null)
const kept = (): TrackCode | null => {
  const text = recall('track')
  return isTrack(text) ? text : text === 'none' ? null : (keptProposal().track ?? guessed())
}
type Proposed = DoorReply<'GET /api/selfhelp/way'>

/** What the place is going through, as last heard: without a network it stands. */
function keptProposal(): Proposed {
  try {
    return JSON.parse(recall('way') ?? '') as Proposed
  } catch {
    return { phase: 'routine', track: null }
  }
}
const proposed = signal<Proposed>(keptProposal())

/** Asks the house what fits; what the person chose on this device stays. */
export async function askWay(): Promise<void> {
  if (me.value === null || me.value.kind === 'nobody') return
  try {
    proposed.value = await call('GET /api/selfhelp/way')
    remember('way', JSON.stringify(proposed.value))
    if (recall('track') === null) track.value = proposed.value.track ?? guessed()
  } catch {
    // Without the house the exercises stand as they are.
  }
}

/** What the person said is most like now; kept on this device only. */
export const track = signal<TrackCode | null>(kept())

/** The chosen way, in the phase the place is in. */
export const wayNow = computed<readonly ModuleCode[]>(() =>
  track.value ? wayOf(track.value, proposed.value.phase) : [],
)

function choose(code: TrackCode | null): void {
  track.value = code
  remember('track', code ?? 'none')
}

/** The person picks their own way; nobody else puts them into a group. */
export const TrackPick = (): JSX.Element => {
  const now = track.value
  return (
    <section class="stack">
      <fieldset class="card pad stack tracks">
        <legend>{t.value.track}</legend>
        <p class="small">{t.value.trackHint}</p>
        <div class="pick">
          {trackCodes
            .filter((code) => !elder.value || code === now || ['elder', 'grief', 'carer'].includes(code))
            .map((code) => (
              <button
                key={code}
                type="button"
                aria-pressed={now === code}
                onClick={() => choose(now === code ? null : code)}
              >
                {tracksSaid.value[code].name}
              </button>
            ))}
        </div>
      </fieldset>
      {now && (
        <>
          <h3 class="track-name">{tracksSaid.value[now].about}</h3>
          <ol class="rows">
            {wayNow.value.map((code, at) => (
              <Row key={code} code={code} nth={at + 1} />
            ))}
          </ol>
        </>
      )}
    </section>
  )
}
