import { serverNow } from '../../show/times.ts'
import { newId, writeKept } from '../kept.ts'
import { sendSitting } from './send.ts'
import { nothingSent, type Sitting } from './shape.ts'
import { keepSitting } from './store.ts'

/** Where the page of forms remembers which sitting is open. */
export const openSitting = 'fill.current'

/** Begins a sitting on this device, whether or not there is a network, and leaves it open for the page of forms. @returns its id */
export function beginSitting(
  chosen: Pick<Sitting, 'owner' | 'person' | 'add' | 'pack' | 'mode' | 'relation' | 'assent'>,
): string {
  const id = newId()
  keepSitting({
    ...{ id, ...chosen, startedAt: new Date(serverNow()).toISOString(), forms: {}, finished: false },
    ...{ house: nothingSent, refused: null },
  })
  void sendSitting(id)
  writeKept(openSitting, id)
  return id
}
