import type { Doors } from '@anxin/contract/rooms.ts'
import { type Asked, call, Refused } from '@anxin/kit/caller.ts'
import { MutationCache, QueryCache, QueryClient, queryOptions, useMutation } from '@tanstack/react-query'
import type { z } from 'zod'

export type Door = keyof Doors
export type ReadDoor = Extract<Door, `GET ${string}`>
export type Reply<D extends Door> = z.output<Doors[D]['reply']>
export type Body<D extends Door> = z.input<Doors[D]['body']>
type Params<D extends Door> = z.input<Doors[D]['params']>

let signedOut: () => void = () => {}
/** Says what happens when the house answers "sign in first", wherever that comes from. */
export const whenSignedOut = (then: () => void): void => {
  signedOut = then
}
/** What a “no” says to the whole page, wherever it comes from. */
export const notice = (error: unknown): void => {
  if (!(error instanceof Refused)) return
  if (error.code === 'SIGN_IN_FIRST') signedOut()
  // the strip above every page says so at once, and until there is room again
  if (error.code === 'CANNOT_KEEP') readAgain('GET /api/surge/notice')
}

const passing: readonly string[] = ['OFFLINE', 'FAULT', 'BUSY']
/** True for a "no" that may turn into a "yes" by asking again. */
export const mayPass = (error: unknown): boolean => error instanceof Refused && passing.includes(error.code)

export const queryClient = new QueryClient({
  queryCache: new QueryCache({ onError: notice }),
  mutationCache: new MutationCache({ onError: notice }),
  defaultOptions: {
    queries: {
      networkMode: 'always',
      // not by itself where the network mode is `always`: what says “offline” is asked again the moment there is a network
      refetchOnReconnect: true,
      staleTime: 5_000,
      retry: (tries, error) => tries < 2 && mayPass(error),
      retryDelay: (tries) => 400 * 2 ** tries,
    },
    mutations: { networkMode: 'always' },
  },
})

/** A read of one doorway, keyed by the doorway and what is asked of it. */
export const reading = <D extends ReadDoor>(door: D, params?: Params<D>) =>
  queryOptions<Reply<D>, Refused>({
    queryKey: [door, params ?? null],
    queryFn: () => call(door, params === undefined ? {} : { params }),
  })

/** Everything read through these doorways is asked for again. */
export const readAgain = (...doors: readonly ReadDoor[]): void => {
  for (const door of doors) void queryClient.invalidateQueries({ queryKey: [door] })
}

/** A write through one doorway. `refresh` names the reads that are no longer true afterwards. */
export function useAct<D extends Door>(
  door: D,
  then: { refresh?: readonly ReadDoor[]; done?: (reply: Reply<D>) => void } = {},
) {
  return useMutation<Reply<D>, Refused, Asked<Doors[D]>>({
    mutationFn: (asked) => call(door, asked),
    onSuccess: (reply) => {
      readAgain(...(then.refresh ?? []))
      then.done?.(reply)
    },
  })
}
