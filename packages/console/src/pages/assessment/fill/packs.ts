import { type PackCode, packCodes } from '@anxin/core/care/plan/packs.ts'
import { call } from '@anxin/kit/caller.ts'
import { useEffect, useSyncExternalStore } from 'react'
import type { Pack } from './work.ts'

const prefix = 'anxin.pack.'
const listeners = new Set<() => void>()
const held = new Map<string, { text: string; pack: Pack }>()
let round = 0

/** A pack as it is kept on this device; the same text is the same object. */
export function keptPack(code: PackCode): Pack | undefined {
  const text = localStorage.getItem(prefix + code)
  if (text === null) return held.get(code)?.pack
  const before = held.get(code)
  if (before?.text === text) return before.pack
  const pack = JSON.parse(text) as Pack
  held.set(code, { text, pack })
  return pack
}

async function renew(code: PackCode): Promise<void> {
  const pack = await call('GET /api/assessment/packs/:pack', { params: { pack: code } }).catch(
    () => undefined,
  )
  if (!pack) return
  try {
    localStorage.setItem(prefix + code, JSON.stringify(pack))
  } catch {
    // without room on the device this pack needs a network
    held.set(code, { text: '', pack })
  }
  round += 1
  for (const listener of listeners) listener()
}

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** The packs that can be filled in here, also without a network; renewed when the page is opened. */
export function usePacks(): readonly Pack[] {
  useSyncExternalStore(subscribe, () => round)
  useEffect(() => {
    for (const code of packCodes) void renew(code)
  }, [])
  return packCodes.flatMap((code) => keptPack(code) ?? [])
}
