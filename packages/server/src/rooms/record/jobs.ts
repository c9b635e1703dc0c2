import { forEachAgency } from '../../platform/agencies.ts'
import type { Floor } from '../../platform/ctx.ts'
import { askForOwed } from './actions/owed.ts'

/** Makes tasks of what time asks for in cases. @returns how many */
export const keepOwed = (floor: Floor): Promise<number> => forEachAgency(floor, askForOwed)
