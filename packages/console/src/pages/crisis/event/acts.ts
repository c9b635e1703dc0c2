import { isEnded, isWaiting } from '@anxin/core/crisis/state.ts'
import { isRed } from '@anxin/core/crisis/grade.ts'
import { type Door, queryClient, type Reply, reading, useAct } from '../../../parts/ask/doors.ts'
import { holds, type Me, mayEnter } from '../../../parts/ask/who.ts'
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

export const actNames = [
  'take',
  'takeOver',
  'contact',
  'assess',
  'stabilise',
  'plan',
  'emergency',
  'handOver',
  'falseAlarm',
  'note',
  'close',
  'signOff',
] as const
export type ActName = (typeof actNames)[number]

/**
 * What this person may do with the event now, by its state, its steps and the person's own grants.
 * Danger to life outranks ownership: 120 or 110 may be noted by anyone on the crisis duty.
 */
export function mayDo(event: EventDetail, me: Me | undefined): ReadonlySet<ActName> {
  const may = new Set<ActName>()
  if (!me || isEnded(event.state)) return may
  const step = (state: EventDetail['state']): boolean => event.maySteps.includes(state)
  const owned = event.owner !== null
  const mine = event.owner?.id === me.personId
  const add = (name: ActName, when: boolean): void => void (when && may.add(name))
  add('take', !owned && isWaiting(event.state))
  add('takeOver', owned && !mine)
  add('emergency', step('EMERGENCY'))
  add('note', true)
  add('contact', mine && event.state !== 'FALSE_ALARM' && !isWaiting(event.state))
  add('assess', mine && (event.state === 'ASSESSING' || step('ASSESSING') || event.assessment !== null))
  add('stabilise', mine && step('STABILISED'))
  add('plan', mine)
  add('handOver', mine && step('HANDED_OVER'))
  add('falseAlarm', step('FALSE_ALARM') && (mine || (isRed(event.grade) && event.falseAlarmBy !== null)))
  add('close', mine && step('CLOSED') && event.closeAskedBy === null)
  add('signOff', step('CLOSED') && event.closeAskedBy !== null && mayEnter(me, 'signOff') && holds(me, 'C-SUPERVISE', serverNow()))
  return may
}

/** The one act to do next; it is the filled button. */
export function nextAct(event: EventDetail, may: ReadonlySet<ActName>): ActName | undefined {
  const order: readonly ActName[] =
    event.state === 'EMERGENCY'
      ? ['handOver', 'takeOver']
      : event.state === 'ASSESSING'
        ? event.assessment === null || event.assessment.triage === 'HIGH'
          ? ['assess', 'takeOver']
          : ['stabilise', 'takeOver']
        : event.state === 'STABILISED'
          ? ['plan', 'takeOver']
          : event.closeAskedBy !== null
            ? ['signOff', 'takeOver']
            : ['take', 'close', 'contact', 'takeOver']
  const found = order.find((name) => may.has(name))
  return found === 'close' && event.closeMissing.length > 0 ? undefined : found
}
