import { Refused } from '@anxin/kit/caller.ts'
import { App } from 'antd'
import { useWords } from '../language.tsx'

/** Words for a "no", with the number of a fault so that it can be found. */
export function useRefusalText(): (error: Error) => string {
  const { refusals, state } = useWords()
  return (error) => {
    if (!(error instanceof Refused)) return refusals.FAULT
    const seconds = error.reply?.detail?.seconds ?? error.reply?.detail?.retryAfter
    const words = refusals[error.code]
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

/** Says a "no" or a success at the edge of the screen, for acts without a form. */
export function useSay(): { no: (error: Error) => void; yes: (words: string) => void } {
  const { message } = App.useApp()
  const text = useRefusalText()
  return {
    no: (error) => void message.error({ content: text(error), duration: 6 }),
    yes: (words) => void message.success({ content: words, duration: 2.5 }),
  }
}
