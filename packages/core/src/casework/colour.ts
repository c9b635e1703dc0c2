import { type Colour, isMoreUrgent } from '../care/colour.ts'

/**
 * What it takes to say how urgent a case is: a reason from anybody of the team to raise it or to lower what does not
 * press; a certificate for crisis to lower ORANGE; two people, the second a supervisor, to lower RED.
 * @source domain specification 2.3 note (e)
 */
export type ColourChange = 'same' | 'reason' | 'certificate' | 'two'
export function changeOf(from: Colour, to: Colour): ColourChange {
  if (from === to) return 'same'
  if (isMoreUrgent(to, from)) return 'reason'
  // within red nothing is lowered: RED-E is RED with somebody at the window
  if (from === 'RED' || from === 'RED-E') return 'two'
  return from === 'ORANGE' ? 'certificate' : 'reason'
}

/** Colours a case may be given now, most urgent first: never less urgent than what stands of the person. */
export const mayBeGiven = (to: Colour, floor: Colour | null): boolean =>
  floor === null || !isMoreUrgent(floor, to)
