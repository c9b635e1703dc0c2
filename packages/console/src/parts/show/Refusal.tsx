import type { Duty } from '@anxin/contract/endpoint.ts'
import { Refused } from '@anxin/kit/caller.ts'
import { useWords } from '../language.tsx'

/** Words for a "no", with the number of a fault so that it can be found. */
export function useRefusalText(): (error: Error) => string {
  const { refusals, state, network } = useWords()
  return (error) => {
    if (!(error instanceof Refused)) return refusals.FAULT
    const seconds = error.reply?.detail?.seconds ?? error.reply?.detail?.retryAfter
    const words = refusals[error.code]
    const { duty, missing = duty } = error.reply?.detail ?? {}
    if (error.code === 'CERT_REQUIRED' && missing) {
      const names = (String(missing).split(',') as Duty[]).map((one) => `${network.duties[one]} ${one}`)
      return error.reply?.field ? state.certOfOther(names) : state.certNeeded(names)
    }
    if (typeof seconds === 'number') return words + state.waitFor(Math.max(1, Math.ceil(seconds / 60)))
    return error.reply?.fault ? words + state.faultNumber(error.reply.fault) : words
  }
}

/** The "no" inside a form, above its buttons. */
export function RefusalLine({ error }: { error: Error | null }) {
  const text = useRefusalText()
  if (!error) return null
  return (
    <p className="refusal" role="alert">
      {text(error)}
    </p>
  )
}

/** True when the server pointed at this field. */
export const pointsAt = (error: Error | null, field: string): boolean =>
  error instanceof Refused && (error.reply?.field?.split('.').includes(field) ?? false)
