import type { SeenSign } from '@anxin/core/care/observed-signs.ts'
import type { Body } from '../../../parts/ask/doors.ts'
import type { FoundPerson } from '../../../parts/fill/PersonByPhone.tsx'

/** What is being written down of somebody seen. */
export interface Seen {
  readonly way: 'person' | 'found'
  readonly found: FoundPerson | null
  readonly person: {
    readonly name: string
    readonly where: string
    readonly phone: string
    readonly birthYear: number | null
  }
  readonly signs: readonly SeenSign[]
  readonly dangerNow: boolean
  readonly words: string
  /** What read like a name was read again by whoever writes. */
  readonly noNames: boolean
}

export const emptySeen: Seen = {
  way: 'person',
  found: null,
  person: { name: '', where: '', phone: '', birthYear: null },
  signs: [],
  dangerNow: false,
  words: '',
  noNames: false,
}

/** True when it says who, and at least one thing seen. */
export const isWhole = ({ way, found, person, signs }: Seen): boolean =>
  signs.length > 0 &&
  (way === 'found' ? found !== null : person.name.trim() !== '' && person.where.trim().length > 1)

/** What is sent; undefined while something is missing. */
export function bodyOf(id: string, seen: Seen): Body<'POST /api/worklist/observations'> | undefined {
  if (!isWhole(seen)) return undefined
  const { way, found, person, signs, dangerNow, words, noNames } = seen
  const whom =
    way === 'found' && found
      ? { residentId: found.id }
      : {
          person: {
            name: person.name.trim(),
            where: person.where.trim(),
            ...(person.phone.trim() ? { phone: person.phone.trim() } : {}),
            ...(person.birthYear ? { birthYear: person.birthYear } : {}),
          },
        }
  return { id, ...whom, signs: [...signs], dangerNow, words: words.trim(), ...(noNames ? { noNames } : {}) }
}
