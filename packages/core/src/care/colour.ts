import type { Grade } from '../crisis/grade.ts'

/** How soon a person must act, most urgent first. Never shown to a resident. @source domain specification 2.3 */
export const colours = ['RED-E', 'RED', 'ORANGE', 'YELLOW', 'GREEN+', 'GREEN'] as const
export type Colour = (typeof colours)[number]

/** How much service: 0 universal … 4 specialist or crisis. @source domain specification 2.1 */
export type Tier = 0 | 1 | 2 | 3 | 4

/** True when `a` is more urgent than `b`. */
export const isMoreUrgent = (a: Colour, b: Colour): boolean => colours.indexOf(a) < colours.indexOf(b)

const grades: Readonly<Partial<Record<Colour, Grade>>> = {
  'RED-E': 'RED_E',
  RED: 'RED',
  ORANGE: 'ORANGE',
  YELLOW: 'YELLOW',
}

/** The grade of the crisis event that goes with a colour; undefined where no person is called. */
export const gradeOfColour = (colour: Colour): Grade | undefined => grades[colour]
