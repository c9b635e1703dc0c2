import { pinyin } from 'pinyin-pro'
import type { Ground } from '../spine/ground.ts'
import { openWires } from '../spine/talk.ts'
import { type SignedIn, signIn } from './town.ts'

/** Who opens pages, and what each of them sees. */
export interface Cast {
  /** One social worker, and one supervisor, of each of sixteen cabins. */
  readonly workers: readonly SignedIn[]
  readonly bosses: readonly SignedIn[]
  /** Whoever answers for the whole city: a hundred thousand people. */
  readonly city: readonly SignedIn[]
  /** What each of them is asked to open: cases they see, and names. */
  readonly own: ReadonlyMap<string, { readonly ids: readonly string[]; readonly names: readonly string[] }>
}

/** Signs people of the city in and looks at what they see. */
export async function gather(ground: Ground): Promise<Cast> {
  const workers = await signIn(ground, 'social_worker', 'cabins', 16)
  const bosses = await signIn(ground, 'supervisor', 'cabins', 16)
  const city = await signIn(ground, 'supervisor', 'city', 1)
  const [wire] = await openWires(ground.place.port, 1)
  const own = new Map<string, { ids: string[]; names: string[] }>()
  for (const who of [...workers, ...bosses, ...city]) {
    const found = { ids: [] as string[], names: [] as string[] }
    for (const view of ['mine', 'place', 'ended']) {
      const { body } = await wire!.ask('GET', `/api/casework/cases?view=${view}`, who.cookie)
      const { rows } = JSON.parse(body.toString()) as { rows: { id: string; name: string }[] }
      found.ids.push(...rows.map(({ id }) => id))
      found.names.push(...rows.map(({ name }) => name))
    }
    if (found.ids.length === 0) throw new Error('somebody of the city sees no case')
    own.set(who.cookie, found)
  }
  wire!.close()
  return { workers, bosses, city, own }
}

const nth = <T>(of: readonly T[], n: number): T => of[n % of.length]!
const week = (): string => {
  const monday = Math.floor(Date.now() / 86_400_000) * 86_400_000
  const at = (days: number): string => new Date(monday + days * 86_400_000).toISOString()
  return `from=${at(0)}&to=${at(7)}`
}

type PathOf = (n: number, who: SignedIn) => string
/** Every page, who opens it, and what is asked for. */
export function pagesOf({ workers, bosses, city, own }: Cast): [string, readonly SignedIn[], PathOf][] {
  const caseOf: PathOf = (n, who) => nth(own.get(who.cookie)!.ids, n * 7 + 3)
  const typed =
    (write: (name: string) => string): PathOf =>
    (n, who) =>
      `/api/casework/people?typed=${encodeURIComponent(write(nth(own.get(who.cookie)!.names, n * 5 + 1)))}`
  const reading = (name: string): string => pinyin(name, { toneType: 'none', type: 'array' }).join('')
  const initials = (name: string): string => pinyin(name, { pattern: 'first', type: 'array' }).join('')
  const fixed =
    (path: string): PathOf =>
    () =>
      path
  const calendar = fixed(`/api/appointment/calendar?${week()}`)
  return [
    ['today', workers, fixed('/api/casework/today')],
    ['caseload of a cabin', bosses, fixed('/api/casework/caseload')],
    ['caseload of the whole city', city, fixed('/api/casework/caseload')],
    ['cases, own', workers, fixed('/api/casework/cases?view=mine')],
    ['cases of a cabin', bosses, fixed('/api/casework/cases?view=place')],
    ['cases of a cabin, overdue', bosses, fixed('/api/casework/cases?view=place&only=overdue')],
    ['cases of the whole city', city, fixed('/api/casework/cases?view=place')],
    ['cases of the whole city, quiet', city, fixed('/api/casework/cases?view=place&only=quiet')],
    ['cases of the whole city, ended', city, fixed('/api/casework/cases?view=ended')],
    ['search by name', workers, typed((name) => name)],
    ['search by pinyin', workers, typed(reading)],
    ['search by initials', workers, typed(initials)],
    [
      'search by the end of a number',
      workers,
      (n) => `/api/casework/people?typed=${String(n % 10_000).padStart(4, '0')}`,
    ],
    ['worklist of a cabin', workers, fixed('/api/worklist/entries?view=open')],
    ['worklist of the whole city', city, fixed('/api/worklist/entries?view=open')],
    ['case file', workers, (n, who) => `/api/casework/cases/${caseOf(n, who)}`],
    ['case file, opened by a supervisor', bosses, (n, who) => `/api/casework/cases/${caseOf(n, who)}`],
    ['notes and measures of a case', workers, (n, who) => `/api/record/cases/${caseOf(n, who)}`],
    ['referrals of a cabin', workers, fixed('/api/referral/referrals?view=open')],
    ['referrals of the whole city, over', city, fixed('/api/referral/referrals?view=over')],
    ['calendar, a week of a cabin', workers, calendar],
    ['calendar, a week of the whole city', city, calendar],
  ]
}
