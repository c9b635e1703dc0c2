import { en as firstEn } from '../packages/resident/src/words.en.ts'
import { zh as first } from '../packages/resident/src/words.zh.ts'
import { enOwn } from '../packages/resident/src/words-own.en.ts'
import { zhOwn } from '../packages/resident/src/words-own.zh.ts'

/** All words of the resident's face, those of the pages about oneself too. */
export const zh = { ...first, ...zhOwn }
export const en: typeof zh = { ...firstEn, ...enOwn }
