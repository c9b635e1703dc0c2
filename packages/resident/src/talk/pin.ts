import { computed, signal } from '@preact/signals'
import { recall, remember } from '../device/pocket.ts'

/** The crisis card stays on this device for 72 hours, network or not. */
const pinMs = 72 * 60 * 60 * 1000
const read = (): number => Number(recall('pin') ?? 0)

const pinnedAt = signal(read())
const glance = signal(Date.now())

export const pinned = computed(() => pinnedAt.value > 0 && glance.value - pinnedAt.value < pinMs)

/** Pins from now, or from when people were told. An older pin never shortens a newer one. */
export function pin(since: string | null): void {
  const at = since ? Math.min(Date.parse(since) || Date.now(), Date.now()) : Date.now()
  glance.value = Date.now()
  if (at <= pinnedAt.value || glance.value - at >= pinMs) return
  if (!since && pinned.value && glance.value - pinnedAt.value < 60_000) return
  pinnedAt.value = at
  remember('pin', String(at))
}

export function unpin(): void {
  pinnedAt.value = 0
  remember('pin', null)
}

/** Whether the resident made the crisis card small. */
export const crisisFolded = signal(recall('crisisFolded') === 'yes')
export function foldCrisis(folded: boolean): void {
  crisisFolded.value = folded
  remember('crisisFolded', folded ? 'yes' : null)
}
