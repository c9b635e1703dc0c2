import type { DoorReply } from '@anxin/kit/caller.ts'
import { call } from '@anxin/kit/caller.ts'
import { signal } from '@preact/signals'
import { put, take } from '../../device/chest.ts'
import { poster } from '../../device/settings.ts'

export type Hotline = DoorReply<'GET /api/hotline/numbers'>['hotlines'][number]
interface Kept {
  readonly hotlines: readonly Hotline[]
  /** Of what a device kept before cabins came along with the numbers there is none. */
  readonly cabin?: DoorReply<'GET /api/hotline/numbers'>['cabin']
  readonly at: number
}

/** The national line, always shown; local lines come from the server's directory. */
export const hotlineNumber = '12356'

/** The directory as last heard; null when this device never heard it. */
export const directory = signal<(Kept & { readonly fresh: boolean }) | null>(null)

export async function loadHotlines(): Promise<'fresh' | 'kept' | 'none'> {
  try {
    const heard = await call('GET /api/hotline/numbers', { params: poster() })
    const kept: Kept = { ...heard, at: Date.now() }
    directory.value = { ...kept, fresh: true }
    put('kept', 'hotlines', kept).catch(() => undefined)
    return 'fresh'
  } catch {
    const kept = await take<Kept>('kept', 'hotlines')
    if (kept) directory.value = { ...kept, fresh: false }
    return kept ? 'kept' : 'none'
  }
}
