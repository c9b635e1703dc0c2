/**
 * Who does what in a search: small teams, one who decides, and each sees only what their part needs.
 * @source features E08 (team of five or six with privacy limits per role); domain specification 3.6 and 3.7 (minimum data)
 */
export const rescueRoles = ['commander', 'caller', 'clues', 'pair', 'liaison', 'recorder'] as const
export type RescueRole = (typeof rescueRoles)[number]

export const rescueParts = [
  'person',
  'phones',
  'address',
  'clues',
  'script',
  'card',
  'log',
  'seats',
  'conversation',
] as const
export type RescuePart = (typeof rescueParts)[number]

/** What each part of the team sees. Nobody but the commander is led to the conversation. */
export const seenBy: Readonly<Record<RescueRole, readonly RescuePart[]>> = {
  commander: ['person', 'phones', 'address', 'clues', 'script', 'card', 'log', 'seats', 'conversation'],
  caller: ['person', 'phones', 'clues', 'script', 'seats'],
  clues: ['person', 'address', 'clues', 'log', 'seats'],
  pair: ['person', 'address', 'phones', 'seats'],
  liaison: ['person', 'address', 'clues', 'script', 'card', 'seats'],
  recorder: ['log', 'seats'],
}

/** What each part of the team may write. */
export const writtenBy: Readonly<Record<RescueRole, readonly ('clue' | 'log' | 'seat' | 'close')[]>> = {
  commander: ['clue', 'log', 'seat', 'close'],
  caller: ['clue', 'log'],
  clues: ['clue', 'log'],
  pair: ['clue', 'log'],
  liaison: ['log'],
  recorder: ['log'],
}

export const sees = (role: RescueRole | null, part: RescuePart): boolean =>
  role !== null && seenBy[role].includes(part)

/** How long a clue to a place holds, in minutes, by how sure it is: it is gone afterwards. */
export const clueMinutes = { sure: 240, likely: 120, doubtful: 60 } as const
export type Certainty = keyof typeof clueMinutes

/** Where a clue comes from. */
export const clueSources = [
  'resident',
  'contact',
  'neighbour',
  'police',
  'hospital',
  'device',
  'other',
] as const
export type ClueSource = (typeof clueSources)[number]
