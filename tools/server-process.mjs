// How the built server runs as a process of its own, by `npm start` and in proofs and benches: a small machine keeps
// its memory for PostgreSQL.
import { fileURLToPath } from 'node:url'

/** Arguments of node: half the usual room for young objects. */
export const serverArgs = [
  '--max-semi-space-size=8',
  fileURLToPath(new URL('../packages/server/dist/main.js', import.meta.url)),
]

/** One heap of the C library for all threads would stand in each other's way, one for each keeps what it once had: two. */
export const serverEnv = { MALLOC_ARENA_MAX: '2' }
