import { signal } from '@preact/signals'

/** Counts how often somebody was taken off this device, for parts that hold something of theirs in memory. */
export const forgotten = signal(0)
