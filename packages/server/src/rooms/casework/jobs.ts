import { forEachAgency } from '../../platform/agencies.ts'
import type { Floor } from '../../platform/ctx.ts'
import { makeFindable } from './actions/findable.ts'

/** Makes people findable. @returns how many */
export const keepCases = (floor: Floor): Promise<number> => forEachAgency(floor, makeFindable)
