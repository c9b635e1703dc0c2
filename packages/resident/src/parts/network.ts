import { signal } from '@preact/signals'

/** What the device itself believes; the server's silence is judged elsewhere. */
export const online = signal(navigator.onLine)
addEventListener('online', () => {
  online.value = true
})
addEventListener('offline', () => {
  online.value = false
})
