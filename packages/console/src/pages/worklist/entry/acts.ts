import type { Refused } from '@anxin/kit/caller.ts'
import { type Door, queryClient, type Reply, reading, useAct } from '../../../parts/ask/doors.ts'
import type { Me } from '../../../parts/ask/who.ts'
import { useWords } from '../../../parts/language.tsx'
import { useSay } from '../../../parts/show/Say.tsx'
import type { Entry } from '../shapes.ts'

type EntryDoor = Extract<Door, `POST /api/worklist/entries/:id/${string}`>

const one = 'GET /api/worklist/entries/:id'
const list = 'GET /api/worklist/entries'

/** A write on one entry: what it answers is the entry as it stands now, and the list is asked again. */
export function useEntryAct<D extends EntryDoor>(door: D, done: (entry: Entry) => void = () => {}) {
  return useAct(door, {
    refresh: [list],
    done: (reply: Reply<D>) => {
      const { entry } = reply
      queryClient.setQueryData(reading(one, { id: entry.id }).queryKey, { entry })
      done(entry)
    },
  })
}

/** Who has an entry at this moment. */
async function ownerNow(id: string): Promise<string | null> {
  const asked = { ...reading(one, { id }), staleTime: 0 }
  return (await queryClient.fetchQuery(asked).catch(() => undefined))?.entry.ownerName ?? null
}

/** Takes an entry at one press. Was a colleague quicker, it says who. */
export function useTakeEntry(done: (entry: Entry) => void = () => {}) {
  const words = useWords().worklist.list
  const say = useSay()
  const act = useEntryAct('POST /api/worklist/entries/:id/take', (entry) => {
    say.yes(words.taken(entry.name ?? words.noName))
    done(entry)
  })
  const refused = async (id: string, error: Refused): Promise<void> => {
    const name = error.code === 'ALREADY_TAKEN' ? await ownerNow(id) : null
    if (name === null) say.no(error)
    else say.yes(words.takenBy(name))
  }
  return {
    isPending: act.isPending,
    take: (id: string) => act.mutate({ params: { id } }, { onError: (error) => void refused(id, error) }),
  }
}

export type ActName = 'take' | 'contact' | 'decide' | 'note' | 'assign' | 'level' | 'profile'

/** What this person may do with the entry now. Contact and decision are for whoever has taken it. */
export function mayDo(entry: Entry, me: Me | undefined): ReadonlySet<ActName> {
  if (!me || entry.state === 'closed') return new Set()
  const names: readonly ActName[] = [
    ...(entry.ownerName === null ? (['take'] as const) : []),
    ...(entry.mine ? (['contact', 'decide'] as const) : []),
    ...(['note', 'assign', 'level', 'profile'] as const),
  ]
  return new Set(names)
}

/** The one act to do next; it is the filled button. */
export function nextAct(entry: Entry, may: ReadonlySet<ActName>): ActName | undefined {
  const order: readonly ActName[] = entry.state === 'contacted' ? ['decide'] : ['take', 'contact']
  return order.find((name) => may.has(name))
}
