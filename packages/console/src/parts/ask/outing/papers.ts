import { call, Refused } from '@anxin/kit/caller.ts'
import { toBase64 } from '@anxin/kit/own-key.ts'
import { sealBytes, unsealBytes } from '@anxin/kit/vault.ts'
import { useSyncExternalStore } from 'react'
import { mayPass, readAgain } from '../doors.ts'
import { newId } from '../kept.ts'
import { keyOf } from './vault.ts'

/** Pictures of papers that the house does not have yet: sealed with the PIN, in the browser’s store for large things. */
const store = 'anxin-outing-papers'
const folder = '/console/outing-papers/'

interface Waiting {
  readonly owner: string
  readonly visitId: string
  readonly path: string
}
let waiting: readonly Waiting[] = []
const listeners = new Set<() => void>()

/** A browser without the store keeps nothing; there every picture is sent at once. */
const mayStore = (): boolean => typeof caches !== 'undefined'

async function look(): Promise<readonly Waiting[]> {
  if (!mayStore()) return waiting
  const kept = await (await caches.open(store)).keys()
  waiting = kept.map(({ url }) => {
    const path = new URL(url).pathname
    const [owner = '', visitId = ''] = path.slice(folder.length).split('/')
    return { owner, visitId, path }
  })
  for (const listener of listeners) listener()
  return waiting
}
void look()

/** How many pictures of a visit wait on this device. */
export const useWaitingPapers = (owner: string, visitId: string): number =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => waiting.filter((one) => one.owner === owner && one.visitId === visitId).length,
  )

async function send(visitId: string, id: string, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
  const body = { id, bytes: toBase64(bytes) }
  await call('POST /api/outing/visits/:id/papers', { params: { id: visitId }, body, timeoutMs: 60_000 })
  readAgain('GET /api/outing/visits/:id', 'GET /api/outing/day')
}

/** Keeps a picture, where a PIN is set, and sends it. @throws Refused where it is neither sent nor kept, or is not taken */
export async function addPaper(owner: string, visitId: string, picture: Blob): Promise<void> {
  const bytes = await smaller(picture)
  const id = newId()
  const key = keyOf(owner)
  if (!key || !mayStore()) return send(visitId, id, bytes)
  const sealed = await sealBytes(key, bytes)
  await (await caches.open(store)).put(`${folder}${owner}/${visitId}/${id}`, new Response(sealed))
  await look()
  await sendPapers(owner)
}

let sending = false
/** Pictures the house would not take: they stay on this device, and are tried again when the page is opened anew. */
const refused = new Set<string>()

/** Sends what waits; safe to repeat. What there is no network for waits on. */
export async function sendPapers(owner: string): Promise<void> {
  const key = keyOf(owner)
  if (!key || sending || !waiting.some((one) => one.owner === owner)) return
  sending = true
  let path = ''
  try {
    const kept = await caches.open(store)
    for (const one of (await look()).filter((each) => each.owner === owner && !refused.has(each.path))) {
      path = one.path
      const sealed = await (await kept.match(path))?.arrayBuffer()
      if (!sealed) continue
      await send(one.visitId, path.split('/').at(-1)!, await unsealBytes(key, new Uint8Array(sealed)))
      await kept.delete(path)
    }
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    if (!mayPass(error) && error.code !== 'SIGN_IN_FIRST') refused.add(path)
  } finally {
    sending = false
    await look()
  }
}

/** Wipes what waits of somebody. */
export async function forgetPapers(owner: string): Promise<void> {
  if (!mayStore()) return
  const kept = await caches.open(store)
  for (const one of await look()) if (one.owner === owner) await kept.delete(one.path)
  await look()
}

/** The longer side, in pixels: a page of handwriting is readable, and two megabytes are enough for it. */
const side = 1800
/** The picture as it is sent: smaller, and without what the camera writes into it of place and device. */
async function smaller(picture: Blob): Promise<Uint8Array<ArrayBuffer>> {
  const drawn = await createImageBitmap(picture).catch(() => {
    throw new Refused('FILE_NOT_ALLOWED')
  })
  const part = Math.min(1, side / Math.max(drawn.width, drawn.height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.round(drawn.width * part)
  canvas.height = Math.round(drawn.height * part)
  canvas.getContext('2d')?.drawImage(drawn, 0, 0, canvas.width, canvas.height)
  const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/jpeg', 0.8))
  if (!blob) throw new Refused('FILE_NOT_ALLOWED')
  return new Uint8Array(await blob.arrayBuffer())
}
