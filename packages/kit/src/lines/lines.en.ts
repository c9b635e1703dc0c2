import { careLinesEn } from './care.en.ts'
import { deskLinesEn } from './desk.en.ts'
import { houseLinesEn } from './house.en.ts'

/** What a line of the audit or of a timeline says, in English, by its code. */
export const linesEn: Readonly<Record<string, string>> = { ...deskLinesEn, ...houseLinesEn, ...careLinesEn }
