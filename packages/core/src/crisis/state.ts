/**
 * The state machine of one crisis event.
 * The database refuses every step that is not in `crisisSteps` too (migration 0003, table crisis_step);
 * a house test compares the two.
 */
export const crisisStates = [
  'DETECTED',
  'PAGED',
  'ACKED',
  'CONTACTING',
  'UNREACHABLE',
  'ASSESSING',
  'STABILISED',
  'PLAN_ACTIVE',
  'EMERGENCY',
  'HANDED_OVER',
  'FOLLOW_UP',
  'FALSE_ALARM',
  'CLOSED',
  'REOPENED',
  'DECEASED',
] as const
export type CrisisState = (typeof crisisStates)[number]

/** Where each state may go next. @source domain specification, crisis protocol 3.8 */
export const crisisSteps: Readonly<Record<CrisisState, readonly CrisisState[]>> = {
  DETECTED: ['PAGED', 'FALSE_ALARM', 'EMERGENCY', 'DECEASED'],
  PAGED: ['ACKED', 'EMERGENCY', 'DECEASED'],
  ACKED: ['CONTACTING', 'EMERGENCY', 'DECEASED'],
  CONTACTING: ['ASSESSING', 'UNREACHABLE', 'EMERGENCY', 'DECEASED'],
  UNREACHABLE: ['CONTACTING', 'EMERGENCY', 'DECEASED'],
  ASSESSING: ['STABILISED', 'FALSE_ALARM', 'EMERGENCY', 'DECEASED'],
  STABILISED: ['PLAN_ACTIVE', 'EMERGENCY', 'REOPENED', 'DECEASED'],
  PLAN_ACTIVE: ['FOLLOW_UP', 'EMERGENCY', 'REOPENED', 'DECEASED'],
  EMERGENCY: ['HANDED_OVER', 'DECEASED'],
  HANDED_OVER: ['FOLLOW_UP', 'EMERGENCY', 'REOPENED', 'DECEASED'],
  FOLLOW_UP: ['CLOSED', 'EMERGENCY', 'REOPENED', 'DECEASED'],
  FALSE_ALARM: ['CLOSED', 'EMERGENCY', 'REOPENED'],
  CLOSED: ['REOPENED'],
  REOPENED: ['PAGED', 'EMERGENCY', 'DECEASED'],
  DECEASED: [],
}

/** True when the step is in the protocol. */
export const mayStep = (from: CrisisState, to: CrisisState): boolean => crisisSteps[from].includes(to)

/** Nothing more is owed to the resident in these states; every other state needs an owner or a rung, and a timer. */
export const isEnded = (state: CrisisState): boolean => state === 'CLOSED' || state === 'DECEASED'

/** States in which nobody has taken the event yet: the ladder runs. */
export const isWaiting = (state: CrisisState): boolean =>
  state === 'DETECTED' || state === 'PAGED' || state === 'REOPENED'
