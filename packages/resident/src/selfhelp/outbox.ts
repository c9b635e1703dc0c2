import { call, Refused } from '@anxin/kit/caller.ts'
import { signal } from '@preact/signals'
import { drop, put } from '../device/chest.ts'
import { entries, keepEntry, loadMoods, type MoodEntry } from '../device/moods.ts'
import { remember } from '../device/pocket.ts'
import { me, meState } from '../self/me.ts'
import { pin } from '../talk/pin.ts'
import {
  forgetPage,
  keepPage,
  type LeafKept,
  leaves,
  loadBook,
  type RunKept,
  runs,
  type SessionKept,
  sessionsDone,
} from './book.ts'
import { heed, type Proposal } from './proposal.ts'

const passing: readonly Refused['code'][] = [
  'OFFLINE',
  'FAULT',
  'BUSY',
  'CANNOT_KEEP',
  'TOO_MANY',
  'LOCKED',
  'SIGN_IN_FIRST',
]
const firstWaitMs = 1500
const longestWaitMs = 60_000

let sending = false
let started = false
let tries = 0
let timer: ReturnType<typeof setTimeout> | undefined
/** True while the last attempt did not come through. */
export const stuck = signal(false)

interface Heard {
  readonly suggestion?: Proposal
  readonly danger?: boolean
}
/** What the house answered: danger in the words pins the numbers at once. */
function hear({ suggestion, danger }: Heard): void {
  if (danger) pin(null)
  if (suggestion !== undefined) heed(suggestion)
}

async function sendMood(entry: MoodEntry): Promise<void> {
  const params = { id: entry.id }
  if (entry.state === 'gone') {
    await call('DELETE /api/selfhelp/moods/:id', { params }).catch(absentIsDone)
    entries.value = entries.value.filter(({ id }) => id !== entry.id)
    await drop('moods', entry.id)
    return
  }
  const { day, at, value, words, topics, note } = entry
  hear(await call('PUT /api/selfhelp/moods/:id', { params, body: { day, at, value, words, topics, note } }))
  if (entries.value.includes(entry)) await keepEntry({ ...entry, state: 'kept' })
}

async function sendRun(run: RunKept): Promise<void> {
  const { module, startedAt, finishedAt, before, after, useful, stopped, step } = run
  const body = { module, startedAt, finishedAt, before, after, useful, stopped, step }
  hear(await call('PUT /api/selfhelp/runs/:id', { params: { id: run.id }, body }))
  if (runs.value.includes(run)) await keepPage({ ...run, state: 'kept' })
}

async function sendLeaf(leaf: LeafKept): Promise<void> {
  const params = { id: leaf.id }
  if (leaf.state === 'gone') {
    await call('DELETE /api/selfhelp/leaves/:id', { params }).catch(absentIsDone)
    await forgetPage(leaf.id)
    return
  }
  const { module, leaf: kind, day, fields } = leaf
  hear(
    await call('PUT /api/selfhelp/leaves/:id', {
      params,
      body: { module, kind, day, fields: { ...fields } },
    }),
  )
  if (leaves.value.includes(leaf)) await keepPage({ ...leaf, state: 'kept' })
}

async function sendSession({ id, programmeId, number, problem, doneAt }: SessionKept): Promise<void> {
  const params = { id: programmeId, number }
  await call('PUT /api/selfhelp/programmes/:id/sessions/:number', { params, body: { problem, doneAt } })
  await forgetPage(id)
}

/** What the house does not have needs no taking away. */
function absentIsDone(problem: unknown): void {
  if (!(problem instanceof Refused) || problem.code !== 'NOT_FOUND') throw problem
}

type Waiting = MoodEntry | RunKept | LeafKept | SessionKept
const isWaiting = ({ home, state }: Waiting): boolean =>
  home === 'house' && (state === 'waiting' || state === 'gone')
const isSaid = (one: Waiting): boolean => 'leaf' in one && one.leaf === 'said'

/** Words heard as danger first. */
const waiting = (): Waiting | undefined => {
  const all = [...leaves.value, ...runs.value, ...sessionsDone.value, ...entries.value].filter(isWaiting)
  return all.find(isSaid) ?? all[0]
}

const send = (one: Waiting): Promise<void> => {
  if (!('kind' in one)) return sendMood(one)
  if (one.kind === 'session') return sendSession(one)
  return one.kind === 'run' ? sendRun(one) : sendLeaf(one)
}

/** A “no” that stays: it is kept here and said so. */
async function setAside(one: Waiting): Promise<void> {
  if (!('kind' in one)) {
    const aside: MoodEntry = { ...one, state: 'refused' }
    entries.value = [...entries.value.filter(({ id }) => id !== one.id), aside]
    await put('moods', one.id, aside)
  } else await keepPage({ ...one, state: 'refused' })
}

function later(): void {
  clearTimeout(timer)
  const wait = Math.min(longestWaitMs, firstWaitMs * 2 ** tries) * (0.8 + Math.random() * 0.4)
  tries += 1
  stuck.value = true
  timer = setTimeout(() => void flush(), wait)
}

/** Sends what waits, one at a time, each under its own id: repeated, it is the same entry. */
export async function flush(): Promise<void> {
  if (sending || (meState.value === 'ready' && me.value?.kind !== 'registered')) return
  sending = true
  clearTimeout(timer)
  try {
    for (let one = waiting(); one; one = waiting()) {
      try {
        await send(one)
        tries = 0
        stuck.value = false
      } catch (problem) {
        const code = problem instanceof Refused ? problem.code : 'FAULT'
        if (passing.includes(code)) return later()
        await setAside(one)
      }
    }
    remember('bookWaiting', null)
  } finally {
    sending = false
  }
}

/** Reads what waits on this device and keeps sending until nothing does. */
export async function startSending(): Promise<void> {
  await Promise.all([loadMoods(), loadBook()])
  if (!started) {
    started = true
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'visible') void flush()
    })
  }
  tries = 0
  await flush()
}
