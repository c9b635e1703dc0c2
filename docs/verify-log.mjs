// 核对一条危机事件的记录有没有被改过。只需要 Node，不需要安心小屋的任何文件。
// Verifies the exported log of one crisis event. It needs Node and nothing of ours.
//
//   node verify-log.mjs FILE [HEAD]
//
// FILE is what GET /api/aftercare/events/:id/log answers. HEAD, where given, is the last hash noted down
// elsewhere earlier: only with it can a log that was cut off at the end be told from a whole one.
//
// How it works. Every entry carries the hash of the one before (`prev`, empty for the first) and its own:
//   hash = SHA-256( prev + "\n" + JSON of [event, seq, what, from, to, staff, by, at, words] ), in hex,
// where `words` is the SHA-256 of what was written there, or null. Whoever changes, drops, adds or reorders
// an entry changes a hash, and every hash after it. Steps are held against the protocol too.
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'

const [file, head] = process.argv.slice(2)
if (!file) {
  console.log('用法 / usage: node verify-log.mjs FILE [HEAD]')
  process.exit(2)
}

/** Where each state may go. */
const steps = {
  DETECTED: 'PAGED FALSE_ALARM EMERGENCY DECEASED',
  PAGED: 'ACKED EMERGENCY DECEASED',
  ACKED: 'CONTACTING EMERGENCY DECEASED',
  CONTACTING: 'ASSESSING UNREACHABLE EMERGENCY DECEASED',
  UNREACHABLE: 'CONTACTING EMERGENCY DECEASED',
  ASSESSING: 'STABILISED FALSE_ALARM EMERGENCY DECEASED',
  STABILISED: 'PLAN_ACTIVE EMERGENCY REOPENED DECEASED',
  PLAN_ACTIVE: 'FOLLOW_UP EMERGENCY REOPENED DECEASED',
  EMERGENCY: 'HANDED_OVER DECEASED',
  HANDED_OVER: 'FOLLOW_UP EMERGENCY REOPENED DECEASED',
  FOLLOW_UP: 'CLOSED EMERGENCY REOPENED DECEASED',
  FALSE_ALARM: 'CLOSED EMERGENCY REOPENED',
  CLOSED: 'REOPENED',
  REOPENED: 'PAGED EMERGENCY DECEASED',
  DECEASED: '',
}

function broken(seq, why) {
  console.log(`BROKEN at ${seq}: ${why}`)
  process.exit(1)
}

const log = JSON.parse(readFileSync(file, 'utf8'))
if (log.format !== 'anxin-event-log-1') broken(0, 'this is not an event log of a kind I know')
let prev = ''
let state = 'DETECTED'
let at = ''
for (const [n, entry] of log.entries.entries()) {
  const seq = n + 1
  if (entry.seq !== seq) broken(seq, `entry ${entry.seq} stands in its place`)
  if (entry.prev !== prev) broken(seq, 'it does not follow the one before')
  const { what, from, to, staffId, by, words } = entry
  const line = JSON.stringify([log.eventId, seq, what, from, to, staffId, by, entry.at, words])
  const hash = createHash('sha256').update(`${prev}\n${line}`).digest('hex')
  if (hash !== entry.hash) broken(seq, 'it was changed')
  if (entry.at < at) broken(seq, 'it is older than the one before')
  if (to !== null) {
    if (from !== state || !steps[from]?.split(' ').includes(to)) broken(seq, `no step from ${state} to ${to}`)
    state = to
  }
  prev = hash
  at = entry.at
}
if (head && head !== prev)
  broken(log.entries.length + 1, 'the head is another: entries are missing at the end')
console.log(`HOLDS: ${log.entries.length} entries, now ${state}, head ${prev}`)
