import { isRed } from '@anxin/core/crisis/grade.ts'
import { isEnded, isWaiting } from '@anxin/core/crisis/state.ts'
import type { Refused } from '@anxin/kit/caller.ts'
import { type Door, queryClient, type Reply, reading, useAct } from '../../../parts/ask/doors.ts'
import { holds, type Me, mayEnter } from '../../../parts/ask/who.ts'
import { useWords } from '../../../parts/language.tsx'
import { useSay } from '../../../parts/show/Say.tsx'
import { serverNow } from '../../../parts/show/times.ts'
import type { EventDetail } from '../forms/fields.ts'

export type EventDoor = Extract<Door, `POST /api/crisis/events/:id/${string}`>

/** A write on one event: what it answers is the event as it stands now, and the board is asked again. */
export function useEventAct<D extends EventDoor>(door: D, done: (detail: EventDetail) => void = () => {}) {
  return useAct(door, {
    refresh: ['GET /api/crisis/board'],
    done: (reply: Reply<D>) => {
      const detail = reply as EventDetail
      queryClient.setQueryData(reading('GET /api/crisis/events/:id', { id: detail.id }).queryKey, detail)
      done(detail)
    },
  })
}

/** Who answers for an event at this moment, as the board says. */
async function ownerNow(id: string): Promise<string | null> {
  const asked = { ...reading('GET /api/crisis/board', { view: 'open' }), staleTime: 0 }
  const reply = await queryClient.fetchQuery(asked).catch(() => undefined)
  return reply?.rows.find((row) => row.id === id)?.ownerName ?? null
}

/** Takes an event at one press: no form stands between. Was a colleague quicker, it says who. */
export function useTake(done: (detail: EventDetail) => void = () => {}) {
  const { board } = useWords().crisis
  const say = useSay()
  const act = useEventAct('POST /api/crisis/events/:id/acknowledge', (detail) => {
    say.yes(board.taken(detail.number))
    done(detail)
  })
  const refused = async (id: string, error: Refused): Promise<void> => {
    const name = error.code === 'ALREADY_TAKEN' ? await ownerNow(id) : null
    if (name === null) say.no(error)
    else say.yes(board.takenBy(name))
  }
  return {
    isPending: act.isPending,
    take: (id: string) => act.mutate({ params: { id } }, { onError: (error) => void refused(id, error) }),
  }
}

export const actNames = [
  'take',
  'takeOver',
  'contact',
  'assess',
  'grade',
  'stabilise',
  'plan',
  'emergency',
  'handOver',
  'falseAlarm',
  'note',
  'close',
  'signOff',
  'death',
] as const
export type ActName = (typeof actNames)[number]

/**
 * What this person may do with the event now, by its state, its steps and the person's own grants.
 * Danger to life outranks ownership: 120 or 110 may be noted by anyone on the crisis duty.
 */
export function mayDo(event: EventDetail, me: Me | undefined): ReadonlySet<ActName> {
  const may = new Set<ActName>()
  if (!me) return may
  const supervises = mayEnter(me, 'signOff') && holds(me, 'C-SUPERVISE', serverNow())
  if (supervises && event.state !== 'DECEASED') may.add('death')
  if (isEnded(event.state)) return may
  const step = (state: EventDetail['state']): boolean => event.maySteps.includes(state)
  const owned = event.owner !== null
  const mine = event.owner?.id === me.personId
  const add = (name: ActName, when: boolean): void => void (when && may.add(name))
  // A worse signal pages people beside the owner; taking it once more says that one is at it.
  add('take', (!owned && isWaiting(event.state)) || (mine && event.next?.kind === 'rung'))
  add('takeOver', owned && !mine)
  add('emergency', step('EMERGENCY'))
  add('note', true)
  add('contact', mine && event.state !== 'FALSE_ALARM' && !isWaiting(event.state))
  add('assess', mine && (event.state === 'ASSESSING' || event.state === 'FOLLOW_UP'))
  add('grade', event.lowering === null)
  add('stabilise', mine && step('STABILISED') && event.assessment !== null)
  add('plan', mine && event.state !== 'FALSE_ALARM')
  add('handOver', mine && step('HANDED_OVER'))
  const second = isRed(event.grade) && event.falseAlarmBy !== null
  add('falseAlarm', step('FALSE_ALARM') && (second ? event.falseAlarmBy !== me.name : mine))
  add('close', mine && step('CLOSED') && event.closeAskedBy === null)
  const asked = event.closeAskedBy ?? (event.state === 'FALSE_ALARM' ? (event.owner?.name ?? '') : null)
  add('signOff', step('CLOSED') && asked !== null && asked !== me.name && supervises)
  return may
}

/** The one act to do next; it is the filled button. Taking over from a colleague is never pressed on anyone. */
export function nextAct(event: EventDetail, may: ReadonlySet<ActName>): ActName | undefined {
  const found = orderIn(event).find((name) => may.has(name))
  const ends = found === 'close' || found === 'signOff'
  return ends && event.closeMissing.length > 0 ? undefined : found
}

function orderIn({ state, assessment, closeAskedBy, falseAlarmBy }: EventDetail): readonly ActName[] {
  if (state === 'EMERGENCY') return ['handOver']
  if (state === 'ASSESSING' && falseAlarmBy !== null) return ['falseAlarm', 'assess']
  if (state === 'ASSESSING')
    return assessment === null || assessment.triage === 'HIGH' ? ['assess'] : ['stabilise']
  if (state === 'STABILISED') return ['plan']
  if (closeAskedBy !== null || state === 'FALSE_ALARM') return ['signOff', 'close']
  if (state === 'FOLLOW_UP') return ['close']
  return ['take', 'contact']
}
