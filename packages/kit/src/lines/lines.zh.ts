import { careLinesZh } from './care.zh.ts'
import { deskLinesZh } from './desk.zh.ts'
import { houseLinesZh } from './house.zh.ts'

/** What a line of the audit or of a timeline says, by its code. */
export const linesZh: Readonly<Record<string, string>> = { ...deskLinesZh, ...houseLinesZh, ...careLinesZh }
