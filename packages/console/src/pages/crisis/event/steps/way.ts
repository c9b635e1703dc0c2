import type { EventDetail } from '../../forms/fields.ts'

export type StepName = 'take' | 'contact' | 'assess' | 'emergency' | 'stable' | 'follow' | 'close'
export interface Step {
  readonly name: StepName
  readonly stands: 'done' | 'now' | 'ahead'
}

const usual: readonly StepName[] = ['take', 'contact', 'assess', 'stable', 'follow', 'close']
const urgent: readonly StepName[] = ['take', 'contact', 'emergency', 'follow', 'close']
const mistaken: readonly StepName[] = ['take', 'contact', 'close']

const stepOfState: Readonly<Record<EventDetail['state'], StepName | 'over'>> = {
  DETECTED: 'take',
  PAGED: 'take',
  REOPENED: 'take',
  ACKED: 'contact',
  CONTACTING: 'contact',
  UNREACHABLE: 'contact',
  ASSESSING: 'assess',
  STABILISED: 'stable',
  PLAN_ACTIVE: 'stable',
  EMERGENCY: 'emergency',
  HANDED_OVER: 'emergency',
  FOLLOW_UP: 'follow',
  FALSE_ALARM: 'close',
  CLOSED: 'over',
  DECEASED: 'over',
}

/** The way an event goes, and how far it has come. An emergency or a false alarm goes a shorter way. */
export function stepsOf(event: EventDetail): readonly Step[] {
  const emergency = event.state === 'EMERGENCY' || event.handover !== null
  const names = event.state === 'FALSE_ALARM' ? mistaken : emergency ? urgent : usual
  const followed = event.followUps.length > 0 && event.followUps.every((each) => each.state === 'done')
  const here = stepOfState[event.state]
  const now = here === 'follow' && (followed || event.closeAskedBy !== null) ? 'close' : here
  const at = now === 'over' ? names.length : names.indexOf(now)
  return names.map((name, index) => ({ name, stands: index < at ? 'done' : index === at ? 'now' : 'ahead' }))
}
